package dev.firewatch.timeline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import dev.firewatch.timeline.TimelineImport.Context;
import dev.firewatch.timeline.TimelineImport.Format;
import dev.firewatch.timeline.TimelineImport.ImportedLine;
import dev.firewatch.timeline.TimelineImport.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** The shapes in which people keep timelines, pasted by a reader in Berlin. */
class PastedTimelinesTests {

	private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 27);

	private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

	private static final Instant BEGAN = Instant.parse("2026-11-27T13:00:00Z");

	private static final SpokenRules RULES = new SpokenRules(false, Map.of("BST", ZoneId.of("Europe/London")));

	private static TimelineImport read(String text) {
		return TimelineImport.read(text, new Context(FRIDAY, BEGAN, ZoneId.of("Europe/Berlin"), NOW, RULES));
	}

	private static List<String> moments(TimelineImport read) {
		assertThat(read.problems()).isEmpty();
		return read.lines().stream().map(line -> line.when().start().toString()).toList();
	}

	@ParameterizedTest
	@ValueSource(strings = { "`14:05` x", "~14:05 x", "1. 14:05 x", "- [x] 14:05 x", "> 14:05 x", "14:05\u2014x",
			"[14:05] x", "(14:05) x", "14h05 x", "1305Z x", "2:05\u202fPM x", "14:05 PM x", "- **14:05** - x",
			"* **13:05 UTC**: x", "**14:05:** x", "### 14:05\n\nx", "### 14:05 - x", "| 14:05 | x |",
			"**2026-11-27 14:05** | x", "At 14:05, x", "around 14:05: x", "14:05 CET \u2013 x", "_14:05_ x",
			"Nov 27, 2:05 PM x", "11-27-2026 2:05 pm x", "11/27/2026 2:05 PM: x", "27 Nov 14:05 x",
			"2026/11/27 14:05 x", "27.11.2026 14:05 x", "Friday, 27 November 2026, 14:05 x", "Fri 14:05 x",
			"2026-11-27T13:05:00Z x", "2026-11-27T14:05:00.000+01:00 x", "14:05 on 27 Nov: x", "14:05, 27 Nov 2026: x",
			"T+5m x", "T+00:05 x", "- +5 min: x", "2026-11-27 | 14:05 | x", "November 27th 14:05 Uhr x",
			"27 Nov 2026 ~14:05 x", "Nov 27th, 2026 @ 2:05 PM x", "14:05? x", "[2026-11-27 Fri 14:05] x" })
	void readsATimeInAnyDress(String text) {
		assertThat(moments(read(text))).containsExactly("2026-11-27T13:05:00Z");
		assertThat(read(text).lines()).extracting(ImportedLine::text).containsExactly("x");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			14:05 to 14:20 x       | 2026-11-27T13:20:00Z
			14:05 - 14:20 x        | 2026-11-27T13:20:00Z
			14:05\u201314:20 x    | 2026-11-27T13:20:00Z
			2:05-2:20 PM x         | 2026-11-27T13:20:00Z
			From 14:05 to 14:20 x  | 2026-11-27T13:20:00Z
			13:05 (UTC) - 13:20 x  | 2026-11-27T13:20:00Z
			14:05-28 Nov 01:00 x   | 2026-11-28T00:00:00Z
			""")
	void readsSpans(String text, Instant end) {
		assertThat(moments(read(text))).containsExactly("2026-11-27T13:05:00Z");
		assertThat(read(text).lines().get(0).when().end()).isEqualTo(end);
		assertThat(read(text).lines().get(0).text()).isEqualTo("x");
	}

	@Test
	void keepsADashThatSeparates() {
		assertThat(read("14:05 \u2013 x").lines().get(0).when().openEnded()).isFalse();
		assertThat(read("14:05\u2013 x").lines().get(0).when().openEnded()).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', textBlock = """
			All times in UTC.                               ; UTC
			All times are UTC                               ; UTC
			(all times approximate, times are CET)          ; Europe/Berlin
			*All timestamps in PST*                         ; America/Los_Angeles
			## Timeline (times in BST)                      ; Europe/London
			## Timeline (UTC)                               ; UTC
			## Timeline [all times UTC]                     ; UTC
			All times are in Pacific time (PT)              ; America/Los_Angeles
			Times are Eastern                               ; America/New_York
			All times in Central European Time (CET)        ; Europe/Berlin
			All times in US/Pacific                         ; US/Pacific
			All times in CET (GMT+1)                        ; +01:00
			Times in UTC+5:30                               ; +05:30
			Timezone: Europe/London                         ; Europe/London
			Times are given in Berlin time.                 ; Europe/Berlin
			| Time (PST) | Event                            ; America/Los_Angeles
			UTC times                                       ; UTC
			Note: all UTC times                             ; UTC
			""")
	void readsTheZoneThatATextNamesOnce(String line, String zone) {
		TimelineImport read = read(line + "\n\n14:05 x");

		assertThat(read.zone()).isEqualTo(ZoneId.of(zone));
		assertThat(read.problems()).isEmpty();
	}

	@Test
	void asksForTheZoneThatATextNamesWhereItMeansSeveral() {
		TimelineImport read = read("All times in IST\n14:05 x");

		assertThat(read.lines()).isEmpty();
		assertThat(read.problems()).extracting(Problem::line, Problem::sentence)
			.containsExactly(tuple(2,
					"IST is the name of several time zones. Write the offset instead, such as `UTC+5:30` or `UTC+1`."));
	}

	@Test
	void readsTheZoneOfTheFirstTimeForThoseBelow() {
		TimelineImport read = read("### 2026-11-27 16:22 PST\nx\n### 16:30\ny");

		assertThat(moments(read)).containsExactly("2026-11-28T00:22:00Z", "2026-11-28T00:30:00Z");
		assertThat(read.remarks()).extracting(Problem::sentence)
			.containsExactly("Times without a zone are read in PST, as others here are.");
		assertThat(moments(read("14:05 x\n13:10 UTC y\n14:15 z"))).containsExactly("2026-11-27T13:05:00Z",
				"2026-11-27T13:10:00Z", "2026-11-27T13:15:00Z");
		assertThat(read("14:05 UTC x\n14:20 PST y\n14:30 z").problems()).extracting(Problem::line).containsExactly(3);
	}

	@Test
	void readsTheDaysThatHeadingsSay() {
		TimelineImport read = read("""
				### July 11, 2025, 12:42 PM
				a
				### Monday 29 Sept 2025
				10:00 b
				**2025-09-30**
				- 12:00 c
				#### Oct 1st
				- 12:00 d
				## Day 1 (2026-11-26)
				14:10 e
				### Friday (27 Nov)
				14:05 f
				### October 29-30, 2025 - two days
				- **23:30 UTC** - g
				- **00:10 UTC** - h
				""");

		assertThat(moments(read)).containsExactly("2025-07-11T10:42:00Z", "2025-09-29T08:00:00Z",
				"2025-09-30T10:00:00Z", "2025-10-01T10:00:00Z", "2026-11-26T13:10:00Z", "2026-11-27T13:05:00Z",
				"2025-10-29T23:30:00Z", "2025-10-30T00:10:00Z");
		assertThat(read.remarks()).extracting(Problem::sentence)
			.contains("00:10 is read as the day after, Thu 30 Oct 2025.");
	}

	@Test
	void readsTablesOfMarkdownHoweverTheirColumnsSayWhen() {
		TimelineImport read = read("""
				| Day | Date (2021) | Time (UTC) | Event |
				|---|---|---|---|
				| Wed | Dec 15 | 22:40 | a |
				| Thu | Dec 16 | 00:10 | b with \\| bar
				| | | | |
				| Fri | Dec 17 | soon | c |
				""");

		assertThat(read.format()).isEqualTo(Format.TABLE);
		assertThat(read.lines()).extracting(line -> line.when().start().toString(), ImportedLine::text)
			.containsExactly(tuple("2021-12-15T22:40:00Z", "a"), tuple("2021-12-16T00:10:00Z", "b with | bar"));
		assertThat(read.problems()).extracting(Problem::line, Problem::sentence)
			.containsExactly(tuple(6, "It has a day but no time."));
		assertThat(read("Start | End | Who | Event\n---|---|---|---\n14:05 | 14:20 | bob | x").lines())
			.extracting(ImportedLine::author, ImportedLine::text, line -> line.when().end())
			.containsExactly(tuple("bob", "x", Instant.parse("2026-11-27T13:20:00Z")));
		assertThat(read("| 2026-11-27 14:05event | more |").lines()).extracting(ImportedLine::text)
			.containsExactly("event | more");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			14:20-2:00 PM x   | 14:20-2:00 PM ends before it starts.
			14:05/14:10 x     | I can't tell which of 14:05/14:10 is meant. Write one, or both as a span.
			2026-11-27 x      | It has a day but no time.
			2026-11-30 09:00 x | That is in the future.
			31 Nov 14:05 x    | There is no day 31 Nov.
			no time at all    | It doesn't begin with a time.
			### Impact        | It is a heading without a time.
			""")
	void saysWhyALineIsLeftOut(String text, String sentence) {
		assertThat(read(text).problems()).extracting(Problem::sentence).containsExactly(sentence);
	}

	@Test
	void refusesAHalfOfTheDayThatCouldBeEither() {
		assertThat(read("8:16 PM x\n8:20 y").problems()).extracting(Problem::sentence)
			.containsExactly("I can't tell whether 8:20 is am or pm.");
		assertThat(read("11:50 x\n12:10 y\n1:15 z").problems()).extracting(Problem::line).containsExactly(3);
		assertThat(moments(read("07:30am x\n07:35 y"))).containsExactly("2026-11-27T06:30:00Z", "2026-11-27T06:35:00Z");
	}

	@Test
	void readsTheOrderOfDatesThatOneOfThemShows() {
		TimelineImport read = read("27/11/2026 14:05 a\n03/12/2025 09:00 b");

		assertThat(moments(read)).containsExactly("2026-11-27T13:05:00Z", "2025-12-03T08:00:00Z");
		assertThat(read.remarks()).extracting(Problem::sentence)
			.containsExactly("03/12/2025 is read as Wed 3 Dec 2025: the day comes first.");
		assertThat(moments(read("03/12/2025 09:00 b"))).containsExactly("2025-03-12T08:00:00Z");
	}

	@Test
	void readsTheZoneAndTheDayOfATitle() {
		TimelineImport read = read("Timeline for November 20, 2025 (UTC)\n14:05 x");

		assertThat(moments(read)).containsExactly("2025-11-20T14:05:00Z");
		assertThat(moments(read("|Time (UTC)|Event|\n|-|-|\n|14:05|x|"))).containsExactly("2026-11-27T14:05:00Z");
	}

	@Test
	void takesTheDateWhereTheWeekdayIsAnother() {
		TimelineImport read = read("Monday, Nov 24: 10:00 - x");

		assertThat(moments(read)).containsExactly("2026-11-24T09:00:00Z");
		assertThat(read.remarks()).extracting(Problem::sentence)
			.containsExactly("2026-11-24 is a Tuesday; the date is taken.");
	}

	@Test
	void neverMovesATimeWhoseDateIsGiven() {
		assertThat(moments(read("2026-11-26 23:50 a\n2026-11-26 02:00 b"))).containsExactly("2026-11-26T22:50:00Z",
				"2026-11-26T01:00:00Z");
	}

	@Test
	void leavesLogsBetweenFencesToTheEntryAbove() {
		TimelineImport read = read("### 14:05\n\nsaw this\n```\n09:00 old line\n# not a heading\n```\n### 14:10\ny");

		assertThat(moments(read)).containsExactly("2026-11-27T13:05:00Z", "2026-11-27T13:10:00Z");
		assertThat(read.lines().get(0).text()).isEqualTo("saw this\n```\n09:00 old line\n# not a heading\n```");
		assertThat(moments(read("```\n14:05 x\n```"))).containsExactly("2026-11-27T13:05:00Z");
	}

	@Test
	void readsWhatTeamsPutsOnTheClipboard() {
		TimelineImport read = read("""
				Bob Miller
				11/27 2:05 PM
				rolled back

				Carol (External)
				Yesterday 2:10 PM
				ok then
				[11/27 2:15 PM] Dave
				all green
				""");

		assertThat(read.format()).isEqualTo(Format.TEAMS_COPY);
		assertThat(moments(read)).containsExactly("2026-11-27T13:05:00Z", "2026-11-28T13:10:00Z",
				"2026-11-27T13:15:00Z");
		assertThat(read.lines()).extracting(ImportedLine::number, ImportedLine::author, ImportedLine::text)
			.containsExactly(tuple(2, "Bob Miller", "rolled back"), tuple(6, "Carol (External)", "ok then"),
					tuple(8, "Dave", "all green"));
	}

	@Test
	void readsWhatSlackPutsOnTheClipboard() {
		TimelineImport read = read("Bob Miller\n  2:05 PM\nrolled back\n2:07\nmore\nCarol  2:10 PM\nok\n");

		assertThat(read.format()).isEqualTo(Format.SLACK_COPY);
		assertThat(moments(read)).containsExactly("2026-11-27T13:05:00Z", "2026-11-27T13:07:00Z",
				"2026-11-27T13:10:00Z");
		assertThat(read.lines()).extracting(ImportedLine::author, ImportedLine::text)
			.containsExactly(tuple("Bob Miller", "rolled back"), tuple("Bob Miller", "more"), tuple("Carol", "ok"));
	}

	@Test
	void readsTablesAsOtherToolsWriteThem() {
		TimelineImport read = read("""
				Timestamp (UTC),Description,Actor,Severity
				2026-11-27 13:05:00,a,bob,1
				2026-11-27T14:05:00+0100,b,,
				1795784700,c,,
				"Nov 27, 2026 1:05 PM",d,,
				11/27/2026 1:05 PM,e,,
				""");

		assertThat(moments(read)).containsOnly("2026-11-27T13:05:00Z").hasSize(5);
		assertThat(read.lines().get(0).author()).isEqualTo("bob");
		assertThat(read.remarks()).extracting(Problem::sentence).containsExactly("Not read: the column severity.");
		assertThat(moments(read("created_at,summary\n2026-11-27T13:05:00Z,Acknowledged")))
			.containsExactly("2026-11-27T13:05:00Z");
		assertThat(moments(read("2026-11-27 14:05,Deploy\n2026-11-27 14:10,Rollback"))).hasSize(2);
	}

	@Test
	void namesTheQuoteThatSwallowsTheLinesBelow() {
		TimelineImport read = read("time,text\n14:00,ok\n14:05,\"unclosed\n14:10,b\n14:15,c");

		assertThat(read.lines()).extracting(ImportedLine::text).containsExactly("ok");
		assertThat(read.problems()).extracting(Problem::line, Problem::sentence)
			.containsExactly(
					tuple(3, "A quote is opened here and never closed, so the 2 lines below can't be told apart."));
	}

}
