package dev.firewatch.chat.teams.cards;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firewatch.chat.Cut;
import dev.firewatch.chat.Span;
import dev.firewatch.people.PersonId;

/** The people that one card mentions: each is named in the text and listed beside it. */
class CardMentions {

	/** The most that Teams takes. */
	private static final int MOST = 20;

	private final Function<PersonId, Optional<String>> userIds;

	private final Map<String, ObjectNode> byText = new LinkedHashMap<>();

	CardMentions(Function<PersonId, Optional<String>> userIds) {
		this.userIds = userIds;
	}

	boolean has(Span.Mention mention) {
		return userIds.apply(mention.person()).isPresent();
	}

	/** How the mention is written; empty for somebody without a Teams account. */
	Optional<String> text(Span.Mention mention) {
		return userIds.apply(mention.person()).flatMap(userId -> {
			String name = CardText.plain(mention.name()).replaceAll("[<>&*_\\[\\]`~\\\\\\n]", " ").strip();
			String shown = name.isEmpty() ? "somebody" : Cut.to(name, 80);
			String text = "<at>" + shown + "</at>";
			for (int n = 2; isOther(text, userId); n++) {
				// Two people of one name must not be taken for each other.
				text = "<at>" + shown + " (" + n + ")</at>";
			}
			if (!byText.containsKey(text) && byText.size() >= MOST) {
				return Optional.empty();
			}
			byText.computeIfAbsent(text, at -> entity(at, userId, shown));
			return Optional.of(text);
		});
	}

	private boolean isOther(String text, String userId) {
		ObjectNode entity = byText.get(text);
		return entity != null && !userId.equals(TeamsJson.text(entity, "mentioned.id"));
	}

	private static ObjectNode entity(String text, String userId, String name) {
		ObjectNode entity = TeamsJson.object().put("type", "mention").put("text", text);
		entity.putObject("mentioned").put("id", userId).put("name", name);
		return entity;
	}

	/** Those whose mark is in the content: Teams refuses an entity without one. */
	ArrayNode in(String content) {
		ArrayNode entities = TeamsJson.array();
		byText.forEach((text, entity) -> {
			if (content.contains(text)) {
				entities.add(entity);
			}
		});
		return entities;
	}

}
