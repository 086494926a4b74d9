package dev.firewatch.timeline;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ComingDayTests {

	// A Saturday.
	private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

	@ParameterizedTest
	@CsvSource({ "3d, 2026-11-24", "2w, 2026-12-05", "1m, 2026-12-21", "30d, 2026-12-21", "0d, 2026-11-21",
			"in 3 days, 2026-11-24", "2 Weeks, 2026-12-05", "2026-12-01, 2026-12-01", "2026-1-5, 2026-01-05",
			"today, 2026-11-21", "Tomorrow, 2026-11-22", "fri, 2026-11-27", "Monday, 2026-11-23", "sat, 2026-11-28",
			"12 dec, 2026-12-12", "dec 12, 2026-12-12", "12  December, 2026-12-12", "21 nov, 2026-11-21",
			"20 nov, 2027-11-20", "1 sept, 2027-09-01", "12 dec 2027, 2027-12-12", "29 feb, 2028-02-29",
			"3rd jan, 2027-01-03", "31 Dec, 2026-12-31", "2w., 2026-12-05", "15.12.2026, 2026-12-15",
			"12/15/2026, 2026-12-15", "3/12/2026, 2026-12-03", "Fri 4 Dec, 2026-12-04", "2026/12/01, 2026-12-01" })
	void readsADayToCome(String text, LocalDate expected) {
		assertThat(ComingDay.parse(text, TODAY, true)).contains(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "soon", "3", "d", "3x", "2026-02-30", "2026-13-01", "31 feb", "12 foo", "99999d",
			"frida", "fri 17:32", "12 dec 2027 x", "-3d", "mon 4 dec", "3-4 dec" })
	void leavesEverythingElse(String text) {
		assertThat(ComingDay.parse(text, TODAY, true)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			3d waiting for parts            | 2026-11-24 | waiting for parts
			12 dec the vendor answers then  | 2026-12-12 | the vendor answers then
			until Fri 4 Dec, 2 pods left    | 2026-12-04 | 2 pods left
			12 Dec 2027 at last             | 2027-12-12 | at last
			in 2 weeks 3 of us are back     | 2026-12-05 | 3 of us are back
			2026-12-01                      | 2026-12-01 | ''
			""")
	void takesAsManyWordsAsBelongToTheDay(String text, LocalDate day, String rest) {
		assertThat(ComingDay.leading(text, TODAY, true)).contains(new ComingDay.DayFirstText(day, rest));
		assertThat(ComingDay.leading("soon, I hope", TODAY, true)).isEmpty();
	}

	/** Found by the fuzz: a megabyte without a space took three quarters of a minute. */
	@Test
	void doesNotLookForADayInABook() {
		String book = "1-2".repeat(300_000);

		assertThat(ComingDay.parse(book, TODAY, true)).isEmpty();
		assertThat(ComingDay.leading("fri " + book, TODAY, true))
			.hasValueSatisfying(found -> assertThat(found.rest()).isEqualTo(book));
	}

}
