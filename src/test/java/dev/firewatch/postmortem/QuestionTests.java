package dev.firewatch.postmortem;

import java.util.List;

import dev.firewatch.testing.TemplateFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class QuestionTests {

	@ParameterizedTest
	@CsvSource(delimiter = ';', textBlock = """
			NUMBER    ; about 40,000
			NUMBER    ; ~ 300
			NUMBER    ; 1.6M
			NUMBER    ; 23+
			NUMBER    ; 0.024%
			NUMBER    ; up to 2 million
			NUMBER    ; 14
			NUMBER    ; 1,200
			NUMBER    ; -3.5
			DURATION  ; 1h 20m
			DURATION  ; 90 minutes
			DATE_TIME ; 2026-11-20 09:47
			DATE_TIME ; 2026-11-20T09:47
			YES_NO    ; Yes
			PERSON    ; @alice
			TEXT      ; anything
			LONG_TEXT ; anything
			CAUSES    ; primary A because b
			CHOICE    ; data loss
			CHOICES   ; Outage
			CHOICES   ; Outage, Data loss
			CHOICES   ; Small, but real
			TABLE     ; REG-1 | covers it
			TABLE     ; | REG-1 | covers it |
			TABLE     ; REG-1
			""")
	void acceptsAnAnswerOfItsType(QuestionType type, String raw) {
		assertThat(question(type, true).problemWith(raw)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			textBlock = """
					NUMBER;    many;              "many" is not a number. Try `1,200`.
					NUMBER;    12,00;             "12,00" is not a number. Try `1,200`.
					DURATION;  5;                 "5" is not a duration. Try `1h 20m`.
					DATE_TIME; 2026-02-30 09:47;  "2026-02-30 09:47" is not a date and time. Try `2026-11-20 09:47`.
					DATE_TIME; yesterday;         "yesterday" is not a date and time. Try `2026-11-20 09:47`.
					YES_NO;    maybe;             "maybe" is not yes or no. Try `yes`.
					CHOICE;    Fire;              "Fire" is not one of: Outage, Data loss, Small, but real.
					CHOICES;   Outage, Fire;      "Fire" is not one of: Outage, Data loss, Small, but real.
					TABLE;     a | b | c;         "a | b | c" has more cells than there are columns. Write a line like: Test | Covers
					""",
			quoteCharacter = '~')
	void saysWhatIsWrongWithAnAnswer(QuestionType type, String raw, String sentence) {
		assertThat(question(type, false).problemWith(raw)).contains(sentence);
	}

	@Test
	void demandsAnAnswerOnlyWhereOneIsRequired() {
		assertThat(question(QuestionType.NUMBER, false).problemWith("  ")).isEmpty();
		assertThat(question(QuestionType.NUMBER, true).problemWith("  ")).contains("This needs an answer.");
		assertThat(question(QuestionType.CHOICE, true).problemWith(""))
			.contains("This needs one of: Outage, Data loss, Small, but real.");
	}

	@Test
	void takesNoAnswerForWhatIsComputed() {
		assertThat(question(QuestionType.COMPUTED, false).problemWith("x")).isPresent();
		assertThat(question(QuestionType.COMPUTED, false).isAsked()).isFalse();
	}

	@Test
	void takesOneOfTheAnswersOfTheAuditAndAnExampleHelps() {
		Question audit = TemplateFixture.question("a", QuestionType.AUDIT, "indicators-fired",
				Question.QuestionUse.PLAIN);
		Question example = new Question("a", "A", QuestionType.TEXT, true, null, "it broke", List.of(), null,
				List.of());

		assertThat(audit.problemWith("Too late - by an hour")).isEmpty();
		assertThat(audit.problemWith("perhaps")).contains("\"perhaps\" is not one of: Yes, No, Too late. Try `Yes`.");
		assertThat(audit.choices()).containsExactly("Yes", "No", "Too late");
		assertThat(example.problemWith(" ")).contains("This needs an answer, such as: it broke");
		assertThat(example.audit()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "detected-at, true", "participants, true", "incident-id, false", "timeline, false" })
	void letsPeopleKnowBetterThanSomeOfWhatIsComputed(String source, boolean correctable) {
		Question computed = TemplateFixture.question("a", QuestionType.COMPUTED, source, Question.QuestionUse.PLAIN);

		assertThat(computed.isCorrectable()).isEqualTo(correctable);
		assertThat(TemplateFixture.question("a").isCorrectable()).isFalse();
		assertThat(TemplateFixture.question("a").isAsked()).isTrue();
	}

	@Test
	void isMadeOnlyFromASourceThatIsKnown() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> TemplateFixture.question("a", QuestionType.COMPUTED, "luck", Question.QuestionUse.PLAIN))
			.withMessage("Question a has the unknown source luck");
	}

	@Test
	void needsWhatItsTypeNeedsAndNothingElse() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new Question("a", "A", QuestionType.CHOICE, true, null, null, List.of(), null, List.of()))
			.withMessage("Question a needs options");
		assertThatIllegalArgumentException()
			.isThrownBy(
					() -> new Question("a", "A", QuestionType.NUMBER, true, null, null, List.of(), "title", List.of()))
			.withMessage("Question a has no use for source");
		assertThatIllegalArgumentException().as("not each source can be proposed")
			.isThrownBy(
					() -> new Question("a", "A", QuestionType.TEXT, true, null, null, List.of(), "title", List.of()))
			.withMessage("Question a has the unknown source title");
	}

	private static Question question(QuestionType type, boolean required) {
		boolean choice = type == QuestionType.CHOICE || type == QuestionType.CHOICES;
		return new Question("id", "Text", type, required, null, null,
				choice ? List.of("Outage", "Data loss", "Small, but real") : List.of(),
				(type == QuestionType.COMPUTED) ? "title" : null,
				(type == QuestionType.TABLE) ? List.of("Test", "Covers") : List.of());
	}

}
