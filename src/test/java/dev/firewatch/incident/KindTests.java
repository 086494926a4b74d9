package dev.firewatch.incident;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class KindTests {

	@ParameterizedTest
	@EnumSource
	void isReadAsItIsTyped(Kind kind) {
		assertThat(Kind.parse(kind.key())).contains(kind);
	}

	@ParameterizedTest
	@CsvSource({ "near-miss, NEAR_MISS, near miss", "Drill, DRILL, drill", "EXTERNAL, EXTERNAL, external incident",
			"incident, INCIDENT, incident" })
	void isKnownByItsWord(String word, Kind expected, String words) {
		assertThat(Kind.parse(word)).contains(expected);
		assertThat(expected.words()).isEqualTo(words);
	}

	@Test
	void isNoneOfAnotherWord() {
		assertThat(Kind.parse("outage")).isEmpty();
		assertThat(Kind.parse("")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "INCIDENT, true", "DRILL, true", "NEAR_MISS, false", "EXTERNAL, false" })
	void hasARoomIfPeopleAreToMeetNow(Kind kind, boolean room) {
		assertThat(kind.hasRoom()).isEqualTo(room);
	}

}
