package dev.firewatch.workflow.postmortems.publishing;

import java.util.List;

import dev.firewatch.workflow.kernel.ErasedTexts;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ErasedEditionsTests {

	private static String without(String markdown, String text) {
		return ErasedEditions.without(markdown, new ErasedTexts(List.of(text)));
	}

	@Test
	void findATextHoweverItIsEscapedAndBroken() {
		assertThat(without("| 14:05 | the key is hunter\\_2\\*&lt;x&gt; |\n", "the key is hunter_2*<x>"))
			.isEqualTo("| 14:05 | [redacted] |\n");
		assertThat(without("| 14:05 | first<br>hunter2 &amp; more |", "first\nhunter2 & more"))
			.isEqualTo("| 14:05 | [redacted] |");
		assertThat(without("- \\[key\\] hunter2\\!\nrest", "[key] hunter2!")).isEqualTo("- [redacted]\nrest");
		assertThat(without("| x | see <https://vault.example/a_b?c=1> it is<br>&nbsp;&nbsp;there |",
				"see https://vault.example/a_b?c=1 it is\n  there"))
			.isEqualTo("| x | [redacted] |");
		assertThat(without("- <https://vault.example/?t=1>\\\nnow\n", "https://vault.example/?t=1\nnow"))
			.isEqualTo("- [redacted]\n");
		assertThat(without("hunter2 and hunter2", "hunter2")).isEqualTo("[redacted] and [redacted]");
	}

	@Test
	void leaveWordsAloneThatOnlyHappenToReadTheSame() {
		assertThat(without("It looked ok, a token was made.\n| 14:05 | ok |\n", "ok"))
			.isEqualTo("It looked ok, a token was made.\n| 14:05 | [redacted] |\n");
		assertThat(without("nothing of it here", "hunter2")).isEqualTo("nothing of it here");
		assertThat(without("a \\ b &lt; c", "another")).isEqualTo("a \\ b &lt; c");
	}

}
