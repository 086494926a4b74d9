package dev.firewatch.timeline;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;

import dev.firewatch.timeline.When.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class WhenTests {

	private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

	// A Saturday.
	private static final ZonedDateTime NOW = ZonedDateTime.of(2026, 11, 21, 14, 30, 20, 0, BERLIN);

	@ParameterizedTest
	@CsvSource(textBlock = """
			14:05 it broke,                  2026-11-21T14:05
			9:47 it broke,                   2026-11-21T09:47
			14:30 it broke,                  2026-11-21T14:30
			14:31 it broke,                  2026-11-20T14:31
			23:10 it broke,                  2026-11-20T23:10
			today 09:00 it broke,            2026-11-21T09:00
			yesterday 17:32 it broke,        2026-11-20T17:32
			fri 17:32 it broke,              2026-11-20T17:32
			Friday 17:32 it broke,           2026-11-20T17:32
			thurs 08:00 it broke,            2026-11-19T08:00
			sat 14:00 it broke,              2026-11-21T14:00
			sat 15:00 it broke,              2026-11-14T15:00
			sun 15:00 it broke,              2026-11-15T15:00
			2026-11-20 09:47 it broke,       2026-11-20T09:47
			2026-1-5 9:47 it broke,          2026-01-05T09:47
			2026-11-20    09:47    it broke, 2026-11-20T09:47
			'  FRI  17:32  it broke ',       2026-11-20T17:32
			fri\u00a017:32\u00a0it broke,    2026-11-20T17:32
			""")
	void readsALeadingMomentInTheCallersZone(String text, LocalDateTime expected) {
		Reading.Found found = found(text, NOW);

		assertThat(found.when()).isEqualTo(When.at(expected.atZone(BERLIN).toInstant()));
		assertThat(found.rest()).isEqualTo("it broke");
	}

	@ParameterizedTest
	@CsvSource({ "-15m it broke, PT15M", "-2h it broke, PT2H", "-1D it broke, PT24H", "\u201315m it broke, PT15M",
			"\u221215m it broke, PT15M", "-0m it broke, PT0S" })
	void countsBackFromNow(String text, java.time.Duration ago) {
		assertThat(found(text, NOW)).isEqualTo(new Reading.Found(When.at(NOW.toInstant().minus(ago)), "it broke"));
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			mon 10:00- it moved,            2026-11-16T10:00,
			mon 10:00\u2013 it moved,       2026-11-16T10:00,
			10:00- it moved,                2026-11-21T10:00,
			mon 10:00-11:30 it moved,       2026-11-16T10:00, 2026-11-16T11:30
			mon 10:00\u201311:30 it moved,  2026-11-16T10:00, 2026-11-16T11:30
			mon 10:00 - 11:30 it moved,     2026-11-16T10:00, 2026-11-16T11:30
			mon 23:30-00:45 it moved,       2026-11-16T23:30, 2026-11-17T00:45
			23:30-00:45 it moved,           2026-11-20T23:30, 2026-11-21T00:45
			mon 10:00-tue 19:14 it moved,   2026-11-16T10:00, 2026-11-17T19:14
			yesterday 23:00-today 01:00 it moved, 2026-11-20T23:00, 2026-11-21T01:00
			10:00-10:00 it moved,           2026-11-21T10:00, 2026-11-21T10:00
			""")
	void readsSpans(String text, LocalDateTime start, LocalDateTime end) {
		Instant last = (end != null) ? end.atZone(BERLIN).toInstant() : null;

		assertThat(found(text, NOW))
			.isEqualTo(new Reading.Found(new When(start.atZone(BERLIN).toInstant(), last, end == null), "it moved"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "it broke", "", "   ", "-15mg dose", "-15 m", "- 15m", "-123456m x", "99:99 x", "25:10 x",
			"24:00 x", "14:5 x", "014:05 x", "fri the build broke", "friday", "frid 17:32 x", "2026-11-20 outage",
			"yesterday it broke", "monitor 10:00 x", "tomorrow 10:00 we meet", "v14:05 x" })
	void takesAnythingShortOfACompletePatternAsText(String text) {
		assertThat(When.leading(text, NOW)).isEqualTo(new Reading.None());
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			09:47 UTC it broke,                   2026-11-21T09:47:00Z
			09:47 utc it broke,                   2026-11-21T09:47:00Z
			09:47 (UTC) it broke,                 2026-11-21T09:47:00Z
			09:47Z it broke,                      2026-11-21T09:47:00Z
			09:47 GMT it broke,                   2026-11-21T09:47:00Z
			09:47 UTC+2 it broke,                 2026-11-21T07:47:00Z
			09:47 GMT-5:30 it broke,              2026-11-20T15:17:00Z
			2026-11-20 14:05 UTC it broke,        2026-11-20T14:05:00Z
			2026-11-20 14:05 +02:00 it broke,     2026-11-20T12:05:00Z
			2026-11-20 14:05+0530 it broke,       2026-11-20T08:35:00Z
			2026-11-20 14:05 +02 it broke,        2026-11-20T12:05:00Z
			2026-11-20 14:05 -0800 it broke,      2026-11-20T22:05:00Z
			2026-11-20T14:05:12Z it broke,        2026-11-20T14:05:12Z
			2026-11-20T14:05:12.345Z it broke,    2026-11-20T14:05:12Z
			2026-11-20T14:05:12-08:00 it broke,   2026-11-20T22:05:12Z
			2026-11-20 14:05:12 -08:00 it broke,  2026-11-20T22:05:12Z
			2026-11-20T14:05 it broke,            2026-11-20T13:05:00Z
			14:05:33 it broke,                    2026-11-21T13:05:33Z
			fri 09:47 PST it broke,               2026-11-20T17:47:00Z
			09:47 CET it broke,                   2026-11-21T08:47:00Z
			09:47 EST it broke,                   2026-11-20T14:47:00Z
			09:47 America/New_York it broke,      2026-11-20T14:47:00Z
			2:05 pm it broke,                     2026-11-21T13:05:00Z
			2:05pm it broke,                      2026-11-21T13:05:00Z
			2pm it broke,                         2026-11-21T13:00:00Z
			2 p.m. it broke,                      2026-11-21T13:00:00Z
			12:10 am it broke,                    2026-11-20T23:10:00Z
			14:05 pm it broke,                    2026-11-21T13:05:00Z
			fri 2:05 PM PST it broke,             2026-11-20T22:05:00Z
			""")
	void readsTheZoneAndTheHalfOfTheDayAfterATime(String text, Instant expected) {
		assertThat(found(text, NOW)).isEqualTo(new Reading.Found(When.at(expected), "it broke"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			14:05:33 x              | 2026-11-21T13:05:33Z
			14:05: x                | 2026-11-21T13:05:00Z
			14:05, x                | 2026-11-21T13:05:00Z
			14:05. x                | 2026-11-21T13:05:00Z
			14:05\u2014x           | 2026-11-21T13:05:00Z
			(14:05) x               | 2026-11-21T13:05:00Z
			[14:05:32 UTC] x        | 2026-11-20T14:05:32Z
			`14:05` x               | 2026-11-21T13:05:00Z
			**14:05** x             | 2026-11-21T13:05:00Z
			~14:05 x                | 2026-11-21T13:05:00Z
			14:05ish x              | 2026-11-21T13:05:00Z
			at 14:05 x              | 2026-11-21T13:05:00Z
			14h05 x                 | 2026-11-21T13:05:00Z
			14:05 Uhr x             | 2026-11-21T13:05:00Z
			1405Z x                 | 2026-11-20T14:05:00Z
			1405 UTC x              | 2026-11-20T14:05:00Z
			2.05pm x                | 2026-11-21T13:05:00Z
			2:05\u202fPM x         | 2026-11-21T13:05:00Z
			2pm x                   | 2026-11-21T13:00:00Z
			yesterday noon x        | 2026-11-20T11:00:00Z
			noon: x                 | 2026-11-21T11:00:00Z
			Friday, 17:32 x         | 2026-11-20T16:32:00Z
			Nov 20 14:05 x          | 2026-11-20T13:05:00Z
			20 Nov 2026 14:05 x     | 2026-11-20T13:05:00Z
			20.11.2026 14:05 x      | 2026-11-20T13:05:00Z
			11/20 14:05 x           | 2026-11-20T13:05:00Z
			20/11/2026 14:05 x      | 2026-11-20T13:05:00Z
			2026-11-20, 14:05 x     | 2026-11-20T13:05:00Z
			2026-11-20 at 14:05 x   | 2026-11-20T13:05:00Z
			14:05 on Friday x       | 2026-11-20T13:05:00Z
			14:05 (20 Nov) x        | 2026-11-20T13:05:00Z
			2026-11-20T09:47Z x     | 2026-11-20T09:47:00Z
			14:05 PST/PDT x         | 2026-11-20T22:05:00Z
			14:05 MEZ x             | 2026-11-21T13:05:00Z
			15m ago x               | 2026-11-21T13:15:20Z
			-15min x                | 2026-11-21T13:15:20Z
			""")
	void readsTheFormsThatPeopleType(String text, Instant expected) {
		assertThat(found(text, NOW)).isEqualTo(new Reading.Found(When.at(expected), "x"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			14.05 x             | Did you mean 14:05? Write it like that if so; if not, put another word before it.
			10:00-11 x          | I can't tell what 10:00-11 means. Write 10:00-11:00 if it is a span.
			14:05/14:10 x       | I can't tell which of 14:05/14:10 is meant. Write one, or both as a span.
			14:20-2:00 PM x     | 14:20-2:00 PM ends before it starts. Try `mon 10:00-11:30`.
			0026-11-20 09:47 x  | There is no day 0026-11-20. Try `fri 17:32` or `2026-11-20 09:47`.
			Mon 2026-11-20 14:05 x | 2026-11-20 is a Friday. Try `2026-11-20 09:47`.
			""")
	void asksWhatIsNotCertain(String text, String sentence) {
		assertThat(refusal(text, NOW)).isEqualTo(sentence);
	}

	@ParameterizedTest
	@CsvSource({ "false, 2026-03-04T13:05:00Z", "true, 2026-04-03T12:05:00Z" })
	void readsDatesInTheOrderOfTheHouse(boolean dayFirst, Instant expected) {
		Reading reading = When.leading("03/04/2026 14:05 x", NOW, new SpokenRules(dayFirst, Map.of()));

		assertThat(reading).isEqualTo(new Reading.Found(When.at(expected), "x"));
	}

	@Test
	void readsNamesOfSeveralZonesAsTheHouseMeansThem() {
		SpokenRules rules = new SpokenRules(false, Map.of("BST", ZoneId.of("Europe/London")));

		assertThat(When.leading("2026-07-01 14:05 BST x", NOW, rules))
			.isEqualTo(new Reading.Found(When.at(Instant.parse("2026-07-01T13:05:00Z")), "x"));
	}

	@ParameterizedTest
	@CsvSource({ "2026-07-01 14:05 PST x, 2026-07-01T21:05:00Z", "2026-01-15 14:05 PST x, 2026-01-15T22:05:00Z",
			"2026-07-01 14:05 PDT x, 2026-07-01T21:05:00Z", "2026-10-25 02:30 CET x, 2026-10-25T01:30:00Z" })
	void readsAStandardTimeInSummerAsTheTimeThere(String text, Instant expected) {
		assertThat(found(text, NOW).when().start()).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "500 errors", "1405 nodes", "5 March was bad", "may 5 we saw it", "3/4 done",
			"1.42 is out", "noon deploy failed", "+5m users" })
	void doesNotTakeNumbersForMoments(String text) {
		assertThat(When.leading(text, NOW)).isEqualTo(new Reading.None());
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			10:00-11:30 UTC it moved,           2026-11-21T10:00:00Z, 2026-11-21T11:30:00Z
			10:00 UTC - 11:30 UTC it moved,     2026-11-21T10:00:00Z, 2026-11-21T11:30:00Z
			10:00 UTC - 11:30 it moved,         2026-11-21T10:00:00Z, 2026-11-21T11:30:00Z
			1:05-2:10 pm it moved,              2026-11-21T12:05:00Z, 2026-11-21T13:10:00Z
			11:30-12:15 pm it moved,            2026-11-21T10:30:00Z, 2026-11-21T11:15:00Z
			10:00-10:30am it moved,             2026-11-21T09:00:00Z, 2026-11-21T09:30:00Z
			""")
	void readsTheZoneAndTheHalfOfTheDayOfASpan(String text, Instant start, Instant end) {
		assertThat(found(text, NOW)).isEqualTo(new Reading.Found(new When(start, end, false), "it moved"));
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			14:05 DB is back,             DB is back
			09:47 API down,               API down
			09:47 CTO informed,           CTO informed
			09:47 est. 20 minutes,        est. 20 minutes
			09:47 +1 from me,             +1 from me
			09:47 +20 nodes,              +20 nodes
			09:47 UTCX failed,            UTCX failed
			09:47 Zookeeper is back,      Zookeeper is back
			09:47 Ops/Infra joined,       Ops/Infra joined
			09:47 pm2 crashed,            pm2 crashed
			""")
	void leavesWordsThatAreNoZoneToTheText(String text, String rest) {
		assertThat(found(text, NOW).rest()).isEqualTo(rest);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					09:47 IST it broke    | IST is the name of several time zones. Write the offset instead, such as `UTC+5:30` or `UTC+1`.
					09:47 BST it broke    | BST is the name of several time zones. Write the offset instead, such as `UTC+1` or `UTC+6`.
					09:47 CST it broke    | CST is the name of several time zones. Write the offset instead, such as `UTC-6` or `UTC+8`.
					09:47 +10 it broke    | I can't tell whether +10 is a time zone. Write it like `UTC+2` or `UTC-8` if it is one.
					09:47 -08:00 it broke | I can't tell whether -08:00 is a time zone. Write it like `UTC+2` or `UTC-8` if it is one.
					09:47 UTC+25 it broke | I can't tell whether UTC+25 is a time zone. Write it like `UTC+2` or `UTC-8` if it is one.
					10:00 UTC - 11:30 CET it moved | 10:00 UTC - 11:30 CET names two time zones. Write both times in the same one.
					""")
	void asksForAZoneThatMeansSeveralRatherThanStoreAnotherTime(String text, String sentence) {
		assertThat(refusal(text, NOW)).isEqualTo(sentence);
	}

	@ParameterizedTest
	@ValueSource(strings = { "14:05 am x", "13 am x", "0:30 pm x", "13:75 pm x" })
	void refusesAHalfOfTheDayThatTheTimeIsNotIn(String text) {
		assertThat(refusal(text, NOW)).contains("is not a time of day.");
	}

	@Test
	void keepsADashThatIsNoRangeInTheText() {
		assertThat(found("14:05 - it broke", NOW).rest()).isEqualTo("- it broke");
		assertThat(found("14:05 - 10 nodes back", NOW).rest()).isEqualTo("- 10 nodes back");
	}

	@Test
	void acceptsAMomentWithNothingAfterIt() {
		assertThat(found("14:05", NOW).rest()).isEmpty();
		assertThat(found("-15m", NOW).rest()).isEmpty();
		assertThat(found("14:05-", NOW).when().openEnded()).isTrue();
	}

	@Test
	void keepsTheLinesOfTheText() {
		assertThat(found("14:05\nfirst\nsecond", NOW).rest()).isEqualTo("first\nsecond");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			today 18:00 x         | today 18:00 would be Sat 21 Nov 2026 18:00 CET
			2026-12-24 09:47 x    | 2026-12-24 09:47 would be Thu 24 Dec 2026 09:47 CET
			14:05 tomorrow x      | 14:05 tomorrow would be Sun 22 Nov 2026 14:05 CET
			14:00-15:00 x         | 14:00-15:00 would be Sat 21 Nov 2026 15:00 CET
			fri 17:32-sun 10:00 x | fri 17:32-sun 10:00 would be Sun 22 Nov 2026 10:00 CET
			""")
	void refusesTheFuture(String text, String because) {
		assertThat(refusal(text, NOW))
			.isEqualTo("I can't note something in the future: " + because + ". Try `-15m` or `2026-11-20 09:47`.");
	}

	@Test
	void doesNotMistakeAWordThatBeginsWithTomorrow() {
		assertThat(found("14:05 tomorrow's release was stopped", NOW).rest())
			.isEqualTo("tomorrow's release was stopped");
	}

	@ParameterizedTest
	@ValueSource(strings = { "2026-13-45 09:47 x", "2026-02-30 09:47 x" })
	void refusesADayThatDoesNotExist(String text) {
		assertThat(refusal(text, NOW)).startsWith("There is no day 2026-").endsWith("`2026-11-20 09:47`.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "fri 25:10 x", "2026-11-20 25:10 x", "mon 10:00-25:10 x" })
	void refusesATimeThatDoesNotExistOnceADayOrAStartWasNamed(String text) {
		assertThat(refusal(text, NOW)).startsWith("25:10 is not a time of day.");
	}

	@Test
	void refusesASpanThatEndsBeforeItStarts() {
		assertThat(refusal("2026-11-20 10:00-2026-11-19 11:00 x", NOW)).contains("ends before it starts");
	}

	@Test
	void takesTheEarlierOfADoubledHour() {
		ZonedDateTime afterwards = ZonedDateTime.of(2026, 10, 25, 9, 0, 0, 0, BERLIN);

		assertThat(found("02:30 x", afterwards).when().start()).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
	}

	@Test
	void takesYesterdayWhileTheDoubledHourIsStillToCome() {
		ZonedDateTime before = Instant.parse("2026-10-25T00:15:00Z").atZone(BERLIN);

		assertThat(found("02:30 x", before).when().start()).isEqualTo(Instant.parse("2026-10-24T00:30:00Z"));
	}

	@Test
	void refusesAMissingHour() {
		ZonedDateTime afterwards = ZonedDateTime.of(2026, 3, 29, 9, 0, 0, 0, BERLIN);

		assertThat(refusal("02:30 x", afterwards)).isEqualTo(
				"There was no 02:30 on 2026-03-29 in Europe/Berlin, the clocks went forward. Try `2026-03-29 03:30`.");
		assertThat(refusal("today 02:30 x", afterwards)).contains("clocks went forward");
		assertThat(refusal("yesterday 23:00-02:30 x", afterwards)).contains("clocks went forward");
	}

	@Test
	void takesYesterdayBeforeTheClocksGoForward() {
		ZonedDateTime before = ZonedDateTime.of(2026, 3, 29, 1, 30, 0, 0, BERLIN);

		assertThat(found("02:30 x", before).when().start()).isEqualTo(Instant.parse("2026-03-28T01:30:00Z"));
	}

	@Test
	void readsAWholeTextThatIsAMoment() {
		assertThat(When.exactly(" fri 17:32 ", NOW)).isInstanceOf(Reading.Found.class);
		assertThat(When.exactly("-15m", NOW)).isInstanceOf(Reading.Found.class);
		assertThat(When.exactly("today 18:00", NOW)).isInstanceOf(Reading.Refused.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "thirsday", "fri 17:32 or so", "25:10", "" })
	void saysWhatADateLooksLikeWhenTheWholeTextIsNone(String text) {
		assertThat(When.exactly(text, NOW)).isEqualTo(new Reading.Refused(
				"I don't know the date \"%s\". Try `fri 17:32` or `2026-11-20 09:47`.".formatted(text)));
	}

	@Test
	void cannotEndBeforeItStartsOrBeOpenWithAnEnd() {
		Instant start = NOW.toInstant();

		assertThatIllegalArgumentException().isThrownBy(() -> new When(start, start.minusSeconds(1), false));
		assertThatIllegalArgumentException().isThrownBy(() -> new When(start, start, true));
	}

	private static Reading.Found found(String text, ZonedDateTime now) {
		Reading reading = When.leading(text, now);
		assertThat(reading).isInstanceOf(Reading.Found.class);
		return (Reading.Found) reading;
	}

	private static String refusal(String text, ZonedDateTime now) {
		Reading reading = When.leading(text, now);
		assertThat(reading).isInstanceOf(Reading.Refused.class);
		return ((Reading.Refused) reading).sentence();
	}

}
