package dev.firewatch.chat.teams.rooms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.PlatformFailure.FailureOutcome;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.teams.cards.TeamsJson;
import dev.firewatch.chat.teams.connector.ConversationIds;
import dev.firewatch.chat.teams.connector.TeamsFailure;
import dev.firewatch.chat.teams.connector.TeamsReferences;
import dev.firewatch.chat.teams.connector.TeamsSettings;
import dev.firewatch.people.PersonId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Channels if we may open them, else threads. */
class FallbackRooms implements TeamsRooms {

	private static final Logger log = LoggerFactory.getLogger(FallbackRooms.class);

	private static final String CHATS = "An administrator can fix this: consent to Chat.Create, AppCatalog.Read.All,"
			+ " TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All and ChatMember.ReadWrite.All.";

	private final ChannelRooms channels;

	private final ThreadRooms threads;

	private final GroupChats chats;

	private final TeamsReferences references;

	private final TeamsSettings settings;

	FallbackRooms(ChannelRooms channels, ThreadRooms threads, GroupChats chats, TeamsReferences references,
			TeamsSettings settings) {
		this.channels = channels;
		this.threads = threads;
		this.chats = chats;
		this.references = references;
		this.settings = settings;
	}

	/** The room for the key, opened unless it exists. */
	@Override
	public String open(String key, String wish, boolean isPrivate) {
		Optional<String> opened = references.opened(key);
		if (opened.isPresent()) {
			return opened.get();
		}
		String room = settings.teams().isEmpty() ? threads.open(key, wish, isPrivate) : channel(key, wish, isPrivate);
		references.opened(key, room);
		return room;
	}

	/**
	 * The private room for the key: a group chat or, if we may not open those, a private
	 * channel, to which somebody has to add the app.
	 */
	String openPrivate(String key, String wish, Set<PersonId> among) {
		Optional<String> opened = references.opened(key);
		if (opened.isPresent()) {
			return opened.get();
		}
		String room = chatOrChannel(key, wish, among);
		references.opened(key, room);
		return room;
	}

	private String chatOrChannel(String key, String wish, Set<PersonId> among) {
		try {
			return chats.open(key, wish, among);
		}
		catch (PlatformFailure refused) {
			if (refused.outcome() != FailureOutcome.PERMANENT || chats.begun(key)) {
				throw refused;
			}
			if (settings.teams().isEmpty()) {
				throw PlatformFailure.permanent(refused.getMessage() + " " + CHATS);
			}
			log.warn("A private channel is opened instead of a group chat: {}", refused.code());
			return channels.open(key, wish, true);
		}
	}

	private String channel(String key, String wish, boolean isPrivate) {
		try {
			return channels.open(key, wish, isPrivate);
		}
		catch (TeamsFailure refused) {
			if (refused.status() != 403 || isPrivate || threads.channel().isEmpty()) {
				throw refused;
			}
			log.warn("A thread is opened instead of a channel: {}", refused.code());
			return threads.open(key, wish, false);
		}
	}

	/** The channel for announcements, if there is one. */
	Optional<String> announceChannel() {
		return threads.channel();
	}

	@Override
	public Set<PersonId> invite(RoomRef room, Set<PersonId> people) {
		return rooms(room).invite(room, people);
	}

	@Override
	public void describe(RoomRef room, String text) {
		rooms(room).describe(room, text);
	}

	@Override
	public void bookmark(RoomRef room, String title, String url) {
		rooms(room).bookmark(room, title, url);
	}

	@Override
	public void archive(RoomRef room) {
		rooms(room).archive(room);
	}

	/** What people and other apps wrote to each other. */
	@Override
	public List<JsonNode> messages(RoomRef room, Instant since, int most) {
		return rooms(room).messages(room, since, most).stream().filter(message -> !concernsUs(message)).toList();
	}

	/** What the bot itself wrote; empty where it may not read along. */
	List<JsonNode> ours(RoomRef room, Instant since, int most) {
		if (!ConversationIds.isChannel(room.id())) {
			return List.of();
		}
		return channels.messages(room, since, most)
			.stream()
			.filter(message -> settings.appId().equals(TeamsJson.text(message, "from.application.id", "")))
			.toList();
	}

	/** Whether the bot wrote the message, or it was addressed to the bot. */
	private boolean concernsUs(JsonNode message) {
		List<String> apps = new ArrayList<>();
		apps.add(TeamsJson.text(message, "from.application.id", ""));
		message.path("mentions").forEach(mention -> apps.add(TeamsJson.text(mention, "mentioned.application.id", "")));
		return apps.contains(settings.appId());
	}

	private TeamsRooms rooms(RoomRef room) {
		return ConversationIds.isChannel(room.id()) ? channels
				: ConversationIds.isGroupChat(room.id()) ? chats : threads;
	}

}
