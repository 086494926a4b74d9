package dev.firewatch.chat;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CleanTextTests {

	@Test
	void leavesOutWhatNobodySees() {
		assertThat(CleanText.of("a\u0000b\u0007c\u202Elive\u202C")).isEqualTo("abclive");
	}

	@Test
	void keepsLinesTabsAndEveryScript() {
		String text = "one\n\ttwo \u05E9\u05DC\u05D5\u05DD \uD83D\uDD25 e\u0301 \u200F";

		assertThat(CleanText.of(text)).isEqualTo(text);
	}

}
