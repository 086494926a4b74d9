package dev.firewatch.chat.teams.cards;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

/** What Teams takes and shows of a card: its schema, its size and its texts. */
public final class CardLimits {

	static final Path SCHEMA = Path.of("../shared/data/schemas/adaptive-card-1.5.0.schema.json");

	/** With everything around the card. */
	static final int LARGEST_ACTIVITY = 25 * 1024;

	private static final ObjectMapper MAPPER = new ObjectMapper();

	private static final Optional<Schema> CARDS = schema();

	private CardLimits() {
	}

	static boolean hasSchema() {
		return CARDS.isPresent();
	}

	/**
	 * The schema puts {@code additionalProperties: false} beside {@code allOf}: what is
	 * inherited is named again in each definition, so only the bases have to allow more.
	 */
	private static Optional<Schema> schema() {
		if (!Files.exists(SCHEMA)) {
			return Optional.empty();
		}
		try {
			JsonNode root = MAPPER.readTree(Files.readString(SCHEMA));
			// Its id is written as a later draft no longer knows it.
			((ObjectNode) root).remove(List.of("id", "$schema"));
			root.path("definitions").fields().forEachRemaining(definition -> {
				if (definition.getKey().startsWith("Extendable.")) {
					((ObjectNode) definition.getValue()).remove("additionalProperties");
				}
			});
			return Optional
				.of(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(root.toString()));
		}
		catch (IOException unreadable) {
			throw new AssertionError(unreadable);
		}
	}

	/** What is wrong with an activity and its cards. */
	public static List<String> activity(JsonNode activity) {
		List<String> problems = new ArrayList<>();
		int size = activity.toString().getBytes(StandardCharsets.UTF_8).length;
		if (size > LARGEST_ACTIVITY) {
			problems.add("is of " + size + " bytes");
		}
		activity.path("attachments").forEach(attachment -> problems.addAll(card(attachment.path("content"))));
		return problems;
	}

	/** What is wrong with a card; what Teams adds to the schema is looked at apart. */
	public static List<String> card(JsonNode card) {
		List<String> problems = new ArrayList<>();
		int size = card.toString().getBytes(StandardCharsets.UTF_8).length;
		if (size > CardRenderer.LARGEST) {
			problems.add("is of " + size + " bytes");
		}
		ObjectNode standard = card.deepCopy();
		JsonNode teams = standard.remove("msteams");
		for (JsonNode entity : teams == null ? MAPPER.createArrayNode() : teams.path("entities")) {
			String text = entity.path("text").asText();
			if (!text.matches("<at>[^<>]+</at>") || !standard.toString().contains(text)) {
				problems.add("mentions " + text + ", which is not in it");
			}
		}
		for (JsonNode input : standard.findParents("choices.data")) {
			((ObjectNode) input).remove("choices.data");
		}
		CARDS.ifPresent(schema -> schema.validate(standard.toString(), InputFormat.JSON)
			.forEach(problem -> problems.add(problem.toString())));
		return problems;
	}

	/** What people read of a card, a line for each element. */
	public static List<String> texts(JsonNode card) {
		List<String> texts = new ArrayList<>();
		for (JsonNode element : card.path("body")) {
			switch (element.path("type").asText()) {
				case "RichTextBlock" -> {
					StringBuilder line = new StringBuilder();
					element.path("inlines").forEach(run -> line.append(run.path("text").asText()));
					texts.add(line.toString().replace("\u2060", ""));
				}
				case "TextBlock" -> texts.add(read(element.path("text").asText()));
				default -> {
					if (element.has("label")) {
						texts.add(element.path("label").asText());
					}
				}
			}
			element.path("actions").forEach(action -> texts.add(action.path("title").asText().replace("\u2060", "")));
		}
		return texts;
	}

	private static String read(String markdown) {
		return markdown.replaceAll("\\\\([\\\\*_\\[\\]`~])", "$1").replace("\u2060", "").replace("\n\n", "\n");
	}

	/**
	 * Whatever acts in a card but for its buttons: mentions, links, markup that was
	 * typed.
	 */
	public static List<String> acting(JsonNode card) {
		List<String> acting = new ArrayList<>();
		card.path("msteams").path("entities").forEach(entity -> acting.add(entity.path("text").asText()));
		card.findValues("selectAction").forEach(link -> acting.add(link.toString()));
		for (JsonNode element : card.path("body")) {
			String text = element.path("type").asText().equals("TextBlock") ? element.path("text").asText() : "";
			String bare = text.replaceAll("\\\\[\\\\*_\\[\\]`~]", "").replaceAll("\\*\\*", "");
			if (bare.matches("(?s).*([*_`~\\[]|<[^\u2060]|&[^\u2060]).*")) {
				acting.add(text);
			}
		}
		return acting;
	}

}
