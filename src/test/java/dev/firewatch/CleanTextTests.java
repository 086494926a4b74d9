package dev.firewatch;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CleanTextTests {

	@Test
	void leavesOutWhatNobodySees() {
		assertThat(CleanText.of("a\u0000b\u0007c\u202Elive\u202C")).isEqualTo("abclive");
	}

	@Test
	void keepsLinesTabsAndEveryScript() {
		String text = "one\n\ttwo \u05E9\u05DC\u05D5\u05DD \uD83D\uDD25 e\u0301 \uD83D\uDC68\u200D\uD83D\uDC69 \u05D0\u200F!";

		assertThat(CleanText.of(text)).isEqualTo(text);
	}

	@Test
	void leavesOutWhatLooksLikeNothing() {
		assertThat(CleanText.of("new \u200B\u2060\uFEFF")).isEqualTo("new ");
		assertThat(CleanText.of("\u200D\u200D")).isEmpty();
		assertThat(CleanText.of("fix \u200D @bob")).isEqualTo("fix  @bob");
		assertThat(CleanText.of("\u3164\u2800")).isEmpty();
	}

}
