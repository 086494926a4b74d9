package dev.firewatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTestContextBootstrapper;
import org.springframework.core.annotation.MergedAnnotations;
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

	@Test
	void fewAreKept() {
		Map<Integer, List<String>> kept = new TreeMap<>();
		for (JavaClass type : new ClassFileImporter().importPackages("dev.firewatch")) {
			if (type.getSimpleName().endsWith("Tests") || type.getSimpleName().endsWith("IT")) {
				Class<?> test = type.reflect();
				MergedAnnotations annotations = MergedAnnotations.from(test,
						MergedAnnotations.SearchStrategy.TYPE_HIERARCHY);
				if (annotations.isPresent(SpringBootTest.class) && !annotations.isPresent(DirtiesContext.class)) {
					kept.computeIfAbsent(configuration(test).hashCode(), key -> new ArrayList<>())
						.add(test.getSimpleName());
				}
			}
		}

		assertThat(kept).as("kept applications; give a test @DirtiesContext, or the annotation of others")
			.hasSizeBetween(3, MOST);
	}

	private static MergedContextConfiguration configuration(Class<?> test) {
		SpringBootTestContextBootstrapper bootstrapper = new SpringBootTestContextBootstrapper();
		bootstrapper
			.setBootstrapContext(new DefaultBootstrapContext(test, new DefaultCacheAwareContextLoaderDelegate()));
		return bootstrapper.buildMergedContextConfiguration();
	}

}
