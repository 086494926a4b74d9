package dev.firewatch.year;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.firewatch.remediation.Fix;

/** What a simulated time came to, as a page with plots. */
final class YearReport {

	private static final int WIDTH = 720;

	private static final int HEIGHT = 260;

	private static final int LEFT = 56;

	private static final int BOTTOM = 44;

	private final Simulation life;

	private final YearChecks checks;

	private final long seed;

	YearReport(Simulation life, YearChecks checks, long seed) {
		this.life = life;
		this.checks = checks;
		this.seed = seed;
	}

	/** Writes the page and its pictures into the directory. */
	void write(Path directory) throws IOException {
		Files.createDirectories(directory.resolve("simulated-year"));
		Map<String, Long> byHour = byHour();
		Map<String, Long> perDay = perDay();
		Map<String, Long> perWeek = perWeek();
		Map<String, Long> rungs = rungs();
		picture(directory, "hours", byHour, "hour of the reader's day", "messages");
		picture(directory, "load", perDay, "messages to one person on one day", "person-days");
		picture(directory, "weeks", perWeek, "week of the year", "messages");
		picture(directory, "fixes", rungs, "how fixes stand at the end", "fixes");
		Files.writeString(directory.resolve("simulated-year.md"), page(byHour, perDay, perWeek, rungs));
	}

	private String page(Map<String, Long> byHour, Map<String, Long> perDay, Map<String, Long> perWeek,
			Map<String, Long> fixes) {
		Simulation.Scale scale = life.scale;
		return """
				# A simulated year

				`mvn verify -Pyear` has an organisation live with Firewatch for a year, or for part of it with `-Dyear.days=120`;
				this page is what a run of %d days wrote: %d people in six time zones, %d incidents with %d fixes, absences, leavers, drops and exceptions that nobody answers, holidays, %d outages of the platform, %d
				restarts and as many outages of the database, on two instances, through the real sweep and a fake platform.
				Leases and back-off live in the simulated time, too. `mvn verify` lives through two weeks of a smaller one.

				With seed %d, %d messages went to people alone and to the leadership's channel.

				| What must hold | Found |
				|---|---|
				%s

				## When people hear something
				Nobody is asked outside 09:00 to 17:00 of their own day, on weekends or on the organisation's holidays.

				![Messages by hour of the reader's day](simulated-year/hours.svg)

				%s
				## How much
				At most one message of the day, and five questions about postmortems.

				![Messages to one person on one day](simulated-year/load.svg)

				%s
				## Over the year
				![Messages by week](simulated-year/weeks.svg)

				%s
				## What became of the fixes
				Those that nobody does are never forgotten: each still has a message ahead of it.

				![Fixes by status](simulated-year/fixes.svg)

				%s
				"""
			.formatted(scale.days(), scale.people(), life.incidents.size(),
					fixes.values().stream().mapToLong(n -> n).sum(), scale.outages(), scale.restarts(), seed,
					life.said.size(), rules(), table("Hour", "Messages", byHour),
					table("Messages that day", "Person-days", perDay), table("Week", "Messages", perWeek),
					table("Status", "Fixes", fixes))
			.stripTrailing() + "\n";
	}

	private String rules() {
		Map<String, String> rules = new TreeMap<>(Map.of("in quiet hours", "No message in quiet hours",
				"to somebody who is away", "No message to somebody who is away or gone", "about something private",
				"No message to somebody who may not know of the incident", "about something settled",
				"No message about a fix that was verified or dropped", "too many a day",
				"Nobody above the limit of messages a day; nothing twice", "never heard of again",
				"Every unverified fix has a next message", "silent for too long",
				"No overdue fix without a message for more than three working days", "not as foretold",
				"What was foretold is what was said (" + checks.compared + " forecasts)"));
		return rules.entrySet()
			.stream()
			.map(rule -> "| " + rule.getValue() + " | " + count(checks.found(rule.getKey())) + " |")
			.collect(Collectors.joining("\n"));
	}

	private static String count(int faults) {
		return faults == 0 ? "no fault" : faults + " faults";
	}

	private static String table(String key, String value, Map<String, Long> counts) {
		// Beside the picture, for whoever can't see it.
		return "<details><summary>The numbers</summary>\n\n| " + key + " | " + value + " |\n|---|---|\n"
				+ counts.entrySet()
					.stream()
					.map(one -> "| " + one.getKey() + " | " + one.getValue() + " |\n")
					.collect(Collectors.joining())
				+ "\n</details>\n";
	}

	private Map<String, Long> counted(Function<Said, String> by) {
		return life.said.stream()
			.filter(one -> one.to() != null)
			.collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
	}

	private Map<String, Long> byHour() {
		Map<String, Long> hours = new TreeMap<>();
		IntStream.range(0, 24).forEach(hour -> hours.put("%02d".formatted(hour), 0L));
		hours.putAll(counted(one -> "%02d".formatted(one.at().atZone(one.to().zone()).getHour())));
		return hours;
	}

	private Map<String, Long> perDay() {
		return counted(one -> one.to().id() + " " + one.day()).values()
			.stream()
			.collect(Collectors.groupingBy(String::valueOf, TreeMap::new, Collectors.counting()));
	}

	private Map<String, Long> perWeek() {
		return counted(one -> LocalDate.ofInstant(one.at(), ZoneOffset.UTC)
			.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
			.toString());
	}

	private Map<String, Long> rungs() {
		return life.incidents.stream()
			.flatMap(incident -> life.file(incident).fixes().stream())
			.collect(Collectors.groupingBy(YearReport::standing, TreeMap::new, Collectors.counting()));
	}

	private static String standing(Fix fix) {
		return fix.status().name().toLowerCase(Locale.ROOT);
	}

	private static void picture(Path directory, String name, Map<String, Long> counts, String across, String up)
			throws IOException {
		Files.writeString(directory.resolve("simulated-year").resolve(name + ".svg"), bars(counts, across, up));
	}

	/** Bars that are readable on light and dark pages. */
	private static String bars(Map<String, Long> counts, String across, String up) {
		long most = Math.max(1, counts.values().stream().mapToLong(n -> n).max().orElse(1));
		double step = (double) (WIDTH - LEFT - 8) / counts.size();
		int floor = HEIGHT - BOTTOM;
		StringBuilder svg = new StringBuilder("""
				<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-label="%s by %s">
				<style>text{font:12px sans-serif;fill:#57606a}line{stroke:#8c959f}rect{fill:#0969da}
				@media(prefers-color-scheme:dark){text{fill:#b1bac4}rect{fill:#58a6ff}}</style>
				<line x1="%d" y1="8" x2="%d" y2="%d"/><line x1="%d" y1="%d" x2="%d" y2="%d"/>
				<text x="%d" y="16" text-anchor="end">%d</text><text x="%d" y="%d" text-anchor="end">0</text>
				<text x="14" y="%d" transform="rotate(-90 14 %d)" text-anchor="middle">%s</text>
				<text x="%d" y="%d" text-anchor="middle">%s</text>
				""".formatted(WIDTH, HEIGHT, up, across, LEFT, LEFT, floor, LEFT, floor, WIDTH - 8, floor, LEFT - 4,
				most, LEFT - 4, floor, floor / 2, floor / 2, up, LEFT + (WIDTH - LEFT) / 2, HEIGHT - 6, across));
		int n = 0;
		int every = Math.max(1, counts.size() / 13);
		for (Map.Entry<String, Long> one : counts.entrySet()) {
			double height = (double) (floor - 8) * one.getValue() / most;
			double x = LEFT + n * step;
			svg.append(String.format(Locale.ROOT,
					"<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"><title>%s: %d</title></rect>%n", x + 1,
					floor - height, Math.max(1, step - 2), height, one.getKey(), one.getValue()));
			if (n++ % every == 0) {
				svg.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>%n",
						x + step / 2, floor + 16, one.getKey()));
			}
		}
		return svg.append("</svg>\n").toString();
	}

}
