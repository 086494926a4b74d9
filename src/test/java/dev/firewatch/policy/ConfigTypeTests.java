package dev.firewatch.policy;

import java.time.DayOfWeek;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ConfigTypeTests {

	@ParameterizedTest
	@CsvSource({ "1, true", "5, true", "0, false", "6, false", "-1, false", "1.5, false", "9999999999, false",
			"'', false" })
	void takesWholeNumbersWithinTheirBounds(String text, boolean taken) {
		assertThat(ConfigType.number(1, 5).reader().apply(text).isPresent()).isEqualTo(taken);
	}

	@ParameterizedTest
	@ValueSource(strings = { "#timeline", "!note", "timeline", "zeitstrahl_2", "до-записи" })
	void takesASingleWordForAKeyword(String word) {
		assertThat(ConfigType.KEYWORD.reader().apply(word)).contains(word);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "on record", "#", "a", "#!", "@bob" })
	void takesNothingElseForAKeyword(String word) {
		assertThat(ConfigType.KEYWORD.reader().apply(word)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "technical-lead, true", "SEV_1, true", "R1, true", "-a, false", "a--b, false", "a b, false",
			"'', false" })
	void takesLettersDigitsAndHyphensForAnId(String id, boolean taken) {
		assertThat(ConfigType.ID.reader().apply(id).isPresent()).isEqualTo(taken);
	}

	@ParameterizedTest
	@CsvSource({ "true, true", "YES, true", "no, false", "False, false" })
	void takesYesAndNoForAFlag(String text, boolean expected) {
		assertThat(ConfigType.FLAG.reader().apply(text)).contains(expected);
		assertThat(ConfigType.FLAG.reader().apply("maybe")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "09:00, true", "23:59, true", "24:00, false", "9:00, false", "12:60, false", "noon, false" })
	void takesATimeOfDayWithTwoDigitsEach(String text, boolean taken) {
		assertThat(ConfigType.TIME.reader().apply(text).isPresent()).isEqualTo(taken);
	}

	@ParameterizedTest
	@CsvSource({ "2026-11-20, true", "' 2026-11-20 ', true", "2026-02-30, false", "20.11.2026, false" })
	void takesADateThatExists(String text, boolean taken) {
		assertThat(ConfigType.DATE.reader().apply(text).isPresent()).isEqualTo(taken);
	}

	@ParameterizedTest
	@CsvSource({ "1s, true", "0m, false", "5, false" })
	void takesADurationThatLasts(String text, boolean taken) {
		assertThat(ConfigType.DURATION.reader().apply(text).isPresent()).isEqualTo(taken);
	}

	@Test
	void takesWordsForATextAndAnythingVerbatim() {
		assertThat(ConfigType.TEXT.reader().apply("  some words ")).contains("some words");
		assertThat(ConfigType.TEXT.reader().apply("  ")).isEmpty();
		assertThat(ConfigType.VERBATIM.reader().apply("  ")).contains("  ");
	}

	@Test
	void takesAnEnumsConstantHoweverItIsWritten() {
		assertThat(ConfigType.DAY.reader().apply("Monday")).contains(DayOfWeek.MONDAY);
		assertThat(ConfigType.SEVERITY.reader().apply("sev1")).contains(Severity.SEV1);
		assertThat(ConfigType.oneOf(Refusal.Rule.class).reader().apply("wrong_status"))
			.contains(Refusal.Rule.WRONG_STATUS);
		assertThat(ConfigType.DAY.reader().apply("someday")).isEmpty();
	}

	@Test
	void takesAHandleOrAKnownWord() {
		ConfigType<String> type = ConfigType.partyOr(List.of("commander", "senior"));

		assertThat(type.reader().apply("@alice.b")).contains("@alice.b");
		assertThat(type.reader().apply("senior")).contains("senior");
		assertThat(type.reader().apply("alice")).isEmpty();
		assertThat(type.remedy().apply("alice"))
			.isEqualTo("Use one of commander, senior. Or name somebody, such as \"@alice\".");
	}

	@Test
	void suggestsTheNearestOfManyWords() {
		ConfigType<String> many = ConfigType.oneOf(List.of("alpha", "beta", "gamma", "delta", "omega"));
		ConfigType<String> few = ConfigType.oneOf(List.of("alpha", "beta", "gamma", "delta"));

		assertThat(many.remedy().apply("gama")).startsWith("Did you mean gamma? Use one of alpha,");
		assertThat(few.remedy().apply("gama")).isEqualTo("Use one of alpha, beta, gamma, delta.");
		assertThat(many.reader().apply("Alpha")).isEmpty();
	}

	@Test
	void suggestsTheZoneThatWasMeant() {
		assertThat(ConfigType.ZONE.reader().apply("Europe/Berlin")).isPresent();
		assertThat(ConfigType.ZONE.reader().apply("Europe/Berln")).isEmpty();
		assertThat(ConfigType.ZONE.remedy().apply("Europe/Berln")).isEqualTo("Did you mean Europe/Berlin?");
		assertThat(ConfigType.ZONE.remedy().apply("the moon, far away"))
			.isEqualTo("Write it like Europe/Berlin or UTC.");
	}

}
