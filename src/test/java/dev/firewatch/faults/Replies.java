package dev.firewatch.faults;

import java.util.ArrayList;
import java.util.List;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;

/** Reads what a person reads in an answer. */
final class Replies {

	private static final List<String> READ = List.of("text", "user_id", "channel_id", "fallback");

	private Replies() {
	}

	/** The texts in an answer's body, in order; empty for an empty body. */
	static String text(String body) {
		if (body.isBlank()) {
			return "";
		}
		try {
			List<String> texts = new ArrayList<>();
			collect(JsonParser.parseString(body), texts);
			return String.join(" ", texts);
		}
		catch (JsonSyntaxException plain) {
			return body;
		}
	}

	private static void collect(JsonElement json, List<String> texts) {
		if (json.isJsonArray()) {
			json.getAsJsonArray().forEach(element -> collect(element, texts));
		}
		else if (json.isJsonObject()) {
			json.getAsJsonObject().entrySet().forEach(entry -> {
				boolean isText = entry.getValue().isJsonPrimitive() && READ.contains(entry.getKey());
				if (isText) {
					texts.add(entry.getValue().getAsString());
				}
				collect(entry.getValue(), texts);
			});
		}
	}

	/** The value of the button with the label, which is sent when it is pressed. */
	static String button(String body, String label) {
		List<JsonObject> found = new ArrayList<>();
		buttons(JsonParser.parseString(body), found);
		return found.stream()
			.filter(button -> button.getAsJsonObject("text").get("text").getAsString().equals(label))
			.map(button -> button.get("value").getAsString())
			.findFirst()
			.orElseThrow(() -> new AssertionError("no button " + label + " in " + body));
	}

	private static void buttons(JsonElement json, List<JsonObject> found) {
		if (json.isJsonArray()) {
			json.getAsJsonArray().forEach(element -> buttons(element, found));
		}
		else if (json.isJsonObject()) {
			JsonObject object = json.getAsJsonObject();
			if (object.has("type") && object.get("type").getAsString().equals("button")) {
				found.add(object);
			}
			object.entrySet().forEach(entry -> buttons(entry.getValue(), found));
		}
	}

}
