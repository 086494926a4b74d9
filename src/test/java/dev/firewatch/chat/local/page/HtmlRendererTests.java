package dev.firewatch.chat.local.page;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.Span;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HtmlRendererTests {

	private static final Person ALICE = new Person(new PersonId("local/alice"), "Alice", "alice",
			ZoneId.of("Europe/Vienna"), List.of());

	private final HtmlRenderer renderer = new HtmlRenderer(new HtmlSpans(ALICE, Instant.parse("2026-12-01T09:00:00Z")));

	private String html(Block block) {
		return block.render(renderer).toString();
	}

	private String html(Span span) {
		return span.render(renderer.spans()).toString();
	}

	@Test
	void showsAHeading() {
		assertThat(html(new Block.Heading("What is left"))).isEqualTo("<h4 dir=\"auto\">What is left</h4>");
	}

	@Test
	void showsAParagraphAndSmallPrint() {
		assertThat(html(Block.paragraph(Span.plain("a"), Span.strong("b"))))
			.isEqualTo("<p dir=\"auto\">a<strong>b</strong></p>");
		assertThat(html(Block.aside(Span.plain("a")))).isEqualTo("<p class=\"aside\" dir=\"auto\">a</p>");
	}

	@Test
	void showsAnItemWithItsButtons() {
		Action done = new Action("done", "INC-2026-0001", "F1");

		String html = html(new Block.Item(List.of(Span.plain("F1")), List.of(Button.of("Done", done))));

		assertThat(html).startsWith("<div class=\"item\">").contains(">F1</span>").contains(">Done</button>");
		String value = html.replaceFirst("(?s).*value=\"([^\"]*)\".*", "$1");
		assertThat(HtmlRenderer.decoded(value)).isEqualTo(done);
	}

	@Test
	void showsFacts() {
		assertThat(html(new Block.Facts(List.of(new Block.Fact("Owner", List.of(Span.plain("Bob")))))))
			.isEqualTo("<dl><div><dt>Owner</dt><dd dir=\"auto\">Bob</dd></div></dl>");
	}

	@Test
	void showsButtonsAndFoldsTheRest() {
		String html = html(new Block.Buttons(List.of(Button.primary("I lead", new Action("role", null, "commander"))),
				List.of(Button.of("Timeline", new Action("timeline", null, "")))));

		assertThat(html).contains("class=\"button primary\"").contains("<summary class=\"button\">More</summary>");
		assertThat(html.indexOf("Timeline")).isGreaterThan(html.indexOf("More"));
	}

	@Test
	void anActionSurvivesWhateverItsTextHolds() {
		Action action = new Action("note", null, "line\r\nnext \u001f\u001e \"quoted\" 🔥 \u202e");

		assertThat(HtmlRenderer.decoded(HtmlRenderer.encoded(action))).isEqualTo(action);
	}

	@Test
	void showsProgressInWordsToo() {
		assertThat(html(new Block.Progress(6, 9))).contains("value=\"6\" max=\"9\"").contains("<span>6 of 9</span>");
	}

	@Test
	void showsADivider() {
		assertThat(html(new Block.Divider())).isEqualTo("<hr>");
	}

	@Test
	void showsCodeAlsoWhereItIsWrittenInBackticks() {
		assertThat(html(Span.code("a<b"))).isEqualTo("<code>a&lt;b</code>");
		assertThat(html(Span.plain("Say `note` first."))).isEqualTo("Say <code>note</code> first.");
	}

	@Test
	void marksSeveritiesByColourAndName() {
		assertThat(html(Span.strong("SEV1 · down")))
			.isEqualTo("<strong><span class=\"sev sev1\">SEV1</span> · down</strong>");
	}

	@Test
	void showsLinksThatLeadSomewhereHarmless() {
		assertThat(html(new Span.Link("page", "https://example.com/?a=1&b=2"))).isEqualTo(
				"<a href=\"https://example.com/?a=1&amp;b=2\" rel=\"noopener noreferrer\" target=\"_blank\">page</a>");
		assertThat(html(new Span.Link("page", "/incidents/INC-2026-0001"))).startsWith("<a ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "//evil.example",
			" javascript:alert(1)", "vbscript:x", "file:///etc/passwd" })
	void showsOtherLinksAsTextOnly(String url) {
		assertThat(html(new Span.Link("click", url))).isEqualTo("<span>click</span>");
	}

	@Test
	void showsPeopleAndMarksTheReader() {
		assertThat(html(new Span.Mention(new PersonId("local/bob"), "Bob")))
			.isEqualTo("<span class=\"mention\">@Bob</span>");
		assertThat(html(new Span.Mention(ALICE.id(), "Alice"))).contains("mention me");
	}

	@Test
	void linksRooms() {
		assertThat(html(new Span.RoomLink(new RoomRef(Platform.LOCAL, "inc-1"), "inc-1")))
			.isEqualTo("<a class=\"room-link\" href=\"/?room=inc-1\">#inc-1</a>");
		assertThat(html(Span.plain("It opens: #inc-2026-0001-db."))).contains("href=\"/?room=inc-2026-0001-db\"");
	}

	@Test
	void showsMomentsInTheReadersZone() {
		Instant at = Instant.parse("2026-11-20T08:52:00Z");

		assertThat(html(Span.time(at))).contains("datetime=\"2026-11-20T08:52:00Z\"").endsWith(">09:52</time>");
		assertThat(html(Span.dateTime(at))).endsWith(">Fri 20 Nov 09:52</time>");
		assertThat(html(new Span.Moment(at, Span.Precision.DATE))).endsWith(">Fri 20 Nov</time>");
	}

	@Test
	void momentsOfAnotherYearShowIt() {
		assertThat(html(Span.dateTime(Instant.parse("2026-12-31T22:59:00Z")))).endsWith(">Thu 31 Dec 23:59</time>");
		assertThat(html(Span.dateTime(Instant.parse("2026-12-31T23:00:00Z")))).endsWith(">Fri 1 Jan 2027 00:00</time>");
		assertThat(html(new Span.Moment(Instant.parse("2031-12-30T09:00:00Z"), Span.Precision.DATE)))
			.endsWith(">Tue 30 Dec 2031</time>");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onclick='x",
			"&lt;b&gt;", "<!channel>", "\u202egnp.exe" })
	void whatPeopleTypedIsInert(String hostile) {
		String html = html(Block.paragraph(Span.plain(hostile), Span.strong(hostile), Span.code(hostile)))
				+ html(new Block.Item(List.of(Span.plain(hostile)),
						List.of(Button.of(hostile, new Action("note", hostile, hostile)))));

		assertThat(html).doesNotContain("<script", "<img", "<!", "' on", "\"><i", "&lt;b&gt;");
	}

	@Test
	void foldsALongTextAndKeepsAllOfIt() {
		String endless = "🔥".repeat(20_000);

		String html = html(Block.paragraph(Span.plain(endless)));

		assertThat(html).startsWith("<details class=\"long\">")
			.contains("Show all (40,000 characters)")
			.contains(endless);
	}

	@Test
	void foldsManyLines() {
		assertThat(html(Block.paragraph(Span.plain("line\n".repeat(40))))).startsWith("<details");
		assertThat(html(Block.paragraph(Span.plain("line\n".repeat(5))))).startsWith("<p");
	}

}
