package dev.firewatch.postmortem;

import dev.firewatch.postmortem.AnsweredPairs.AnsweredPair;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AnsweredPairsTests {

	@Test
	void anAnswerHasAsManyLinesAsItTakes() {
		assertThat(AnsweredPairs.of("Why late?\nIt looks at\nten minutes.\n\n- so\n\nWho saw it?\nBob"))
			.containsExactly(new AnsweredPair("Why late?", "It looks at\nten minutes.\n\n- so"),
					new AnsweredPair("Who saw it?", "Bob"));
	}

	@Test
	void whereQuestionsAreNamedAsSuchAnAnswerMayAskToo() {
		assertThat(AnsweredPairs.of("Q: Why late\nA: Who knows?\nNobody.\nQ: **Really?**\nYes"))
			.containsExactly(new AnsweredPair("Why late", "Who knows?\nNobody."), new AnsweredPair("Really?", "Yes"));
	}

	@Test
	void saysWhichQuestionHasNoAnswer() {
		assertThat(AnsweredPairs.problem("Why late?\nSo.\nWho saw it?"))
			.hasValueSatisfying(problem -> assertThat(problem).startsWith("\"Who saw it?\" has no answer. Write each"));
		assertThat(AnsweredPairs.problem("It was late.")).isPresent();
		assertThat(AnsweredPairs.problem("First of all\nWhy late?\nSo.")).isPresent();
		assertThat(AnsweredPairs.problem("为什么？\n因为")).isEmpty();
	}

	@Test
	void readsAsMarkdownAndLosesNothing() {
		assertThat(AnsweredPairs.markdown("Why late?\nSo.\nWho saw it?"))
			.isEqualTo("**Why late?**\n\nSo.\n\n**Who saw it?**");
		assertThat(AnsweredPairs.markdown("before\nWhy late?\nSo.")).isEqualTo("before\n\n**Why late?**\n\nSo.");
	}

}
