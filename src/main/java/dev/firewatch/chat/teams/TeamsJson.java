package dev.firewatch.chat.teams;

import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.bot.restclient.serializer.JacksonAdapter;
import com.microsoft.bot.schema.Activity;
import org.jspecify.annotations.Nullable;

/**
 * JSON as the Bot Framework reads and writes it: its types are made for Jackson 2, while
 * the rest of the application has Jackson 3.
 */
final class TeamsJson {

	private static final ObjectMapper MAPPER = new JacksonAdapter().serializer();

	private TeamsJson() {
	}

	static ObjectNode object() {
		return JsonNodeFactory.instance.objectNode();
	}

	static ArrayNode array() {
		return JsonNodeFactory.instance.arrayNode();
	}

	/** What somebody sent; empty if it is none that can be read. */
	static Optional<Activity> activity(String body) {
		try {
			return Optional.ofNullable(MAPPER.readValue(body, Activity.class))
				.filter(activity -> activity.getType() != null && activity.getConversation() != null
						&& activity.getConversation().getId() != null);
		}
		catch (JsonProcessingException unreadable) {
			return Optional.empty();
		}
	}

	static JsonNode tree(@Nullable Object value) {
		return value == null ? object() : MAPPER.valueToTree(value);
	}

	/** What a server answered; an empty object if that is no JSON. */
	static JsonNode read(String body) {
		try {
			JsonNode read = body.isBlank() ? null : MAPPER.readTree(body);
			return read == null ? object() : read;
		}
		catch (JsonProcessingException unreadable) {
			return object();
		}
	}

	static String write(@Nullable Object value) {
		try {
			return MAPPER.writeValueAsString(value);
		}
		catch (JsonProcessingException impossible) {
			throw new IllegalStateException("A value of ours can't be written as JSON", impossible);
		}
	}

	/** The text at the place, such as {@code from.user.id}; null if there is none. */
	static @Nullable String text(JsonNode node, String path) {
		JsonNode at = node;
		for (String step : path.split("\\.")) {
			at = at.path(step);
		}
		return at.isValueNode() && !at.isNull() && !at.asText().isEmpty() ? at.asText() : null;
	}

	static String text(JsonNode node, String path, String otherwise) {
		String found = text(node, path);
		return found == null ? otherwise : found;
	}

}
