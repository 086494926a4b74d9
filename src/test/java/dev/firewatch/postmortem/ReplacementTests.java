package dev.firewatch.postmortem;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReplacementTests {

	private static String replaced(String text, String words) {
		int start = text.indexOf('[');
		int end = text.indexOf(']') - 1;
		return Replacement.of(text.replaceAll("[\\[\\]]", ""), start, end, words);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			[Bob failed to] look      | nobody had to   | Nobody had to look
			it broke. [He] looked     | somebody        | it broke. Somebody looked
			- [Bob] looked            | somebody        | - Somebody looked
			first\\n[Bob] looked      | somebody        | first\\nSomebody looked
			then [Bob] looked         | somebody        | then somebody looked
			then [bob] looked         | somebody        | then somebody looked
			""")
	void keepsTheCapitalThatOpensASentence(String text, String words, String expected) {
		assertThat(replaced(text.replace("\\n", "\n"), words)).isEqualTo(expected.replace("\\n", "\n"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			it was a [human error]       | unguarded step | it was an unguarded step
			it was an [error of theirs]  | step           | it was a step
			it was a [mistake]           | step           | it was a step
			it was an [error]            | open door      | it was an open door
			An [idiotic] step            | unguarded      | An unguarded step
			A [stupid] omission          | ''             | An omission
			An [idiotic] step            | ''             | A step
			the banana [mistake]         | omission       | the banana omission
			""")
	void takesTheArticleThatFitsTheNewWord(String text, String words, String expected) {
		assertThat(replaced(text, words)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			[Obviously] the disk was full | The disk was full
			it was [obviously] full       | it was full
			it was full [obviously]       | 'it was full '
			[Obviously]                   | ''
			""")
	void leavesWordsOut(String text, String expected) {
		assertThat(replaced(text, "")).isEqualTo(expected);
	}

}
