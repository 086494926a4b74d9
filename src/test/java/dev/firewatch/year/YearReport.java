package dev.firewatch.year;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.firewatch.remediation.Fix;

/** What a simulated time came to, as a page with plots. */
final class YearReport {

	private static final String PICTURES = "simulated-year";

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

	private final Simulation life;

	private final YearChecks checks;

	private final long seed;

	private final Duration took;

	YearReport(Simulation life, YearChecks checks, long seed, Duration took) {
		this.life = life;
		this.checks = checks;
		this.seed = seed;
		this.took = took;
	}

	/**
	 * What must hold.
	 *
	 * @param name as faults are gathered under
	 * @param check where it is checked
	 */
	private record Rule(String name, String words, String check) {
	}

	private static final List<Rule> RULES = List.of(
			new Rule("in quiet hours",
					"Nobody is written to outside 09:00 to 17:00 of their own day, on weekends or on holidays.",
					"inWorkingHours"),
			new Rule("to somebody who is away", "Nobody who is away or gone is written to.",
					"reachesSomebodyWhoMayKnow"),
			new Rule("about something private", "Nobody hears of what they may not know.", "reachesSomebodyWhoMayKnow"),
			new Rule("about something settled", "Nothing is said of a fix that was verified or dropped.",
					"isStillOpen"),
			new Rule("too many a day",
					"One message of the day and five questions are the most anybody gets; nothing comes twice.",
					"atMostSoManyADay"),
			new Rule("never heard of again", "Every unverified fix has a next message ahead of it.",
					"everyOpenFixHasANextMessage"),
			new Rule("silent for too long",
					"No overdue fix is silent for more than three working days, unless it is snoozed.",
					"nothingIsSilentForLong"),
			new Rule("not as foretold",
					"The dry run is what is said, as long as neither data nor people change (%d forecasts).",
					"cameTrue"));

	/** Writes the page and its pictures into the directory. */
	void write(Path directory) throws IOException {
		Files.createDirectories(directory.resolve(PICTURES));
		String plots = plot(directory, "hours", "When people hear something",
				"Everything said to somebody alone, by the hour of their own day. Most of it is the message of the day, "
						+ "which goes out as the day begins.",
				new BarChart("hour of the reader's day", "messages"), byHour())
				+ plot(directory, "load", "How much it is",
						"On a day on which somebody hears anything: the message of the day, and questions about "
								+ "postmortems.",
						new BarChart("messages to one person on one day", "days of a person"), perDay())
				+ plot(directory, "silence", "How long an overdue fix is silent",
						"From one message about it to the next, whoever it went to.",
						new BarChart("working days from message to message", "times"), silences())
				+ plot(directory, "weeks", "Week by week",
						"There is more to say as unfinished fixes add up; nothing closes them but people.",
						new BarChart("week that begins on", "messages"), perWeek())
				+ plot(directory, "fixes", "What became of the fixes",
						"Those that nobody does are never forgotten: each still has a message ahead of it.",
						new BarChart("how it stands at the end", "fixes"), standings());
		Files.writeString(directory.resolve("simulated-year.md"), page() + plots.stripTrailing() + "\n");
	}

	private String page() {
		Simulation.Scale scale = life.scale;
		return """
				# A simulated year

				An organisation lives with Firewatch: people in six time zones, incidents, fixes that are done, forgotten, dropped or
				handed over, absences, leavers, holidays, outages of the platform and of the database, restarts, on two instances. All of
				it runs on a moving clock, leases and back-off included, through the real sweep and a fake platform.

				`mvn verify` lives through two weeks of 40 people. `mvn verify -Pyear` lives through a year of 200 people and 150
				incidents, or through part of it with `-Dyear.days=60`, and writes this page and its plots to `target/simulated-year`.
				The seed is printed, and `-Dseed=` repeats a run. The whole year takes about ten minutes on two idle cores: the more
				stays unfinished, the more there is to say, and every message is claimed, delivered and recorded on disk.

				This one: seed %d, %d days, %d people, %d incidents with %d fixes; outages of the platform: %d, of the database: %d, and
				as many restarts. In %,d sweeps it said %,d things to people alone and in the leadership's channel, and it took %d
				minutes.

				| what must hold | faults found | check in `YearChecks` |
				|---|---|---|
				%s

				"""
			.formatted(seed, scale.days(), scale.people(), life.incidents.size(),
					standings().values().stream().mapToLong(n -> n).sum(), scale.outages(), scale.restarts(),
					life.sweeps, life.said.size(), took.plusSeconds(30).toMinutes(), rules());
	}

	private String rules() {
		return RULES.stream()
			.map(rule -> "| %s | %s | `%s` |".formatted(rule.words().formatted(checks.compared),
					checks.found(rule.name()) == 0 ? "none" : checks.found(rule.name()), rule.check()))
			.collect(Collectors.joining("\n"));
	}

	private static String plot(Path directory, String name, String title, String words, BarChart chart,
			Map<String, Long> counts) throws IOException {
		Files.writeString(directory.resolve(PICTURES).resolve(name + ".svg"), chart.of(counts));
		// The numbers beside the picture, for whoever can't see it.
		return """
				## %s
				%s

				![%s by %s](%s/%s.svg)

				<details><summary>The numbers</summary>

				| %s | %s |
				|---|---|
				%s

				</details>

				""".formatted(title, words, chart.up(), chart.across(), PICTURES, name, chart.across(), chart.up(),
				counts.entrySet()
					.stream()
					.map(one -> String.format(Locale.ROOT, "| %s | %,d |", one.getKey(), one.getValue()))
					.collect(Collectors.joining("\n")));
	}

	private <K extends Comparable<? super K>> TreeMap<K, Long> counted(Function<Said, K> by) {
		return life.said.stream()
			.filter(one -> one.to() != null)
			.collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
	}

	private static <K> Map<String, Long> named(Map<K, Long> counts, Function<K, String> name) {
		Map<String, Long> named = new LinkedHashMap<>();
		counts.forEach((key, count) -> named.put(name.apply(key), count));
		return named;
	}

	private Map<String, Long> byHour() {
		TreeMap<Integer, Long> hours = counted(one -> one.at().atZone(one.to().zone()).getHour());
		IntStream.range(0, 24).forEach(hour -> hours.putIfAbsent(hour, 0L));
		return named(hours, "%02d"::formatted);
	}

	private Map<String, Long> perDay() {
		return named(
				counted(one -> one.to().id() + " " + one.day()).values()
					.stream()
					.collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting())),
				String::valueOf);
	}

	private Map<String, Long> silences() {
		return named(checks.silences, String::valueOf);
	}

	private Map<String, Long> perWeek() {
		TreeMap<LocalDate, Long> weeks = counted(one -> LocalDate.ofInstant(one.at(), ZoneOffset.UTC)
			.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
		return named(weeks, DAY::format);
	}

	private Map<String, Long> standings() {
		return life.incidents.stream()
			.flatMap(incident -> life.file(incident).fixes().stream())
			.collect(Collectors.groupingBy(YearReport::standing, TreeMap::new, Collectors.counting()));
	}

	private static String standing(Fix fix) {
		return fix.status().name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

}
