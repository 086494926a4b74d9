package dev.firewatch.chat.slack.blocks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.slack.api.util.json.GsonFactory;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Span;
import dev.firewatch.people.PersonId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SlackRendererTests {

	private static final Gson GSON = GsonFactory.createSnakeCase();

	private final SlackMessageRenderer messages = new SlackMessageRenderer(
			person -> Optional.of(person.value()).filter(id -> id.startsWith("slack/")).map(id -> id.substring(6)));

	private JsonArray rendered(Block... blocks) {
		return GSON.toJsonTree(messages.render(Message.of("news", blocks)).blocks()).getAsJsonArray();
	}

	private static JsonObject element(JsonArray blocks, int block, int element) {
		return blocks.get(block).getAsJsonObject().getAsJsonArray("elements").get(element).getAsJsonObject();
	}

	private static JsonObject span(JsonArray blocks, int span) {
		return element(blocks, 0, 0).getAsJsonArray("elements").get(span).getAsJsonObject();
	}

	@Test
	void aMentionNotifiesWhoHasAnAccountAndNamesWhoHasNone() {
		JsonArray blocks = rendered(Block.paragraph(new Span.Mention(new PersonId("slack/U7"), "Alice"),
				new Span.Mention(new PersonId("teams/9"), "Bob")));

		assertThat(span(blocks, 0).get("user_id").getAsString()).isEqualTo("U7");
		assertThat(span(blocks, 1).get("text").getAsString()).isEqualTo("@Bob");
	}

	@Test
	void aMomentIsShownInTheReadersTime() {
		JsonArray blocks = rendered(Block.paragraph(Span.dateTime(Instant.parse("2026-11-20T09:47:00Z"))));

		assertThat(span(blocks, 0).get("timestamp").getAsLong()).isEqualTo(1_795_168_020L);
		assertThat(span(blocks, 0).get("fallback").getAsString()).isEqualTo("20 Nov 2026 09:47 UTC");
	}

	@Test
	void whatPeopleAreToTypeIsCode() {
		String sentence = "Try `sev SEV1` or `sev <b>`.";
		JsonArray blocks = rendered(Block.sentence(sentence), new Block.Aside(Span.sentence("Say `left`.")),
				Block.paragraph(Span.plain("they typed `x`")));

		assertThat(element(blocks, 0, 0).getAsJsonArray("elements").asList())
			.extracting(span -> span.getAsJsonObject().get("text").getAsString())
			.containsExactly("Try ", "sev SEV1", " or ", "sev <b>", ".");
		assertThat(span(blocks, 1).getAsJsonObject("style").get("code").getAsBoolean()).isTrue();
		assertThat(span(blocks, 0).has("style")).isFalse();
		assertThat(blocks.get(1).toString()).contains("\"code\":true").doesNotContain("`");
		assertThat(blocks.get(2).toString()).as("what people type stays as typed").contains("`x`");
	}

	@Test
	void aSingleBacktickIsText() {
		JsonArray blocks = rendered(Block.sentence("a ` b"));

		assertThat(span(blocks, 0).get("text").getAsString()).isEqualTo("a ` b");
	}

	@Test
	void theRestOfTheButtonsIsAMenuAndAButtonHandsBackItsAction() {
		List<Button> more = IntStream.range(0, 7)
			.mapToObj(n -> Button.of("More " + n, new Action("verb" + n, "INC-2026-0001", "")))
			.toList();
		JsonArray blocks = rendered(new Block.Buttons(
				List.of(Button.primary("I lead", new Action("role", "INC-2026-0001", "commander \"x\" <y>"))), more),
				new Block.Buttons(List.of(), more.subList(0, 5)));

		assertThat(SlackAction.decoded(element(blocks, 0, 0).get("value").getAsString()))
			.isEqualTo(new Action("role", "INC-2026-0001", "commander \"x\" <y>"));
		assertThat(element(blocks, 0, 1).get("type").getAsString()).isEqualTo("static_select");
		assertThat(element(blocks, 1, 0).get("type").getAsString()).isEqualTo("overflow");
	}

	@Test
	void aMenusOptionThatIsTooLongIsAButton() {
		JsonArray blocks = rendered(
				new Block.Buttons(List.of(), List.of(Button.of("Short", new Action("left", "INC-2026-0001", "")),
						Button.of("Long", new Action("note", "INC-2026-0001", "x".repeat(200))))));

		assertThat(element(blocks, 0, 0).get("type").getAsString()).isEqualTo("button");
		assertThat(element(blocks, 0, 1).get("type").getAsString()).isEqualTo("overflow");
	}

	@Test
	void aButtonThatCantCarryItsTextSaysSo() {
		JsonArray blocks = rendered(Block.buttons(Button.of("Try again", new Action("note", null, "x".repeat(3_000)))));

		assertThat(SlackLimits.texts(blocks)).singleElement().asString().contains("“Try again” is left out");
	}

	@Test
	void anActionInItsPlainEncodingIsUnderstoodToo() {
		Action action = new Action("left", null, "");

		assertThat(SlackAction.decoded(action.encoded())).isEqualTo(action);
	}

	@Test
	void aButtonThatWasPostedLongAgoMeansWhatItMeant() {
		assertThat(SlackAction.decoded("[\"slack-heard\",\"\",\"note <@U1>\"]")).isEqualTo(Action.markup("note <@U1>"));
		assertThat(SlackAction.decoded("[\"slack-mark-again\",\"17.1\",\"key\"]"))
			.isEqualTo(Action.mark("17.1", "key"));
		assertThat(SlackAction.decoded("[\"again\",\"INC-2026-0001\",\"note a\"]"))
			.isEqualTo(Action.correction("INC-2026-0001", "note a"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "word ", "שלום עולם ", "🔥", "*_~`<!channel>" })
	void aTextOf40000CharactersIsCutVisibly(String piece) {
		String text = piece.repeat(40_000 / piece.length());

		JsonArray blocks = rendered(Block.paragraph(Span.plain(text)), Block.aside(Span.plain(text)),
				new Block.Heading(text));

		assertThat(SlackLimits.message(blocks)).isEmpty();
		assertThat(SlackLimits.texts(blocks)).hasSize(3).allMatch(shown -> shown.endsWith("…"));
	}

	@Test
	void manyBlocksEndWithACountAndKeepTheirButtons() {
		Block[] blocks = IntStream.range(0, 81)
			.mapToObj(n -> n < 80 ? Block.paragraph(Span.plain("line " + n))
					: Block.buttons(Button.of("Open all", new Action("timeline", null, ""))))
			.toArray(Block[]::new);

		JsonArray shown = rendered(blocks);

		assertThat(shown.size()).isEqualTo(50);
		assertThat(SlackLimits.texts(shown)).contains("line 47", "… and 32 more", "Open all").doesNotContain("line 48");
	}

	@Test
	void aFormRemembersWhereItWasOpenedAndWhatIsTooLongForAnOption() {
		String label = "a very long option ".repeat(20);
		Form form = Form.of(new Action("postmortem", "INC-2026-0001", "impact"), "A title that is longer than that",
				"Save",
				new Field.ChoiceField("kind", "Kind", true, List.of(new Field.Option(label, label)), label, null),
				new Field.TextField("text", "Text", false, true, "x".repeat(5_000), null, "Plainly."));

		JsonObject view = GSON
			.toJsonTree(new SlackFormRenderer(person -> Optional.empty()).render(form, "C1", "12.3", "45.6"))
			.getAsJsonObject();

		assertThat(SlackLimits.view(view)).isEmpty();
		FormOrigin origin = FormOrigin.decoded(view.get("private_metadata").getAsString());
		assertThat(origin.action()).isEqualTo(form.action());
		assertThat(origin.room()).isEqualTo("C1");
		assertThat(origin.thread()).isEqualTo("12.3");
		assertThat(origin.value("firewatch-0")).isEqualTo(label);
		assertThat(SlackLimits.texts(view)).contains("A title that is longer than that")
			.anyMatch(text -> text.contains("Only the first 3,000 of 5,000 characters fit here"));
	}

}
