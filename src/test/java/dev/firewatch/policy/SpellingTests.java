package dev.firewatch.policy;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SpellingTests {

	private static final List<String> KNOWN = List.of("commander", "scribe", "management", "due");

	@ParameterizedTest
	@CsvSource({ "commander, commander", "comander, commander", "commannder, commander", "commamder, commander",
			"ocmmander, commander", "commandre, commander", "COMMANDER, commander", "scribbe, scribe", "deu, due",
			"cmander, commander", "commandr, commander" })
	void suggestsTheNearestWord(String typed, String meant) {
		assertThat(Spelling.closest(typed, KNOWN)).contains(meant);
	}

	@ParameterizedTest
	@CsvSource({ "boss", "edu", "commissar", "d", "manager" })
	void suggestsNothingThatIsTooFar(String typed) {
		assertThat(Spelling.closest(typed, KNOWN)).isEmpty();
	}

	@Test
	void allowsAMistakeForEachThreeLettersAndOneInAnyWord() {
		assertThat(Spelling.closest("abcdef", List.of("abcdxy"))).contains("abcdxy");
		assertThat(Spelling.closest("abcdef", List.of("abcxyz"))).isEmpty();
		assertThat(Spelling.closest("ab", List.of("ax"))).contains("ax");
		assertThat(Spelling.closest("ab", List.of("xy"))).isEmpty();
	}

	@Test
	void countsTwoSwappedLettersAsOneMistake() {
		assertThat(Spelling.closest("acb", List.of("abc"))).contains("abc");
		assertThat(Spelling.closest("cab", List.of("abc"))).isEmpty();
		assertThat(Spelling.closest("bacdfe", List.of("abcdef"))).contains("abcdef");
	}

	@Test
	void suggestsNothingWhereNothingIsKnown() {
		assertThat(Spelling.closest("anything", List.of())).isEmpty();
		assertThat(Spelling.closest("", List.of("a"))).contains("a");
	}

}
