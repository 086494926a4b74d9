package dev.firewatch.exchange;

import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeout;

/** Answers are Markdown, without HTML, and with links to the web only. */
class ProseTests {

	@ParameterizedTest
	@CsvSource(delimiter = '~',
			textBlock = """
					**bold** *soft* `x<y`           ~ <p dir="auto"><strong>bold</strong> <em>soft</em> <code>x&lt;y</code></p>
					[docs](https://x.example?a&b)   ~ <p dir="auto"><a href="https://x.example?a&amp;b" rel="noopener noreferrer nofollow">docs</a></p>
					see https://x.example/a_b_c.    ~ <p dir="auto">see <a href="https://x.example/a_b_c" rel="noopener noreferrer nofollow">https://x.example/a_b_c</a>.</p>
					[x](javascript:alert(1))        ~ <p dir="auto">x (javascript:alert(1))</p>
					![shot](https://x.example/s.png) ~ <p dir="auto"><a href="https://x.example/s.png" rel="noopener noreferrer nofollow">shot</a></p>
					<script>alert(1)</script>       ~ <p dir="auto">&lt;script&gt;alert(1)&lt;/script&gt;</p>
					# Heading                       ~ <h5 dir="auto">Heading</h5>
					[note]: see-log                 ~ <p dir="auto">[note]: see-log</p>
					a@b.example <a@b.example>       ~ <p dir="auto">a@b.example a@b.example</p>
					""")
	void isHtml(String markdown, String html) {
		assertThat(Prose.html(markdown)).isEqualTo(html);
	}

	@Test
	void showsListsTablesLinesAndLogs() {
		assertThat(Prose.html("- a\n- b")).isEqualTo("<ul><li dir=\"auto\">a</li><li dir=\"auto\">b</li></ul>");
		assertThat(Prose.html("one\ntwo")).isEqualTo("<p dir=\"auto\">one<br/>two</p>");
		assertThat(Prose.html("```\n<log>\n```")).isEqualTo("<pre><code>&lt;log&gt;</code></pre>");
		assertThat(Prose.html("| a | b |\n|---|---|\n| 1 | 2 |")).contains("<th dir=\"auto\">a</th>",
				"<td dir=\"auto\">2</td>");
	}

	@Test
	void withinALineShowsWhatIsNoParagraphAsTyped() {
		assertThat(Prose.inlineHtml("**12** nodes")).isEqualTo("<strong>12</strong> nodes");
		assertThat(Prose.inlineHtml("# 12")).isEqualTo("# 12");
		assertThat(Prose.inlineHtml("- x")).isEqualTo("- x");
	}

	@Test
	void comesInPiecesForChats() {
		assertThat(Prose.pieces("The **queue** grew, see [board](https://x.example): `x`\n\n- a\n- b"))
			.extracting(piece -> piece.kind() + "=" + piece.text())
			.containsExactly("WORDS=The ", "STRONG=queue", "WORDS= grew, see ", "LINK=board", "WORDS=: ", "CODE=x",
					"WORDS= • ", "WORDS=a", "WORDS= • ", "WORDS=b");
	}

	@ParameterizedTest
	@ValueSource(strings = { "> ", "- ", "1. ", "*a ", "[", "![", "`", "**", "<a", "| a ", "~~x " })
	void isNotBroughtDownByNesting(String piece) {
		String hostile = piece.repeat(100_000 / piece.length()) + "x " + "a* ".repeat(10_000);

		assertTimeout(Duration.ofSeconds(5), () -> {
			assertThat(Prose.html(hostile)).isNotEmpty();
			assertThat(Prose.markdown(hostile, 3)).isNotEmpty();
			assertThat(Prose.pieces(hostile)).isNotEmpty();
		});
	}

	@Test
	void isWellFormedWhateverWasTyped() {
		long seed = System.nanoTime();
		Random random = new Random(seed);
		List<String> pieces = List.of("*", "_", "`", "```\n", "\n", "\n\n", "- ", "1. ", "> ", "|", "|---|", "# ",
				"[x](", "https://x.example/a_b", ")", "]", "<b>", "</i>", "&", "&lt;", "&#0;", "\\", "~~", "![",
				"\u0001", "\ud83d", "word ", "\t", "    ", "javascript:", "\"", "'");
		for (int run = 0; run < 3_000; run++) {
			String typed = IntStream.range(0, 1 + random.nextInt(20))
				.mapToObj(n -> pieces.get(random.nextInt(pieces.size())))
				.collect(Collectors.joining());
			String html = Prose.html(typed) + Prose.inlineHtml(typed);
			assertThatCode(() -> DocumentBuilderFactory.newInstance()
				.newDocumentBuilder()
				.parse(new InputSource(new StringReader("<div>" + html + "</div>"))))
				.as("seed %d, run %d: %s", seed, run, typed)
				.doesNotThrowAnyException();
			assertThat(html).doesNotContain("<b>", "href=\"javascript");
		}
	}

}
