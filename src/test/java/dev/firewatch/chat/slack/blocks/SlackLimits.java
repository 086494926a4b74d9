package dev.firewatch.chat.slack.blocks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** What Slack refuses in blocks and views; kept apart from the code that obeys it. */
public final class SlackLimits {

	private static final int LONGEST_MESSAGE = 13_200;

	private static final int LARGEST_VIEW = 250_000;

	/** The longest text by where it stands: its parent's type or role. */
	private static final Map<String, Integer> LONGEST = Map.of("header", 150, "button", 75, "placeholder", 150, "label",
			2_000, "hint", 2_000, "option", 75, "context", 3_000, "section", 3_000, "title", 24);

	private SlackLimits() {
	}

	private static List<String> problems(JsonArray blocks, int most) {
		List<String> problems = new ArrayList<>();
		if (blocks.size() > most) {
			problems.add(blocks.size() + " blocks");
		}
		Set<String> ids = new HashSet<>();
		for (JsonElement element : blocks) {
			JsonObject block = element.getAsJsonObject();
			if (block.has("block_id") && !ids.add(block.get("block_id").getAsString())) {
				problems.add("block_id twice: " + block.get("block_id"));
			}
			block(block, problems);
		}
		return problems;
	}

	/** What is wrong with a message's blocks. */
	public static List<String> message(JsonArray blocks) {
		List<String> problems = problems(blocks, 50);
		int length = texts(blocks).stream().mapToInt(String::length).sum();
		if (length > LONGEST_MESSAGE) {
			problems.add("msg_blocks_too_long: " + length);
		}
		return problems;
	}

	public static List<String> view(JsonObject view) {
		List<String> problems = problems(view.getAsJsonArray("blocks"), 100);
		if (view.toString().length() > LARGEST_VIEW) {
			problems.add("view_too_large");
		}
		for (String part : List.of("title", "submit", "close")) {
			if (view.has(part)) {
				text(view.getAsJsonObject(part), 24, problems);
			}
		}
		if (view.has("private_metadata") && view.get("private_metadata").getAsString().length() > 3_000) {
			problems.add("private_metadata");
		}
		return problems;
	}

	private static void block(JsonObject block, List<String> problems) {
		switch (type(block)) {
			case "header" -> text(block.getAsJsonObject("text"), LONGEST.get("header"), problems);
			case "context" -> {
				atMost(block.getAsJsonArray("elements"), 10, "context elements", problems);
				block.getAsJsonArray("elements")
					.forEach(element -> text(element.getAsJsonObject(), LONGEST.get("context"), problems));
			}
			case "actions" -> {
				atMost(block.getAsJsonArray("elements"), 25, "actions", problems);
				block.getAsJsonArray("elements").forEach(element -> element(element.getAsJsonObject(), problems));
			}
			case "input" -> {
				text(block.getAsJsonObject("label"), LONGEST.get("label"), problems);
				if (block.has("hint")) {
					text(block.getAsJsonObject("hint"), LONGEST.get("hint"), problems);
				}
				element(block.getAsJsonObject("element"), problems);
			}
			case "rich_text" -> richText(block.getAsJsonArray("elements"), problems);
			case "divider" -> {
			}
			default -> problems.add("a block that the bot has no need for: " + type(block));
		}
	}

	private static void richText(JsonArray elements, List<String> problems) {
		if (elements.isEmpty()) {
			problems.add("empty rich_text");
		}
		for (JsonElement each : elements) {
			JsonObject element = each.getAsJsonObject();
			switch (type(element)) {
				case "rich_text_section", "rich_text_list" -> richText(element.getAsJsonArray("elements"), problems);
				case "text", "link" -> {
					String text = element.get("text").getAsString();
					if (text.isEmpty() || text.length() > 3_000) {
						problems.add("rich text of " + text.length());
					}
				}
				case "user", "channel", "date" -> {
				}
				default -> problems.add("rich text element " + type(element));
			}
		}
	}

	private static void element(JsonObject element, List<String> problems) {
		if (element.has("placeholder")) {
			text(element.getAsJsonObject("placeholder"), LONGEST.get("placeholder"), problems);
		}
		if (element.has("options")) {
			JsonArray options = element.getAsJsonArray("options");
			atMost(options, type(element).equals("overflow") ? 5 : type(element).equals("checkboxes") ? 10 : 100,
					"options", problems);
			options.forEach(option -> {
				text(option.getAsJsonObject().getAsJsonObject("text"), LONGEST.get("option"), problems);
				length(option.getAsJsonObject().get("value").getAsString(), 150, "option value", problems);
			});
		}
		if (type(element).equals("button")) {
			text(element.getAsJsonObject("text"), LONGEST.get("button"), problems);
			length(element.get("value").getAsString(), 2_000, "button value", problems);
		}
		if (element.has("initial_value")) {
			length(element.get("initial_value").getAsString(), 3_000, "initial_value", problems);
		}
	}

	private static void atMost(JsonArray array, int most, String what, List<String> problems) {
		if (array.isEmpty() || array.size() > most) {
			problems.add(array.size() + " " + what);
		}
	}

	private static void text(JsonObject text, int longest, List<String> problems) {
		length(text.get("text").getAsString(), longest, type(text), problems);
	}

	private static void length(String text, int longest, String what, List<String> problems) {
		if (text.isEmpty() || text.length() > longest) {
			problems.add(what + " of " + text.length());
		}
	}

	/** Every text that is shown. */
	public static List<String> texts(JsonElement element) {
		List<String> texts = new ArrayList<>();
		if (element.isJsonArray()) {
			element.getAsJsonArray().forEach(each -> texts.addAll(texts(each)));
		}
		else if (element.isJsonObject()) {
			element.getAsJsonObject().entrySet().forEach(entry -> {
				boolean isText = entry.getKey().equals("text") && entry.getValue().isJsonPrimitive();
				texts.addAll(isText ? List.of(entry.getValue().getAsString()) : texts(entry.getValue()));
			});
		}
		return texts;
	}

	/** Every text that Slack reads as its own markup. */
	public static List<String> markup(JsonElement element) {
		List<String> texts = new ArrayList<>();
		if (element.isJsonArray()) {
			element.getAsJsonArray().forEach(each -> texts.addAll(markup(each)));
		}
		else if (element.isJsonObject()) {
			JsonObject object = element.getAsJsonObject();
			if (type(object).equals("mrkdwn")) {
				texts.add(object.get("text").getAsString());
			}
			object.entrySet().forEach(entry -> texts.addAll(markup(entry.getValue())));
		}
		return texts;
	}

	private static String type(JsonObject object) {
		return object.has("type") && object.get("type").isJsonPrimitive() ? object.get("type").getAsString() : "";
	}

}
