package dev.firewatch.chat.teams.cards;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Cut;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.Span;
import dev.firewatch.chat.teams.cards.CardFields.Filling;
import dev.firewatch.chat.teams.cards.CardFields.PeopleChoice;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever people type stays within Teams' limits and Microsoft's schema, and never acts.
 */
class CardPropertyTests {

	private static final String[] HOSTILE = { "<at>Bob</at>", "<at>", "</at>", "**", "__", "*", "_", "[a](https://x)",
			"](", "`", "```", "~~", "&lt;", "&", "<", ">", "|", "\n", "\n- ", "\n1. ", "\n# ", "\u202e", "שלום", "🔥",
			"👩‍👩‍👧", "\ud83d", "\u0000", "\u001f", "\"", "\\", " ", "x", "incident",
			"{{DATE(2020-01-01T00:00:00Z)}}", "{{", "}}", "${7*7}", "\u2060", "<script>", "https://evil.example" };

	private final CardRenderer cards = new CardRenderer(person -> Optional.of("29:" + person.value()),
			room -> "https://teams.example/x", true, action -> action.argument().isBlank());

	private final FormCards forms = new FormCards(cards,
			new PeopleChoice(true, person -> Optional.of(person.value()), PersonId::value));

	static LongStream seeds() {
		return LongStream.range(0, 200);
	}

	private static String text(Random random) {
		int words = random.nextInt(10) == 0 ? 4_000 : random.nextInt(30);
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < words; i++) {
			text.append(HOSTILE[random.nextInt(HOSTILE.length)]);
		}
		return random.nextInt(50) == 0 ? "🔥".repeat(20_000) : text.toString();
	}

	private static List<Span> spans(Random random) {
		List<Span> spans = new ArrayList<>();
		for (int i = random.nextInt(6); i >= 0; i--) {
			spans.add(switch (random.nextInt(7)) {
				case 0 -> Span.plain(text(random));
				case 1 -> Span.strong(text(random));
				case 2 -> Span.code(text(random));
				case 3 -> new Span.Link(text(random), "javascript:" + text(random));
				case 4 -> Span.dateTime(Instant.ofEpochSecond(random.nextInt()));
				case 5 -> new Span.RoomLink(new RoomRef(Platform.TEAMS, "19:x"), text(random));
				default -> new Span.Mention(new PersonId("teams/" + random.nextInt(50)), text(random));
			});
		}
		return spans;
	}

	private static List<Button> buttons(Random random) {
		List<Button> buttons = new ArrayList<>();
		for (int i = random.nextInt(8); i > 0; i--) {
			String argument = random.nextBoolean() ? "" : text(random);
			buttons.add(new Button(text(random), new Action("note", null, argument), random.nextBoolean()));
		}
		return buttons;
	}

	private static Block block(Random random) {
		return switch (random.nextInt(8)) {
			case 0 -> new Block.Heading(text(random));
			case 1 -> new Block.Paragraph(spans(random));
			case 2 -> new Block.Aside(spans(random));
			case 3 -> new Block.Item(spans(random), buttons(random));
			case 4 -> new Block.Item(spans(random), List.of());
			case 5 -> new Block.Facts(
					List.of(new Block.Fact(text(random), spans(random)), new Block.Fact(text(random), spans(random))));
			case 6 -> new Block.Buttons(buttons(random), buttons(random));
			default -> random.nextBoolean() ? new Block.Divider() : new Block.Progress(random.nextInt(20), 9);
		};
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void aMessageOfAnythingIsOneThatTeamsTakesAndNeverActs(long seed) {
		Random random = new Random(seed);
		List<Block> blocks = new ArrayList<>();
		for (int i = random.nextInt(seed % 5 == 0 ? 120 : 12); i >= 0; i--) {
			blocks.add(block(random));
		}
		ObjectNode activity = cards.activity(new Message(text(random), blocks));

		assertThat(CardLimits.activity(activity)).as("seed " + seed).isEmpty();
		JsonNode card = activity.at("/attachments/0/content");
		for (JsonNode text : card.findValues("text")) {
			assertThat(text.asText().replaceAll("\\{\\{DATE\\([^{}]*, SHORT\\)}} \\{\\{TIME\\([^{}]*\\)}}", ""))
				.doesNotContain("{{");
		}
		for (JsonNode element : card.path("body")) {
			if (element.path("type").asText().equals("TextBlock")) {
				assertThat(bare(element.path("text").asText())).as("seed " + seed)
					.doesNotContain("*", "_", "`", "~", "](")
					.doesNotContainPattern("<[^\u2060]|&[^\u2060]");
			}
		}
	}

	/** Without what is escaped, and without what we write ourselves. */
	private static String bare(String markdown) {
		return markdown.replaceAll("\\\\[\\\\*_\\[\\]`~]", "")
			.replaceAll("<at>[^<>]*</at>", "")
			.replaceAll("\\[[^\\[\\]]*]\\(https://teams\\.example/x\\)", "")
			.replace("**", "");
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void aFormOfAnythingIsOneThatTeamsTakesOrSaysThatItIsTooLargeAndComesBackAsItWas(long seed) {
		Random random = new Random(seed);
		List<Field.Option> options = new ArrayList<>();
		for (int i = random.nextInt(120); i >= 0; i--) {
			options.add(new Field.Option(i + "x".repeat(random.nextInt(20)), Cut.to(text(random) + "x", 60)));
		}
		Form form = Form.of(new Action("note", "INC-2026-0001", "E1"), text(random), "Save",
				new Field.TextField("a", text(random), false, true, whole(text(random)), text(random), text(random)),
				new Field.ChoiceField("b", text(random), true, options, options.get(0).value(), text(random)),
				new Field.ChoicesField("c", text(random), true, options, List.of(options.get(0).value()), null),
				new Field.PeopleField("d", text(random), true, true, List.of(new PersonId("slack/U1"))),
				new Field.DateField("e", text(random), true, "2026-11-20"), new Field.FieldReading("f", spans(random)));
		FormState state = new FormState(form, "k" + seed, "19:x", null);
		Filling filling = new Filling(Map.of("a", List.of(text(random))),
				Map.of("a", text(random), "zzz", text(random)));
		ObjectNode card;
		try {
			card = forms.inline(state, filling);
		}
		catch (PlatformFailure tooLarge) {
			assertThat(tooLarge).hasMessageContaining("larger than Teams allows");
			return;
		}

		assertThat(CardLimits.activity(cards.activity(card, "x"))).as("seed " + seed).isEmpty();
		FormState back = DialogJson.form(card.at("/actions/0/data")).orElseThrow();
		assertThat(back.key()).isEqualTo(state.key());
		assertThat(back.form().action()).isEqualTo(form.action());
		assertThat(back.form().fields().get(0)).isInstanceOf(Field.TextField.class)
			.extracting(field -> ((Field.TextField) field).value())
			.isEqualTo(((Field.TextField) form.fields().get(0)).value());
		assertThat(back.form().fields()).hasSameSizeAs(form.fields());
	}

	/** Half a surrogate pair is no text that could come back. */
	private static String whole(String text) {
		return text.replaceAll("[\\ud800-\\udfff]", "");
	}

}
