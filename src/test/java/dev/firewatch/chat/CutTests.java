package dev.firewatch.chat;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CutTests {

	@Test
	void leavesWhatFitsAsItIs() {
		assertThat(Cut.to("four", 4)).isEqualTo("four");
		assertThat(Cut.beginning("four", 4)).isEqualTo("four");
	}

	@Test
	void showsThatSomethingIsMissing() {
		assertThat(Cut.to("fives", 4)).isEqualTo("fiv…");
		assertThat(Cut.line(" two\n\tlines  and more ", 9)).isEqualTo("two line…");
	}

	@Test
	void keepsEachCharacterWhole() {
		assertThat(Cut.to("ab🚒🚒", 4)).isEqualTo("ab…");
		assertThat(Cut.to("ab🚒🚒", 5)).isEqualTo("ab🚒…");
		assertThat(Cut.beginning("ab🚒", 3)).isEqualTo("ab");
		assertThat(Cut.beginning("🚒", 1)).isEmpty();
	}

}
