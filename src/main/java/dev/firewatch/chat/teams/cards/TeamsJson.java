package dev.firewatch.chat.teams.cards;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * JSON with Jackson 2, which the Bot Framework uses; the rest of the application uses 3.
 */
public final class TeamsJson {

	private static final ObjectMapper MAPPER = new ObjectMapper();

	private TeamsJson() {
	}

	public static ObjectNode object() {
		return JsonNodeFactory.instance.objectNode();
	}

	static ArrayNode array() {
		return JsonNodeFactory.instance.arrayNode();
	}

	/** When something was sent; empty if that can't be read. */
	public static Optional<OffsetDateTime> moment(String text) {
		try {
			return Optional.of(OffsetDateTime.parse(text));
		}
		catch (DateTimeException unreadable) {
			return Optional.empty();
		}
	}

	/** What a server answered; an empty object if it isn't JSON. */
	public static JsonNode read(String body) {
		try {
			JsonNode read = body.isBlank() ? null : MAPPER.readTree(body);
			return read == null ? object() : read;
		}
		catch (JsonProcessingException unreadable) {
			return object();
		}
	}

	public static String write(JsonNode value) {
		try {
			return MAPPER.writeValueAsString(value);
		}
		catch (JsonProcessingException impossible) {
			throw new IllegalStateException("A value of ours can't be written as JSON", impossible);
		}
	}

	/** The text at the place, such as {@code from.user.id}; null if there is none. */
	static @Nullable public String text(JsonNode node, String path) {
		JsonNode at = node;
		for (String step : path.split("\\.")) {
			at = at.path(step);
		}
		return at.isValueNode() && !at.isNull() && !at.asText().isEmpty() ? at.asText() : null;
	}

	public static String text(JsonNode node, String path, String otherwise) {
		String found = text(node, path);
		return found == null ? otherwise : found;
	}

}
