package dev.firewatch.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.firewatch.exchange.Document.DocumentFact;
import dev.firewatch.exchange.Document.DocumentHeading;
import dev.firewatch.exchange.Document.DocumentItem;
import dev.firewatch.exchange.Document.DocumentPart;
import dev.firewatch.exchange.Document.DocumentText;
import dev.firewatch.exchange.Document.Items;
import dev.firewatch.exchange.Document.Phases;
import dev.firewatch.exchange.Document.Remark;
import dev.firewatch.exchange.Document.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a reader of Markdown as GitHub has it sees is what the document says. */
class MarkdownExportTests {

	private static final List<String> TYPED = List.of("---", "1. x", "2) y", "+ x", "- x", "* x", "    four blanks",
			"a_b_c", "see https://x.example/order_total.py#L10?a=1&b=2_3.", "(https://x.example/a)", "<b>bold</b>",
			"<script>alert(1)</script>", "| a | b |", "`code`", "[x](http://y.example)", "![a](http://y.example/b.png)",
			"&amp; & &copy; &#35;", "line one\nline two", "above\n\n# below", "> quote", "***", "\\", "ends with \\",
			"~~gone~~", "```\nfence\n```", "\tTab", "===", "x\n===", "x\n---", "x\n    indented", "\\|", "|", "a || b",
			"back\\\nslash", "# heading", "!", "<!-- comment -->", "<https://x.example>", "http://", "*a*", "__b__",
			"[ref]: http://y.example", "1986. A year", "- [ ] task", "|---|---|", "a\n- b\n- c",
			"\u00e9\u4e2d\ud83d\ude00", "order total is `x` | y", "5 < 6 > 4", "tail  \nnext", "a\u00a0b");

	@Test
	void aReaderSeesEveryTextAsItWasTyped() {
		for (String typed : TYPED) {
			Document document = new Document(typed, "en",
					List.of(new Remark(typed), new DocumentFact(typed, typed), new DocumentFact("b", typed),
							new Table(List.of(typed, "b"), List.of(List.of(typed, "c"), List.of("d", typed))),
							new DocumentHeading(2, typed), new DocumentText(typed, typed),
							new Items(null,
									List.of(new DocumentItem("CF1", typed, List.of(typed, "more")),
											new DocumentItem(null, typed, List.of()))),
							new DocumentFact("after", typed),
							new Items(typed, List.of(new DocumentItem(null, "z", List.of())))));

			assertThat(seen(document)).as(typed).isEqualTo(meant(document));
		}
	}

	@Test
	void aReaderSeesEveryDocumentAsItIs() {
		long seed = System.nanoTime();
		Random random = new Random(seed);
		for (int run = 0; run < 400; run++) {
			Document document = document(random);
			assertThat(seen(document)).as("seed " + seed + ", run " + run).isEqualTo(meant(document));
		}
	}

	@Test
	void aTableAfterFactsIsATable() {
		Document document = new Document("T", "en", List.of(new DocumentFact("Duration:", "6 h"),
				new Table(List.of("Time", "Event"), List.of(List.of("1", "2")))));

		assertThat(MarkdownExport.write(document)).contains("- **Duration:** 6 h\n\n| Time | Event |\n| --- | --- |\n");
	}

	@Test
	void addressesStayAddresses() {
		assertThat(MarkdownExport.text("see https://x.example/order_total.py#L10?a=1&b=2, please"))
			.isEqualTo("see <https://x.example/order_total.py#L10?a=1&b=2>, please");
	}

	@Test
	void theSecondLineOfACauseStandsUnderItsItem() {
		Document document = new Document("T", "en",
				List.of(new Items(null, List.of(new DocumentItem("CF1", "one\ntwo", List.of("a\nb"))))));

		assertThat(MarkdownExport.write(document)).endsWith("- **CF1** one\\\n  two\n  - a\\\n    b\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "**bold** and *soft*", "- one\n- two\n  - three", "1. one\n2. two",
			"| a | b |\n|---|---|\n| 1 | 2 |", "```\nlog line | x\n  indented\n```", "[docs](https://x.example/a_b)",
			"> quoted\n> twice", "# Big\n\ntext\n\n## Less", "~~gone~~", "a `code` b", "line\nline",
			"see https://x.example/a_b_c", "- [ ] open\n- [x] done", "a\n\n---\n\nb" })
	void anAnswerInMarkdownIsTheSameMarkdown(String answer) {
		Document document = new Document("T", "en", List.of(new DocumentHeading(2, "S"),
				new DocumentText("Q", answer, true), new DocumentFact("after", "x"), new DocumentHeading(2, "End")));

		List<String> seen = seen(document);
		int from = seen.indexOf("p:Q") + 1;
		List<String> expected = GitHub.seen(answer)
			.stream()
			.map(line -> line.replaceFirst("^h1:", "h4:").replaceFirst("^h2:", "h5:"))
			.toList();
		assertThat(seen.subList(from, from + expected.size())).isEqualTo(expected);
		assertThat(seen.subList(from + expected.size(), seen.size())).containsExactly("item:after x", "h2:End");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<script>alert(1)</script>", "[x](javascript:alert(1))", "![x](javascript:alert(1))",
			"<img src=x onerror=alert(1)>", "<a href=\"https://x.example\">y</a>" })
	void nothingInAnAnswerActsAsHtml(String answer) {
		String markdown = MarkdownExport.write(new Document("T", "en",
				List.of(new DocumentText("Q", answer, true), new DocumentFact("F", answer, true))));

		assertThat(GitHub.html(markdown)).doesNotContain("<script", "<img", "href=\"javascript", "onerror=alert(1)>");
	}

	private static List<String> seen(Document document) {
		return GitHub.seen(MarkdownExport.write(document));
	}

	/** What the document says, in the form in which it is seen. */
	private static List<String> meant(Document document) {
		List<String> meant = new ArrayList<>(List.of("h1:" + GitHub.words(document.title())));
		for (DocumentPart part : document.parts()) {
			if (part instanceof DocumentHeading heading) {
				meant.add("h" + heading.level() + ":" + GitHub.words(heading.text()));
			}
			else if (part instanceof Remark remark) {
				meant.add("quote:" + GitHub.words(remark.text()));
			}
			else if (part instanceof DocumentFact fact) {
				meant.add("item:" + GitHub.words(fact.label() + " " + fact.value()));
			}
			else if (part instanceof DocumentText text) {
				meant.add("p:" + GitHub.words(text.label()));
				for (String paragraph : text.text().strip().split("\\n{2,}")) {
					meant.add("p:" + GitHub.words(paragraph));
				}
			}
			else if (part instanceof Items items) {
				if (items.label() != null) {
					meant.add("p:" + GitHub.words(items.label()));
				}
				for (DocumentItem item : items.items()) {
					meant.add("item:" + GitHub.words((item.name() == null ? "" : item.name() + " ") + item.text()));
					item.below().forEach(line -> meant.add("below:" + GitHub.words(line)));
				}
			}
			else if (part instanceof Table table) {
				meant.add("row:" + table.head().stream().map(GitHub::words).collect(Collectors.joining(" ¦ ")));
				table.rows()
					.forEach(row -> meant
						.add("row:" + row.stream().map(GitHub::words).collect(Collectors.joining(" ¦ "))));
			}
		}
		return meant;
	}

	private static Document document(Random random) {
		List<DocumentPart> parts = IntStream.range(0, 1 + random.nextInt(8)).mapToObj(n -> switch (random.nextInt(6)) {
			case 0 -> new DocumentHeading(2 + random.nextInt(2), text(random));
			case 1 -> new DocumentFact(text(random), text(random));
			case 2 -> new DocumentText(text(random), text(random));
			case 3 -> new Items(random.nextBoolean() ? text(random) : null,
					List.of(new DocumentItem(random.nextBoolean() ? "CF1" : null, text(random), List.of(text(random))),
							new DocumentItem(null, text(random), List.of())));
			case 4 -> new Table(List.of(text(random), text(random)),
					List.of(List.of(text(random), text(random)), List.of(text(random), text(random))));
			default -> new Remark(text(random));
		}).map(DocumentPart.class::cast).filter(part -> !(part instanceof Phases)).toList();
		return new Document(text(random), "en", parts);
	}

	private static String text(Random random) {
		return IntStream.range(0, 1 + random.nextInt(3))
			.mapToObj(n -> TYPED.get(random.nextInt(TYPED.size())))
			.collect(Collectors.joining(random.nextBoolean() ? " " : random.nextBoolean() ? "\n" : ""));
	}

}
