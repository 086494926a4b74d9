package dev.firewatch.chat.local.gateway;

import java.util.List;
import java.util.Map;

import dev.firewatch.chat.Reply;
import dev.firewatch.chat.local.store.LocalForm;
import org.jspecify.annotations.Nullable;

/**
 * The result of something a person did.
 *
 * @param form what they have to fill in, or to correct; null if there is nothing
 * @param typed what they have entered in it so far
 * @param problems a sentence for each wrong field
 */
public record Answer(Reply reply, @Nullable LocalForm form, Map<String, List<String>> typed,
		Map<String, String> problems) {

	public static Answer of(Reply reply) {
		return new Answer(reply, null, Map.of(), Map.of());
	}

	static Answer asking(Reply reply, LocalForm form) {
		return new Answer(reply, form, Map.of(), Map.of());
	}

}
