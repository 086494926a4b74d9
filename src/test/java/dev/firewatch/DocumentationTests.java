package dev.firewatch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What documents and configuration say is so. */
class DocumentationTests {

	/** What policy.yml takes and nothing reads yet; the file says so, too. */
	private static final Set<String> POLICY_NOT_READ_YET = Set.of();

	private static final Set<String> PERMISSIONS_NOT_READ_YET = Set.of();

	private static List<Path> files(String directory, String ending) throws IOException {
		try (Stream<Path> all = Files.walk(Path.of(directory))) {
			return all.filter(path -> path.toString().endsWith(ending)).sorted().toList();
		}
	}

	private static String sources(String... without) throws IOException {
		StringBuilder text = new StringBuilder();
		for (Path file : files("src/main/java", ".java")) {
			if (Stream.of(without).noneMatch(name -> file.endsWith(name + ".java"))) {
				text.append(Files.readString(file));
			}
		}
		return text.toString();
	}

	@Test
	void noTableSaysSomethingTwice() throws IOException {
		List<Path> documents = new ArrayList<>(files("src/docs", ".md"));
		documents.add(Path.of("README.md"));
		Map<String, List<String>> doubled = new TreeMap<>();
		for (Path document : documents) {
			Set<String> seen = new HashSet<>();
			for (String line : Files.readAllLines(document)) {
				if (!line.startsWith("|")) {
					seen.clear();
				}
				else if (!seen.add(line.split("\\|", -1)[1].strip()) && !line.split("\\|", -1)[1].isBlank()) {
					doubled.computeIfAbsent(document.toString(), none -> new ArrayList<>()).add(line);
				}
			}
		}

		assertThat(doubled).isEmpty();
	}

	@Test
	void everyPromiseNamesATestThatExists() throws IOException {
		Map<String, Path> classes = files("src/test/java", ".java").stream()
			.collect(Collectors.toMap(file -> file.getFileName().toString().replace(".java", ""), file -> file));
		List<String> rows = Files.readAllLines(Path.of("src/docs/promises.md"))
			.stream()
			.filter(line -> line.startsWith("| ") && !line.startsWith("| promise"))
			.toList();
		List<String> unproven = new ArrayList<>();
		for (String row : rows) {
			Matcher test = Pattern.compile("`(\\w+)#(\\w+)` \\|$").matcher(row);
			boolean proven = test.find() && classes.containsKey(test.group(1))
					&& Files.readString(classes.get(test.group(1))).contains("void " + test.group(2) + "(");
			if (!proven) {
				unproven.add(row);
			}
		}

		assertThat(rows).hasSizeGreaterThan(40);
		assertThat(unproven).isEmpty();
	}

	@Test
	void theReadmeNamesTheAddressThatTheManifestHas() throws IOException {
		Matcher address = Pattern.compile("https://firewatch\\.[a-z.]+[a-z]")
			.matcher(Files.readString(Path.of("manifests/slack/manifest.yml")));
		assertThat(address.find()).isTrue();
		Set<String> named = Pattern.compile("https://firewatch\\.[a-z.]+[a-z]")
			.matcher(Files.readString(Path.of("README.md")))
			.results()
			.map(found -> found.group())
			.collect(Collectors.toSet());

		assertThat(named).containsExactly(address.group());
	}

	@Test
	void everyRuleOfThePolicyHasAReader() throws IOException {
		Set<String> unread = new TreeSet<>();
		for (Path file : files("src/main/java/dev/firewatch/policy", "Rule.java")) {
			String rule = file.getFileName().toString().replace(".java", "");
			Matcher components = Pattern.compile("record " + rule + "\\((.*?)\\) \\{", Pattern.DOTALL)
				.matcher(Files.readString(file));
			assertThat(components.find()).as(rule).isTrue();
			String sources = sources(rule, "PolicyReader");
			Stream.of(components.group(1).replaceAll("<[^>]*>", "").split(","))
				.map(component -> component.strip().replaceAll("(?s).*\\s", ""))
				.filter(name -> !Pattern.compile("(\\.|::)" + name + "\\b").matcher(sources).find())
				.forEach(name -> unread.add(rule + "." + name));
		}

		assertThat(unread).isEqualTo(new TreeSet<>(POLICY_NOT_READ_YET));
	}

	@Test
	void everyPermissionHasAReaderOrThePolicySaysThatItHasNone() throws IOException {
		String sources = sources("Permissions", "PolicyReader");
		String permissions = Files.readString(Path.of("src/main/java/dev/firewatch/policy/Permissions.java"));
		Set<String> unread = new TreeSet<>();
		Matcher action = Pattern.compile("String ([A-Z_]+) = \"([a-z-]+)\";").matcher(permissions);
		while (action.find()) {
			boolean read = sources.contains("Permissions." + action.group(1))
					|| sources.contains("(\"" + action.group(2) + "\", file")
					|| sources.contains("case \"" + action.group(2) + "\"");
			if (!read) {
				unread.add(action.group(1));
			}
		}
		unread.remove("AUTHOR");

		assertThat(unread).isEqualTo(new TreeSet<>(PERMISSIONS_NOT_READ_YET));
	}

}
