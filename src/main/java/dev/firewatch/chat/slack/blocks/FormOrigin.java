package dev.firewatch.chat.slack.blocks;

import java.util.Map;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.people.Platform;
import org.jspecify.annotations.Nullable;

/**
 * What a form carries so that its answer finds its way back: the action, where it was
 * opened, and option values that are too long for Slack.
 */
public record FormOrigin(Action action, String room, @Nullable String thread, @Nullable String message,
		Map<String, String> longValues) {

	static final int LONGEST = 3_000;

	private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

	/** Its JSON form. */
	private record Json(String action, String room, @Nullable String thread, @Nullable String message,
			Map<String, String> values) {
	}

	String encoded() {
		return GSON.toJson(new Json(SlackAction.encoded(action), room, thread, message, longValues));
	}

	public static FormOrigin decoded(String metadata) {
		Json json = GSON.fromJson(metadata, Json.class);
		return new FormOrigin(SlackAction.decoded(json.action()), json.room(), json.thread(), json.message(),
				json.values());
	}

	RoomRef roomRef() {
		return new RoomRef(Platform.SLACK, room);
	}

	@Nullable public MessageRef messageRef() {
		return message == null ? null : new MessageRef(roomRef(), message);
	}

	public String value(String chosen) {
		return longValues.getOrDefault(chosen, chosen);
	}

}
