package dev.firewatch.chat.teams.rooms;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firewatch.chat.ChannelMessage;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.teams.cards.HtmlText;
import dev.firewatch.chat.teams.cards.TeamsJson;
import dev.firewatch.chat.teams.connector.TeamsAttachments;
import dev.firewatch.chat.teams.connector.TeamsLinks;
import dev.firewatch.chat.teams.connector.TeamsPeople;
import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/** What was written in a room, by whom, and how others reacted. */
class TeamsHistory {

	private final FallbackRooms rooms;

	private final TeamsPeople people;

	private final TeamsLinks links;

	TeamsHistory(FallbackRooms rooms, TeamsPeople people, TeamsLinks links) {
		this.rooms = rooms;
		this.people = people;
		this.links = links;
	}

	List<ChannelMessage> read(RoomRef room, Instant since, int most) {
		List<ChannelMessage> heard = rooms.messages(room, since, most)
			.stream()
			.flatMap(message -> heard(room, message).stream())
			.filter(message -> !message.at().isBefore(since))
			.sorted(Comparator.comparing(ChannelMessage::at))
			.toList();
		return heard.subList(Math.max(0, heard.size() - most), heard.size());
	}

	/** Those of our own messages that hold the words, in their text or on their card. */
	List<MessageRef> echoes(RoomRef room, Instant since, int most, String words) {
		return rooms.ours(room, since, most)
			.stream()
			.filter(message -> TeamsJson.text(message, "body.content", "").contains(words)
					|| message.path("attachments").toString().contains(words))
			.flatMap(message -> Optional.ofNullable(TeamsJson.text(message, "id")).stream())
			.map(id -> new MessageRef(room, id))
			.toList();
	}

	/** Empty for what nobody wrote (somebody was added) or somebody deleted. */
	private Optional<ChannelMessage> heard(RoomRef room, JsonNode message) {
		String id = TeamsJson.text(message, "id");
		Optional<Instant> at = TeamsJson.moment(TeamsJson.text(message, "createdDateTime", ""))
			.map(OffsetDateTime::toInstant);
		boolean written = "message".equals(TeamsJson.text(message, "messageType", "message"))
				&& TeamsJson.text(message, "deletedDateTime") == null;
		if (id == null || at.isEmpty() || !written) {
			return Optional.empty();
		}
		MessageRef ref = new MessageRef(room, id);
		String link = TeamsJson.text(message, "webUrl");
		return Optional.of(new ChannelMessage(ref, author(room, message), at.get(), HtmlText.ofMessage(message),
				link == null ? links.link(room.id(), id) : link, message.path("reactions").size(),
				TeamsAttachments.of(message)));
	}

	private @Nullable PersonId author(RoomRef room, JsonNode message) {
		String id = TeamsJson.text(message, "from.user.id");
		return id == null ? null
				: people
					.met(new TeamsPeople.NamedAccount(null, id, TeamsJson.text(message, "from.user.displayName"), null),
							room.id())
					.id();
	}

}
