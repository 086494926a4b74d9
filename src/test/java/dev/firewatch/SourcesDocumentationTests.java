package dev.firewatch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Each demand of the sources has a line that says where it is, or why it isn't. */
class SourcesDocumentationTests {

	private static final int LINES = 77;

	private static List<String> rows() throws IOException {
		return Files.readAllLines(Path.of("src/docs/sources.md"))
			.stream()
			.filter(line -> line.matches("\\| \\d+ \\|.*"))
			.toList();
	}

	@Test
	void everyLineIsThereOnceAndInOrder() throws IOException {
		assertThat(rows()).extracting(row -> row.split("\\|")[1].strip())
			.containsExactlyElementsOf(IntStream.rangeClosed(1, LINES).mapToObj(String::valueOf).toList());
		assertThat(rows()).allSatisfy(row -> assertThat(row.split("\\|")[3].strip()).isNotEmpty());
	}

	@Test
	void everyClassAndFileThatALineNamesExists() throws IOException {
		Set<String> classes;
		try (Stream<Path> files = Stream.concat(Files.walk(Path.of("src/main/java")),
				Files.walk(Path.of("src/test/java")))) {
			classes = files.map(file -> file.getFileName().toString())
				.filter(name -> name.endsWith(".java"))
				.map(name -> name.replace(".java", ""))
				.collect(Collectors.toSet());
		}
		List<String> missing = new ArrayList<>();
		for (String row : rows()) {
			for (String named : Pattern.compile("`([^`]+)`").matcher(row).results().map(MatchResult::group).toList()) {
				String name = named.replace("`", "");
				boolean lacking = name.matches("[A-Z][a-z]\\w+") ? !classes.contains(name) : name.startsWith("config/")
						&& Files.exists(Path.of(name).getParent()) && !Files.exists(Path.of(name));
				if (lacking) {
					missing.add(row.split("\\|")[1].strip() + ": " + name);
				}
			}
		}

		assertThat(missing).isEmpty();
	}

}
