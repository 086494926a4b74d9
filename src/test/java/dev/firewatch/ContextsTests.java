package dev.firewatch;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTestContextBootstrapper;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.cache.DefaultCacheAwareContextLoaderDelegate;
import org.springframework.test.context.support.DefaultBootstrapContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every application that tests keep for each other goes on working beside them: few are
 * kept, and whoever needs one of its own closes it.
 */
class ContextsTests {

	private static final int MOST = 6;

	private static final Pattern TEST = Pattern.compile("[A-Za-z]+(?:Tests|IT)\\.class");

	@Test
	void fewAreKept() throws Exception {
		Map<Integer, List<String>> kept = new TreeMap<>();
		for (Class<?> test : tests()) {
			MergedAnnotations annotations = MergedAnnotations.from(test, SearchStrategy.TYPE_HIERARCHY);
			if (annotations.isPresent(SpringBootTest.class) && !annotations.isPresent(DirtiesContext.class)) {
				kept.computeIfAbsent(configuration(test).hashCode(), key -> new ArrayList<>())
					.add(test.getSimpleName());
			}
		}

		assertThat(kept).as("kept applications; give a test @DirtiesContext, or the annotation of others")
			.hasSizeBetween(3, MOST);
	}

	private static List<Class<?>> tests() throws Exception {
		Path classes = Path.of(ContextsTests.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		List<Class<?>> tests = new ArrayList<>();
		try (Stream<Path> files = Files.walk(classes)) {
			for (Path file : files.filter(one -> TEST.matcher(one.getFileName().toString()).matches()).toList()) {
				String name = classes.relativize(file).toString().replace(File.separatorChar, '.');
				tests.add(Class.forName(name.substring(0, name.length() - ".class".length()), false,
						ContextsTests.class.getClassLoader()));
			}
		}
		return tests;
	}

	private static MergedContextConfiguration configuration(Class<?> test) {
		SpringBootTestContextBootstrapper bootstrapper = new SpringBootTestContextBootstrapper();
		bootstrapper
			.setBootstrapContext(new DefaultBootstrapContext(test, new DefaultCacheAwareContextLoaderDelegate()));
		return bootstrapper.buildMergedContextConfiguration();
	}

}
