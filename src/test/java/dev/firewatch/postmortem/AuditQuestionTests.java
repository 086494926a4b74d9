package dev.firewatch.postmortem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AuditQuestionTests {

	@ParameterizedTest
	@EnumSource
	void showsNoGapForTheGoodAnswerAndItsOwnForEveryOther(AuditQuestion question) {
		String good = question.answers().get(0);

		assertThat(question.gap(good)).contains(AuditQuestion.NO_GAP);
		assertThat(question.answers().subList(1, question.answers().size())).isNotEmpty()
			.allSatisfy(answer -> assertThat(question.gap(answer)).get().asString().endsWith(" gap"));
	}

	@ParameterizedTest
	@CsvSource({ "Yes, Yes", "yes - engaged at 06:30, Yes", "  NO, No", "Too late, Too late",
			"too late by an hour, Too late" })
	void readsTheAnswerThatATextBeginsWith(String text, String answer) {
		assertThat(AuditQuestion.INDICATORS_FIRED.answer(text)).contains(answer);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Nobody knows", "Yesterday", "Maybe, yes" })
	void takesNothingElseForAnAnswer(String text) {
		assertThat(AuditQuestion.INDICATORS_FIRED.answer(text)).isEmpty();
		assertThat(AuditQuestion.INDICATORS_FIRED.gap(text)).isEmpty();
	}

	@Test
	void isNamedAsTemplatesNameIt() {
		assertThat(AuditQuestion.PROBABILITY_ACCURATE.key()).isEqualTo("probability-accurate");
		assertThat(AuditQuestion.PROBABILITY_ACCURATE.gap("Underestimated")).contains("QUANTIFY gap");
	}

}
