package dev.firewatch.timeline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import dev.firewatch.timeline.TimelineImport.Context;
import dev.firewatch.timeline.TimelineImport.Format;
import dev.firewatch.timeline.TimelineImport.ImportedLine;
import dev.firewatch.timeline.TimelineImport.Problem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeout;

class TimelineImportTests {

	private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);

	private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

	private static TimelineImport read(String text) {
		return read(text, "UTC");
	}

	private static TimelineImport read(String text, String zone) {
		return TimelineImport.read(text, new Context(FRIDAY, ZoneId.of(zone), NOW));
	}

	private static List<String> moments(TimelineImport read) {
		return read.lines().stream().map(line -> line.when().start().toString()).toList();
	}

	@Test
	void readsAListOfTimesOfTheIncidentsDayAndGoesOnPastMidnight() {
		TimelineImport read = read("""
				22:05 First errors #first-occurrence
				- 22:40 – Paged the on-call
				23:58: rolled back
				    to 1.42 in all regions
				0:10 | recovered
				""");

		assertThat(read.format()).isEqualTo(Format.LINES);
		assertThat(read.problems()).isEmpty();
		assertThat(moments(read)).containsExactly("2026-11-20T22:05:00Z", "2026-11-20T22:40:00Z",
				"2026-11-20T23:58:00Z", "2026-11-21T00:10:00Z");
		assertThat(read.lines()).extracting(ImportedLine::text)
			.containsExactly("First errors", "Paged the on-call", "rolled back\nto 1.42 in all regions", "recovered");
		assertThat(read.lines()).extracting(ImportedLine::mark)
			.containsExactly(Milestone.FIRST_OCCURRENCE, null, null, null);
		assertThat(read.lines()).extracting(ImportedLine::number).containsExactly(1, 2, 3, 5);
	}

	@Test
	void readsTheListOfTheCaseItStartedFrom() {
		TimelineImport read = read("""
				Friday 17:32   Security team sends patch notice KB-2847 to all users
				Monday 09:47   Ticket #4821 arrives: lockout + VPN + patch mention
				Monday 09:51   Analyst A opens ticket, reviews for 90 seconds
				Monday 10:00–  Attacker moves laterally. 3 additional accounts accessed.
				Tuesday 19:14  Security monitoring detects anomalous access pattern
				Wednesday 08:00 Root cause identified: ticket #4821 misrouted.
				""");

		assertThat(read.problems()).isEmpty();
		assertThat(moments(read)).containsExactly("2026-11-20T17:32:00Z", "2026-11-23T09:47:00Z",
				"2026-11-23T09:51:00Z", "2026-11-23T10:00:00Z", "2026-11-24T19:14:00Z", "2026-11-25T08:00:00Z");
		assertThat(read.lines().get(3).when().openEnded()).isTrue();
		assertThat(read.lines().get(1).text()).startsWith("Ticket #4821 arrives");
	}

	@Test
	void takesDatesFromLinesOfTheirOwn() {
		TimelineImport read = read("""
				--- Thursday, 19 November 2026 ---
				17:00 schema announced
				Nov 20
				09:47 alert
				2026-11-21:
				08:00-08:30 restored
				21.11.2026 09:00 checked
				""");

		assertThat(read.problems()).isEmpty();
		assertThat(moments(read)).containsExactly("2026-11-19T17:00:00Z", "2026-11-20T09:47:00Z",
				"2026-11-21T08:00:00Z", "2026-11-21T09:00:00Z");
		assertThat(read.lines().get(2).when().end()).isEqualTo("2026-11-21T08:30:00Z");
	}

	@Test
	void takesWeekdaysFromLinesOfTheirOwn() {
		TimelineImport read = read("""
				Thursday
				17:00 schema announced
				** Fri: **
				09:47 alert
				09:50 paged
				Fri
				10:00 fixed
				Mon.
				""");

		assertThat(read.problems()).isEmpty();
		assertThat(moments(read)).containsExactly("2026-11-19T17:00:00Z", "2026-11-20T09:47:00Z",
				"2026-11-20T09:50:00Z", "2026-11-20T10:00:00Z");
	}

	@ParameterizedTest
	@CsvSource({ "06:00, 2026-11-21T06:00:00Z", "06:01, 2026-11-20T06:01:00Z" })
	void takesAStepBackOfSixHoursForTheNextDay(String time, String expected) {
		assertThat(moments(read("12:00 alert\n" + time + " note"))).containsExactly("2026-11-20T12:00:00Z", expected);
	}

	@Test
	void takesTheEndOfASpanForTheNextDayOnlyIfItIsEarlier() {
		TimelineImport read = read("23:30-00:15 moved\n");
		TimelineImport moment = read("23:30-23:30 moved\n");

		assertThat(read.lines().get(0).when().end()).isEqualTo("2026-11-21T00:15:00Z");
		assertThat(moment.lines().get(0).when().end()).isEqualTo("2026-11-20T23:30:00Z");
	}

	@Test
	void namesEachLineThatItCannotRead() {
		TimelineImport read = read("""
				09:47 alert
				somebody called
				25:10 odd
				10:00

				10:05 fixed
				2026-11-30 10:00 later
				""");

		assertThat(read.lines()).extracting(ImportedLine::text).containsExactly("alert", "fixed");
		assertThat(read.problems()).extracting(Problem::line, Problem::sentence)
			.containsExactly(tuple(2, "It doesn't begin with a time."), tuple(3, "I don't know the time \"25:10\"."),
					tuple(4, "There is a time, but not what happened."), tuple(7, "That is in the future."));
		assertThat(read("").problems()).extracting(Problem::sentence).containsExactly("There is nothing to read.");
	}

	@Test
	void knowsTheHoursThatClocksSkipAndRepeat() {
		TimelineImport skipped = TimelineImport.read("02:30 alert",
				new Context(LocalDate.of(2026, 3, 29), ZoneId.of("Europe/Berlin"), NOW));
		TimelineImport repeated = TimelineImport.read("02:30 alert",
				new Context(LocalDate.of(2026, 10, 25), ZoneId.of("Europe/Berlin"), NOW));

		assertThat(skipped.problems()).extracting(Problem::sentence)
			.containsExactly("02:30 did not exist that day: the clocks went forward.");
		assertThat(moments(repeated)).containsExactly("2026-10-25T00:30:00Z");
	}

	@Test
	void beginsOnTheEveWhereTheDayIsNotThatFarYet() {
		TimelineImport read = TimelineImport.read("23:50 alert\n00:10 declared",
				new Context(LocalDate.of(2026, 11, 25), ZoneId.of("UTC"), NOW));

		assertThat(moments(read)).containsExactly("2026-11-24T23:50:00Z", "2026-11-25T00:10:00Z");
	}

	@Test
	void readsATableWithItsColumnsInAnyOrder() {
		TimelineImport read = read("""
				Author,Text,Time,Mark,URL
				bob,"Rolled back, ""1.42""
				in all regions",2026-11-20T10:04:00Z,mitigated,https://wiki.example/1
				carol,Alert,2026-11-20 09:47,,
				,Paged,2026-11-20 09:50:30,,
				dave,,2026-11-20 09:55,,
				dave,Odd,yesterday,,
				""", "Europe/Berlin");

		assertThat(read.format()).isEqualTo(Format.CSV);
		assertThat(moments(read)).containsExactly("2026-11-20T10:04:00Z", "2026-11-20T08:47:00Z",
				"2026-11-20T08:50:30Z");
		assertThat(read.lines().get(0)).satisfies(line -> {
			assertThat(line.text()).isEqualTo("Rolled back, \"1.42\"\nin all regions");
			assertThat(line.author()).isEqualTo("bob");
			assertThat(line.mark()).isEqualTo(Milestone.MITIGATED);
			assertThat(line.link()).isEqualTo("https://wiki.example/1");
		});
		assertThat(read.problems()).extracting(Problem::line).containsExactly(6, 7);
		assertThat(read.problems().get(1).sentence()).contains("\"yesterday\"", "2026-11-20 09:47");
	}

	@ParameterizedTest
	@ValueSource(strings = { "time;event\n2026-11-20 10:04;alert", "when\tsummary\n2026-11-20T10:04\talert",
			"date,time,what\n2026-11-20,10:04,alert", "timestamp,message\n2026-11-20T11:04:00+01:00,alert",
			"\ufeffTime,Text\r\n10:04,alert\r\n", "Date,Event\n20.11.2026 10:04,alert",
			"event,at\nalert,2026-11-20 10:04" })
	void readsTablesAsSpreadsheetsWriteThem(String text) {
		TimelineImport read = read(text);

		assertThat(read.problems()).isEmpty();
		assertThat(read.format()).isEqualTo(text.contains("\t") ? Format.TSV : Format.CSV);
		assertThat(moments(read)).containsExactly("2026-11-20T10:04:00Z");
		assertThat(read.lines()).extracting(ImportedLine::text).containsExactly("alert");
	}

	@Test
	void readsAnExportOfSlack() {
		TimelineImport read = read(
				"""
						[
						  {"type":"message","subtype":"channel_join","ts":"1763632000.000100","user":"U1","text":"joined"},
						  {"type":"message","ts":"1763632801.000200","user":"U2","text":"Rolled back &amp; watching <https://g.example|graph> <@U1>"},
						  {"type":"message","ts":"1763632800.5","user":"U1","text":"Alert"},
						  {"type":"message","ts":"1763632900.000000","username":"Deployer","subtype":"bot_message","text":"1.42 is out"},
						  {"type":"message","user":"U1","text":"no time"}
						]
						""");

		assertThat(read.format()).isEqualTo(Format.SLACK_EXPORT);
		assertThat(read.lines()).extracting(ImportedLine::text, ImportedLine::author)
			.containsExactly(tuple("Rolled back & watching https://g.example @U1", "U2"), tuple("Alert", "U1"),
					tuple("1.42 is out", "Deployer"));
		assertThat(read.lines().get(1).when().start()).isEqualTo("2025-11-20T10:00:00.500Z");
		assertThat(read.lines().get(0).source()).isEqualTo("1763632801.000200");
		assertThat(read.problems()).extracting(Problem::line).containsExactly(1, 5);
		assertThat(read("{\"messages\":[{\"ts\":\"1763632800.5\",\"text\":\"Alert\"}]}").lines()).hasSize(1);
		assertThat(read("[{\"ts\":").problems()).extracting(Problem::sentence)
			.containsExactly("This JSON is incomplete. Paste the whole file.");
		assertThat(read("[]").problems()).hasSize(1);
	}

	@Test
	void readsTheMarkupOfSlackAsItWasShown() {
		TimelineImport read = read("""
				[{"ts": "1795167000.1", "user": "", "username": "deploybot",
				  "text": "<@U1> see <https://a.example|the log> in <#C1|ops> and <#C2>, <!here> <!subteam^S1|@sre>"},
				 {"ts": 1795167060, "text": "1 &lt; 2 &amp;&amp; 3 &gt; 2"}]
				""");

		assertThat(read.problems()).isEmpty();
		assertThat(read.lines()).extracting(ImportedLine::text)
			.containsExactly("@U1 see https://a.example in #ops and #C2, @here @@sre", "1 < 2 && 3 > 2");
		assertThat(read.lines()).extracting(ImportedLine::author).containsExactly("deploybot", null);
	}

	@Test
	void saysWhereAnExportOfSlackHoldsNothing() {
		assertThat(read("{\"messages\": []}").problems()).extracting(Problem::line).containsExactly(1);
		assertThat(read("[{\"ts\": \"soon\", \"text\": \"x\"}, {\"ts\": \"1795167000\", \"text\": \"\"}]").problems())
			.extracting(Problem::line, Problem::sentence)
			.containsExactly(tuple(1, "It has no time (\"ts\")."), tuple(2, "There is no text in it."));
		assertThat(read("[\n{\"ts\": \"17\"").problems()).singleElement()
			.extracting(Problem::sentence)
			.isEqualTo("This JSON is incomplete. Paste the whole file.");
	}

	@Test
	void saysWhatATableLacks() {
		assertThat(read("time,text\n").problems()).extracting(Problem::sentence)
			.containsExactly("There are no rows below the column names.");
		assertThat(read("time,text\n09:47,\n,x\nsoon,x\n99:99,x\n").problems())
			.extracting(Problem::line, Problem::sentence)
			.containsExactly(tuple(2, "It doesn't say what happened."), tuple(3, "It has no time."),
					tuple(4, "I don't know the time \"soon\". Try 2026-11-20 09:47."),
					tuple(5, "I don't know the time \"99:99\"."));
		assertThat(read("who,where\nBob,here\n").format()).isEqualTo(Format.LINES);
	}

	@Test
	void takesTheDateOfATableHoweverItIsWritten() {
		assertThat(moments(read("""
				date;time;text
				20 Nov;09:47;alert
				Nov 21, 2026;2 pm;fixed
				"""))).containsExactly("2026-11-20T09:47:00Z", "2026-11-21T14:00:00Z");
	}

	@Test
	void readsAnExcerptOfATeamsChat() {
		TimelineImport read = read("""
				[10:04 AM] Bob Miller: rolled back
				to 1.42
				[11/20 2:15 PM] Carol: recovered: all green
				[2:20 PM] Dave (External): 12:30 was the worst
				""");

		assertThat(read.format()).isEqualTo(Format.TEAMS_COPY);
		assertThat(read.problems()).isEmpty();
		assertThat(moments(read)).containsExactly("2026-11-20T10:04:00Z", "2026-11-20T14:15:00Z",
				"2026-11-20T14:20:00Z");
		assertThat(read.lines()).extracting(ImportedLine::author, ImportedLine::text)
			.containsExactly(tuple("Bob Miller", "rolled back\nto 1.42"), tuple("Carol", "recovered: all green"),
					tuple("Dave (External)", "12:30 was the worst"));
	}

	@Test
	void readsAnExcerptOfATeamsChatWithNamesOverTheText() {
		TimelineImport read = read("""
				Bob Miller, 10:04
				rolled back
				see the graph
				Carol 10:09 AM

				recovered
				""");

		assertThat(read.format()).isEqualTo(Format.TEAMS_COPY);
		assertThat(read.problems()).isEmpty();
		assertThat(read.lines()).extracting(ImportedLine::author, ImportedLine::text)
			.containsExactly(tuple("Bob Miller", "rolled back\nsee the graph"), tuple("Carol", "recovered"));
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "2026-11-20 09:47 UTC alert", "2026-11-20T09:47:00Z alert", "2026-11-20T10:47:00+01:00 alert",
					"2026-11-20T01:47:00-08:00 alert", "- 2026-11-20 01:47 PST: alert", "[2026-11-20 09:47 UTC] alert",
					"[2026-11-20 09:47] UTC alert", "2026-11-20 9:47 AM UTC | alert", "2026-11-20 2:47 pm UTC+5 alert",
					"time,text\n2026-11-20 09:47 UTC,alert", "time,text\n2026-11-20 01:47 PST,alert", "09:47 UTC alert",
					"time,text\n2026-11-20 19:47:00 +1000,alert", "2026-11-20 09:47:00.0 GMT alert" })
	void readsTheZoneOfATimeWhereverTheReaderIs(String text) {
		TimelineImport read = read(text, "America/Los_Angeles");

		assertThat(read.problems()).isEmpty();
		assertThat(read.lines()).extracting(ImportedLine::text).containsExactly("alert");
		assertThat(moments(read)).containsExactly("2026-11-20T09:47:00Z");
	}

	@Test
	void goesOnPastMidnightInTheZoneOfTheLines() {
		TimelineImport read = read("""
				2026-11-20 23:30 PST alert
				23:50 PST declared
				00:10 PST rolled back
				08:20 UTC recovered
				2026-11-21 08:30 UTC all clear
				""", "Europe/Berlin");

		assertThat(read.problems()).isEmpty();
		assertThat(moments(read)).containsExactly("2026-11-21T07:30:00Z", "2026-11-21T07:50:00Z",
				"2026-11-21T08:10:00Z", "2026-11-21T08:20:00Z", "2026-11-21T08:30:00Z");
	}

	@Test
	void asksForAZoneThatMeansSeveral() {
		TimelineImport read = read("""
				09:47 IST alert
				10:00 +10 alert
				10:05 API down
				2pm all clear
				""");

		assertThat(read.problems()).extracting(Problem::line).containsExactly(1, 2);
		assertThat(read.problems().get(0).sentence()).contains("IST is the name of several", "UTC+5:30");
		assertThat(read.lines()).extracting(ImportedLine::text).containsExactly("API down", "all clear");
	}

	@ParameterizedTest
	@CsvSource({ "12:00 AM,00:00", "12:30 pm,12:30", "1:05 p.m.,13:05", "09:05:07,09:05:07", "9:05,09:05" })
	void understandsTimesOfDay(String written, String meant) {
		assertThat(moments(read(written + " alert")))
			.containsExactly("2026-11-20T" + (meant.length() == 5 ? meant + ":00" : meant) + "Z");
	}

	@Test
	@Tag("timing")
	void isQuickWithHostileTexts() {
		for (String text : List.of("[".repeat(50_000), "a,".repeat(50_000) + "\ntime,text", "\"".repeat(100_000),
				"10:00 ".repeat(20_000), ("Bob ".repeat(20) + "\n").repeat(1_000), "- ".repeat(50_000),
				"time,text\n\"".repeat(5_000), "[{".repeat(5_000))) {
			assertTimeout(Duration.ofSeconds(30), () -> read(text));
		}
	}

}
