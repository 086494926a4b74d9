package dev.firewatch.chat.slack.blocks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;

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
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.Span;
import dev.firewatch.people.PersonId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever people type stays within Slack's limits and never acts. */
class SlackRendererPropertyTests {

	private static final Gson GSON = GsonFactory.createSnakeCase();

	private static final String[] HOSTILE = { "<!channel>", "<!here>", "<@U024BE7LH>", "<!subteam^S1>", "@here",
			"<https://evil.example|your bank>", "*", "_", "~", "`", "```", "&lt;", "&", "<", ">", "|", "\n", "\u202e",
			"\u2066", "שלום", "مرحبا", "🔥", "👩‍👩‍👧", "\ud83d", "\u0000", "\u001f", "\"", "\\", " ", "x", "incident",
			":boom:", "<!date^1^{date}|x>", "\u2060", "]", "[\"new\",\"\",\"\"]" };

	private final SlackMessageRenderer messages = new SlackMessageRenderer(person -> Optional.of("U1"));

	private final SlackFormRenderer forms = new SlackFormRenderer(person -> Optional.of("U1"));

	static LongStream seeds() {
		return LongStream.range(0, 300);
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
			spans.add(switch (random.nextInt(6)) {
				case 0 -> Span.plain(text(random));
				case 1 -> Span.strong(text(random));
				case 2 -> Span.code(text(random));
				case 3 -> new Span.Link(text(random), "javascript:" + text(random));
				case 4 -> Span.dateTime(Instant.ofEpochSecond(random.nextInt()));
				default -> new Span.Mention(new PersonId("slack/U1"), text(random));
			});
		}
		return spans;
	}

	private static List<Button> buttons(Random random) {
		List<Button> buttons = new ArrayList<>();
		for (int i = random.nextInt(8); i > 0; i--) {
			buttons.add(new Button(text(random), new Action("note", null, text(random)), random.nextBoolean()));
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
	void aMessageOfAnythingIsOneThatSlackTakesAndNeverActs(long seed) {
		Random random = new Random(seed);
		List<Block> blocks = new ArrayList<>();
		for (int i = random.nextInt(seed % 5 == 0 ? 120 : 12); i >= 0; i--) {
			blocks.add(block(random));
		}

		SlackMessageRenderer.Rendered rendered = messages.render(new Message(text(random), blocks));

		JsonArray json = GSON.toJsonTree(rendered.blocks()).getAsJsonArray();
		assertThat(SlackLimits.message(json)).as("seed " + seed).isEmpty();
		assertThat(SlackLimits.markup(json)).allMatch(markup -> markup.matches("<!date\\^-?\\d+\\^[^<>]*>"));
		assertThat(rendered.text()).doesNotContain("<", ">").hasSizeLessThan(40_000);
		assertThat(json.toString()).doesNotContain("\"type\":\"link\"", "\"type\":\"broadcast\"");
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void aFormOfAnythingIsOneThatSlackTakesOrSaysThatItIsTooLarge(long seed) {
		Random random = new Random(seed);
		List<Field.Option> options = new ArrayList<>();
		for (int i = random.nextInt(120); i >= 0; i--) {
			options
				.add(new Field.Option(i + text(random).substring(0, 0) + "x".repeat(random.nextInt(90)), text(random)));
		}
		Form form = Form.of(new Action("note", "INC-2026-0001", "E1"), text(random), "Save",
				new Field.TextField("a", text(random), false, true, text(random), text(random), text(random)),
				new Field.ChoiceField("b", text(random), true, options, options.get(0).value(), text(random)),
				new Field.ChoicesField("c", text(random), true, options, List.of(options.get(0).value()), null),
				new Field.PeopleField("d", text(random), true, true, List.of(new PersonId("slack/U1"))),
				new Field.DateField("e", text(random), true, "2026-11-20"), new Field.FieldReading("f", spans(random)));

		JsonObject view;
		try {
			view = GSON.toJsonTree(forms.render(form, "C1", null, null)).getAsJsonObject();
		}
		catch (PlatformFailure tooLarge) {
			assertThat(tooLarge).hasMessageContaining("larger than Slack allows");
			return;
		}

		assertThat(SlackLimits.view(view)).as("seed " + seed).isEmpty();
		assertThat(SlackLimits.markup(view)).isEmpty();
	}

}
