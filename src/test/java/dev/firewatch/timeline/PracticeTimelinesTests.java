package dev.firewatch.timeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.firewatch.timeline.TimelineImport.Context;
import dev.firewatch.timeline.TimelineImport.ImportedLine;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Timelines that people really wrote are read as they meant them, pasted by a reader in
 * Berlin.
 */
class PracticeTimelinesTests {

	private static final Path TIMELINES = Path.of("../shared/data/timelines/practice.json");

	private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

	private static final SpokenRules RULES = new SpokenRules(false, Map.of("BST", ZoneId.of("Europe/London"), "IST",
			ZoneId.of("Asia/Kolkata"), "CST", ZoneId.of("America/Chicago")));

	/** How many lines of a shape were understood. */
	private static final class Tally {

		private int right;

		private int wrong;

		private int refused;

		@Override
		public String toString() {
			return "right %d, wrong %d, refused %d".formatted(right, wrong, refused);
		}

	}

	private final Map<String, Tally> shapes = new TreeMap<>();

	private final Map<String, String> wrong = new LinkedHashMap<>();

	@Test
	void areReadAsTheyWereMeantOrNotAtAll() throws IOException {
		Assumptions.assumeTrue(Files.exists(TIMELINES), () -> TIMELINES.toAbsolutePath() + " is missing");
		for (JsonNode section : JsonMapper.shared().readTree(Files.readString(TIMELINES))) {
			read(section);
		}

		shapes.forEach((shape, tally) -> System.out.printf("%-45s %s%n", shape, tally));
		int right = shapes.values().stream().mapToInt(tally -> tally.right).sum();
		int all = shapes.values().stream().mapToInt(tally -> tally.right + tally.wrong + tally.refused).sum();
		System.out.printf("%d of %d lines are right%n", right, all);
		assertThat(wrong).isEmpty();
		assertThat(right).isGreaterThanOrEqualTo((int) Math.ceil(0.98 * all));
	}

	private void read(JsonNode section) {
		String text = section.path("text").asString();
		TimelineImport read = TimelineImport.read(text,
				new Context(LocalDate.parse(section.path("declared").asString()), NOW,
						ZoneId.of(section.path("caller_zone").asString()), NOW, RULES));
		Map<Integer, Instant> entries = read.lines()
			.stream()
			.collect(Collectors.toMap(ImportedLine::number, line -> line.when().start(), (one, other) -> other,
					HashMap::new));
		Map<Integer, Instant> also = instants(section.path("also_right"));
		String[] lines = text.split("\n", -1);
		instants(section.path("expect")).forEach((number, meant) -> {
			Tally tally = shapes.computeIfAbsent(section.path("repo").asString() + " " + shape(lines[number - 1]),
					shape -> new Tally());
			Optional<Instant> taken = Optional.ofNullable(entries.remove(number));
			if (taken.isEmpty()) {
				tally.refused++;
				System.out.printf("refused: %s line %d: %s (%s)%n", section.path("id").asString(), number,
						lines[number - 1],
						read.problems().stream().filter(problem -> problem.line() == number).toList());
			}
			else if (List.of(meant, also.getOrDefault(number, meant)).contains(taken.get())) {
				tally.right++;
			}
			else {
				tally.wrong++;
				wrong.put(section.path("id").asString() + " line " + number + ": " + lines[number - 1],
						taken.get() + " rather than " + meant);
			}
		});
		entries.forEach((number, taken) -> wrong.put(
				section.path("id").asString() + " line " + number + ": " + lines[number - 1],
				taken + " where nothing was meant"));
	}

	private static Map<Integer, Instant> instants(JsonNode node) {
		Map<Integer, Instant> instants = new TreeMap<>();
		node.properties()
			.forEach(one -> instants.put(Integer.valueOf(one.getKey()), Instant.parse(one.getValue().asString())));
		return instants;
	}

	private static String shape(String line) {
		if (line.startsWith("|")) {
			return line.matches("\\|\\s*~?\\d{4}-.*") ? "table: date and time" : "table: others";
		}
		return line.startsWith("#") ? "heading"
				: line.matches("\\s*- \\*\\*.*") ? "bold bullet" : line.startsWith("-") ? "bullet" : "plain line";
	}

}
