package dev.firewatch.chat.slack.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

import com.slack.api.model.Message;
import dev.firewatch.chat.ChannelMessage;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.slack.blocks.SlackPlace;
import org.jspecify.annotations.Nullable;

/** What was written in a channel, by whom, and how others reacted. */
class SlackHistory {

	/** Kinds whose text somebody wrote; other kinds are about the channel itself. */
	private static final Set<String> WRITTEN = Set.of("bot_message", "file_share", "me_message", "thread_broadcast");

	private final SlackPosts posts;

	private final SlackPeople people;

	private final SlackIdentity identity;

	private final SlackText text;

	SlackHistory(SlackPosts posts, SlackPeople people, SlackIdentity identity) {
		this.posts = posts;
		this.people = people;
		this.identity = identity;
		this.text = new SlackText(people);
	}

	List<ChannelMessage> read(RoomRef room, Instant since, int most) {
		List<ChannelMessage> heard = heard(room, posts.withReplies(room, since, most));
		if (heard.isEmpty()) {
			// Where nobody has begun anything, the talk may go on in a thread.
			heard = heard(room, posts.inOlderThreads(room, since));
		}
		return heard.subList(Math.max(0, heard.size() - most), heard.size());
	}

	/** What others wrote, oldest first. */
	private List<ChannelMessage> heard(RoomRef room, List<Message> latestFirst) {
		String self = identity.self().userId();
		List<ChannelMessage> heard = new ArrayList<>();
		for (Message message : latestFirst) {
			if (isSomebodyElses(message, self)) {
				heard.add(heard(room, message));
			}
		}
		Collections.reverse(heard);
		return heard;
	}

	/** Those of our own messages that hold the words. */
	List<MessageRef> echoes(RoomRef room, Instant since, int most, String words) {
		String self = identity.self().userId();
		return posts.withReplies(room, since, most)
			.stream()
			.filter(message -> isOurs(message, self))
			// What is shown stands in the blocks; the text is but an abridgement.
			.filter(message -> said(message).contains(words) || String.valueOf(message.getBlocks()).contains(words))
			.map(message -> new MessageRef(room, message.getTs()))
			.toList();
	}

	private static boolean isOurs(Message message, String self) {
		return SlackPosts.isOurs(message) || self.equals(message.getUser());
	}

	private static boolean isSomebodyElses(Message message, String self) {
		boolean written = message.getSubtype() == null || WRITTEN.contains(message.getSubtype());
		return written && !isOurs(message, self) && !said(message).stripLeading().startsWith("<@" + self + ">");
	}

	private ChannelMessage heard(RoomRef room, Message message) {
		MessageRef ref = new MessageRef(room, message.getTs());
		@Nullable String user = message.getBotId() == null ? message.getUser() : null;
		int reactions = message.getReactions() == null ? 0
				: message.getReactions()
					.stream()
					.mapToInt(reaction -> reaction.getCount() == null ? 0 : reaction.getCount())
					.sum();
		return new ChannelMessage(ref, user == null ? null : people.person(user, null).id(),
				SlackPosts.writtenAt(message.getTs()), text.heard(said(message)).text(),
				identity.link(SlackPlace.of(room).channel(), message.getTs(), message.getThreadTs()), reactions,
				SlackReading.files(message));
	}

	private static String said(Message message) {
		return message.getText() == null ? "" : message.getText();
	}

}
