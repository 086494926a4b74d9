package dev.firewatch.chat.teams;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
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

	/**
	 * The SDK refuses a whole message over a time without a fraction of a second, and
	 * loses the fraction of any other.
	 */
	private static final List<String> TIMES = List.of("timestamp", "localTimestamp", "expiration");

	private TeamsJson() {
	}

	static ObjectNode object() {
		return JsonNodeFactory.instance.objectNode();
	}

	static ArrayNode array() {
		return JsonNodeFactory.instance.arrayNode();
	}

	/** When something was sent; empty if that can't be read. */
	static Optional<OffsetDateTime> moment(String text) {
		try {
			return Optional.of(OffsetDateTime.parse(text));
		}
		catch (DateTimeException unreadable) {
			return Optional.empty();
		}
	}

	/** What somebody sent; empty if it is none that can be read. */
	static Optional<Activity> activity(String body) {
		try {
			JsonNode tree = MAPPER.readTree(body);
			if (!(tree instanceof ObjectNode sent)) {
				return Optional.empty();
			}
			Optional<OffsetDateTime> moment = moment(text(sent, "timestamp", ""));
			sent.remove(TIMES);
			Activity read = MAPPER.treeToValue(sent, Activity.class);
			moment.ifPresent(read::setTimestamp);
			return Optional.of(read)
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
