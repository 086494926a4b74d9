package dev.firewatch.chat.teams.inbound;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.bot.restclient.serializer.JacksonAdapter;
import com.microsoft.bot.schema.Activity;
import dev.firewatch.chat.SharedFile;
import dev.firewatch.chat.teams.cards.TeamsJson;
import dev.firewatch.chat.teams.connector.TeamsAttachments;
import org.jspecify.annotations.Nullable;

/** Activities, and their untyped parts, as the Bot Framework's SDK reads them. */
final class ActivityJson {

	private static final ObjectMapper MAPPER = new JacksonAdapter().serializer();

	/**
	 * The SDK refuses a whole message over a time without a fraction of a second, and
	 * loses the fraction of any other.
	 */
	private static final List<String> TIMES = List.of("timestamp", "localTimestamp", "expiration");

	private ActivityJson() {
	}

	/** The activity; empty if it can't be read. */
	static Optional<Activity> read(String body) {
		try {
			JsonNode tree = MAPPER.readTree(body);
			if (!(tree instanceof ObjectNode sent)) {
				return Optional.empty();
			}
			Optional<OffsetDateTime> moment = TeamsJson.moment(TeamsJson.text(sent, "timestamp", ""));
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

	/** The files that came with it. */
	static List<SharedFile> files(Activity activity) {
		return activity.getAttachments() == null ? List.of()
				: TeamsAttachments.of(activity.getAttachments().stream().map(ActivityJson::tree).toList());
	}

	static JsonNode tree(@Nullable Object value) {
		return value == null ? TeamsJson.object() : MAPPER.valueToTree(value);
	}

}
