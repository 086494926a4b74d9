package dev.firewatch.chat.slack.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.slack.api.methods.response.conversations.ConversationsHistoryResponse;
import com.slack.api.model.Message.Metadata;
import com.slack.api.model.ResponseMetadata;
import com.slack.api.model.view.View;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.PlatformFailure.FailureOutcome;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.SharedFile;
import dev.firewatch.chat.slack.blocks.SlackMessageRenderer;
import dev.firewatch.chat.slack.blocks.SlackMessageRenderer.Rendered;
import dev.firewatch.chat.slack.blocks.SlackPlace;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/** Messages: posting, finding, changing and marking them. */
public class SlackPosts {

	static final String EVENT_TYPE = "firewatch";

	private static final String KEY = "key";

	private static final int PAGE = 100;

	private static final int THREADS = 20;

	private static final int MOST_PAGES = 5;

	/** Errors that mean a message can't be changed any more. */
	private static final Set<String> BEYOND_CHANGE = Set.of("edit_window_closed", "message_not_found",
			"cant_update_message");

	private final SlackWeb web;

	private final SlackMessageRenderer renderer;

	private final SlackPictures pictures;

	SlackPosts(SlackWeb web, SlackMessageRenderer renderer, SlackPictures pictures) {
		this.web = web;
		this.renderer = renderer;
		this.pictures = pictures;
	}

	/** Posts the message; if an earlier attempt may have arrived, looks for it first. */
	MessageRef post(RoomRef room, Message message, String key, boolean uncertain) {
		if (!uncertain) {
			return post(room, null, message, key);
		}
		Optional<MessageRef> earlier;
		try {
			earlier = find(room, key);
		}
		catch (PlatformFailure blind) {
			if (blind.outcome() != FailureOutcome.PERMANENT) {
				throw blind;
			}
			return post(room, null, message.perhapsRepeated(), key);
		}
		if (earlier.isPresent() && !message.pictures().isEmpty()) {
			withPictures(earlier.get(), message, key);
		}
		return earlier.orElseGet(() -> post(room, null, message, key));
	}

	/** Shares the pictures of a message that is there, unless they are there too. */
	private void withPictures(MessageRef there, Message message, String key) {
		String name = SlackPictures.name(key);
		boolean shown = withReplies(there.room(), writtenAt(there.id()), PAGE).stream()
			.flatMap(after -> after.getFiles() == null ? Stream.empty() : after.getFiles().stream())
			.anyMatch(file -> file.getName() != null && file.getName().contains(name));
		if (!shown) {
			SlackPlace place = SlackPlace.of(there.room());
			pictures.share(place, place.thread(), message.pictures(), key);
		}
	}

	/** Posts into the thread, if there is one. */
	public MessageRef post(RoomRef room, @Nullable String thread, Message message, String key) {
		Rendered rendered = renderer.render(message);
		SlackPlace place = SlackPlace.of(room);
		String within = thread == null ? place.thread() : thread;
		var answer = web.call(SlackMethod.CHAT_POST_MESSAGE, "post a message",
				client -> client.chatPostMessage(r -> r.channel(SlackPlace.of(room).channel())
					.threadTs(within)
					.text(rendered.text())
					.blocks(rendered.blocks())
					.mrkdwn(false)
					.linkNames(false)
					.unfurlLinks(false)
					.unfurlMedia(false)
					.metadata(metadata(key))));
		// A direct message addressed to a person ends up in a channel with its own id.
		String channel = answer.getChannel() == null ? place.channel() : answer.getChannel();
		if (!message.pictures().isEmpty()) {
			pictures.share(new SlackPlace(channel, within), within, message.pictures(), key);
		}
		return new MessageRef(place.isThread() ? room : new RoomRef(room.platform(), channel), answer.getTs());
	}

	private static Metadata metadata(String key) {
		return Metadata.builder().eventType(EVENT_TYPE).eventPayload(Map.of(KEY, key)).build();
	}

	/** The message that was posted under the key, if an earlier attempt got through. */
	private Optional<MessageRef> find(RoomRef room, String key) {
		String thread = SlackPlace.of(room).thread();
		if (thread != null) {
			return replies(room, thread, Instant.EPOCH).stream()
				.filter(message -> carries(message.getMetadata(), key))
				.findFirst()
				.map(message -> new MessageRef(room, message.getTs()));
		}
		String cursor = null;
		for (int page = 0; page < MOST_PAGES; page++) {
			String from = cursor;
			ConversationsHistoryResponse history = web.call(SlackMethod.CONVERSATIONS_HISTORY,
					"look for an earlier message",
					client -> client.conversationsHistory(r -> r.channel(SlackPlace.of(room).channel())
						.includeAllMetadata(true)
						.limit(PAGE)
						.cursor(from)));
			for (com.slack.api.model.Message message : messages(history.getMessages())) {
				if (carries(message.getMetadata(), key)) {
					return Optional.of(new MessageRef(room, message.getTs()));
				}
			}
			cursor = history.getResponseMetadata() == null ? null : history.getResponseMetadata().getNextCursor();
			if (cursor == null || cursor.isEmpty()) {
				break;
			}
		}
		return Optional.empty();
	}

	/**
	 * The channel's messages since then, latest first; thread replies only if they were
	 * also sent to the channel.
	 */
	List<com.slack.api.model.Message> since(RoomRef room, Instant since, int most) {
		String oldest = ts(since);
		List<com.slack.api.model.Message> found = new ArrayList<>();
		String cursor = null;
		do {
			String from = cursor;
			ConversationsHistoryResponse history = web.call(SlackMethod.CONVERSATIONS_HISTORY,
					"read the channel's messages",
					client -> client.conversationsHistory(r -> r.channel(SlackPlace.of(room).channel())
						.oldest(oldest)
						.inclusive(true)
						.includeAllMetadata(true)
						.limit(Math.min(PAGE, most))
						.cursor(from)));
			found.addAll(messages(history.getMessages()));
			cursor = history.getResponseMetadata() == null ? null : history.getResponseMetadata().getNextCursor();
		}
		while (cursor != null && !cursor.isEmpty() && found.size() < most);
		return found.subList(0, Math.min(most, found.size()));
	}

	/**
	 * The same with the replies in its threads, where most of the talk is; of so many
	 * threads that reading them would take a while, the latest.
	 */
	List<com.slack.api.model.Message> withReplies(RoomRef room, Instant since, int most) {
		String thread = SlackPlace.of(room).thread();
		if (thread != null) {
			List<com.slack.api.model.Message> said = new ArrayList<>(replies(room, thread, since).stream()
				.filter(message -> !thread.equals(message.getTs()) && isSince(message.getTs(), ts(since)))
				.toList());
			said.sort(Comparator.comparing(com.slack.api.model.Message::getTs).reversed());
			return said.subList(0, Math.min(most, said.size()));
		}
		List<com.slack.api.model.Message> found = new ArrayList<>(since(room, since, most));
		Set<String> known = found.stream().map(com.slack.api.model.Message::getTs).collect(Collectors.toSet());
		found.stream()
			.filter(message -> message.getReplyCount() != null && message.getReplyCount() > 0)
			.limit(THREADS)
			.toList()
			.forEach(parent -> replies(room, parent.getTs(), since).stream()
				.filter(reply -> known.add(reply.getTs()))
				.forEach(found::add));
		found.sort(Comparator.comparing(com.slack.api.model.Message::getTs).reversed());
		return found.subList(0, Math.min(most, found.size()));
	}

	/**
	 * What was said since then in threads that are older, latest first: the channel's own
	 * history doesn't show them.
	 */
	List<com.slack.api.model.Message> inOlderThreads(RoomRef room, Instant since) {
		String then = ts(since);
		List<com.slack.api.model.Message> found = new ArrayList<>();
		if (SlackPlace.of(room).isThread()) {
			return found;
		}
		eachPage(from -> {
			ConversationsHistoryResponse history = web.call(SlackMethod.CONVERSATIONS_HISTORY,
					"read the channel's messages",
					client -> client.conversationsHistory(r -> r.channel(SlackPlace.of(room).channel())
						.latest(then)
						.includeAllMetadata(true)
						.limit(PAGE)
						.cursor(from)));
			messages(history.getMessages()).stream()
				.filter(parent -> parent.getLatestReply() != null && isSince(parent.getLatestReply(), then))
				.forEach(parent -> replies(room, parent.getTs(), since).stream()
					.filter(reply -> isSince(reply.getTs(), then))
					.forEach(found::add));
			return history.getResponseMetadata();
		});
		found.sort(Comparator.comparing(com.slack.api.model.Message::getTs).reversed());
		return found;
	}

	/** Both have as many digits, so that they compare as they read. */
	private static boolean isSince(String ts, String then) {
		return ts.compareTo(then) >= 0;
	}

	private static String ts(Instant moment) {
		return moment.getEpochSecond() + "." + "%06d".formatted(moment.getNano() / 1_000);
	}

	private List<com.slack.api.model.Message> replies(RoomRef room, String thread, Instant since) {
		String oldest = ts(since);
		List<com.slack.api.model.Message> found = new ArrayList<>();
		eachPage(from -> {
			var answer = web.call(SlackMethod.CONVERSATIONS_REPLIES, "read a thread",
					client -> client.conversationsReplies(r -> r.channel(SlackPlace.of(room).channel())
						.ts(thread)
						.oldest(oldest)
						.includeAllMetadata(true)
						.limit(PAGE)
						.cursor(from)));
			found.addAll(messages(answer.getMessages()));
			return answer.getResponseMetadata();
		});
		return found;
	}

	/** Reads page after page, as far as is bearable. */
	private static void eachPage(SlackPages.SlackPage page) {
		String from = null;
		for (int number = 0; number == 0 || number < MOST_PAGES && StringUtils.hasText(from); number++) {
			ResponseMetadata next = page.read(from);
			from = next == null ? null : next.getNextCursor();
		}
	}

	/** Whether the message was posted here. */
	static boolean isOurs(com.slack.api.model.Message message) {
		return message.getMetadata() != null && EVENT_TYPE.equals(message.getMetadata().getEventType());
	}

	private static boolean carries(@Nullable Metadata metadata, String key) {
		return metadata != null && EVENT_TYPE.equals(metadata.getEventType()) && metadata.getEventPayload() != null
				&& key.equals(metadata.getEventPayload().get(KEY));
	}

	public MessageRef update(MessageRef message, Message newMessage, String key) {
		Rendered rendered = renderer.render(newMessage);
		try {
			web.call(SlackMethod.CHAT_UPDATE, "change a message",
					client -> client.chatUpdate(r -> r.channel(SlackPlace.of(message.room()).channel())
						.ts(message.id())
						.text(rendered.text())
						.blocks(rendered.blocks())
						.linkNames(false)));
			return message;
		}
		catch (SlackFailure failure) {
			if (BEYOND_CHANGE.contains(failure.code())) {
				return post(message.room(), newMessage, key, true);
			}
			throw failure;
		}
	}

	public void whisper(RoomRef room, @Nullable String thread, String userId, Message message, String key) {
		if (isDirect(room)) {
			post(room, thread, message, key);
			return;
		}
		Rendered rendered = renderer.render(message);
		web.call(SlackMethod.CHAT_POST_EPHEMERAL, "show somebody a message",
				client -> client.chatPostEphemeral(r -> r.channel(SlackPlace.of(room).channel())
					.user(userId)
					.threadTs(thread == null ? SlackPlace.of(room).thread() : thread)
					.text(rendered.text())
					.blocks(rendered.blocks())
					.linkNames(false)));
	}

	/** Whether nobody else reads there. */
	public static boolean isDirect(RoomRef room) {
		return room.id().startsWith("D") || room.id().startsWith("U") || room.id().startsWith("W");
	}

	/** Shows the person's App Home. */
	public void home(String userId, Message message) {
		View view = View.builder().type("home").blocks(renderer.home(message)).build();
		web.call(SlackMethod.VIEWS_PUBLISH, "show somebody their home",
				client -> client.viewsPublish(r -> r.userId(userId).view(view)));
	}

	void pin(MessageRef message) {
		web.call(SlackMethod.PINS_ADD, "pin a message", Set.of("already_pinned"), client -> client
			.pinsAdd(r -> r.channel(SlackPlace.of(message.room()).channel()).timestamp(message.id())));
	}

	public void react(MessageRef message, String reaction) {
		web.call(SlackMethod.REACTIONS_ADD, "react to a message", Set.of("already_reacted"),
				client -> client.reactionsAdd(r -> r.channel(SlackPlace.of(message.room()).channel())
					.timestamp(message.id())
					.name(name(reaction))));
	}

	/** Slack's name for a reaction; colons and the common emoji are understood too. */
	private static String name(String reaction) {
		return switch (reaction) {
			case "✅" -> "white_check_mark";
			case "📌" -> "pushpin";
			case "👀" -> "eyes";
			default -> reaction.replace(":", "");
		};
	}

	/**
	 * What a message says, and who wrote it.
	 *
	 * @param userId null if no person wrote it
	 * @param thread the one it is in; null if in none
	 */
	public record FoundPost(String text, @Nullable String userId, @Nullable String thread, List<SharedFile> files) {

		public FoundPost {
			files = List.copyOf(files);
		}

	}

	/** What people see of the message. */
	public static FoundPost found(com.slack.api.model.Message message) {
		return new FoundPost(SlackReading.of(message), message.getBotId() == null ? message.getUser() : null,
				message.getThreadTs(), SlackReading.files(message));
	}

	/** Reads one message, in a thread or not. */
	public Optional<FoundPost> read(RoomRef room, String ts) {
		var history = web.briskly(SlackMethod.CONVERSATIONS_HISTORY, "read a message",
				client -> client.conversationsHistory(
						r -> r.channel(SlackPlace.of(room).channel()).oldest(ts).latest(ts).inclusive(true).limit(1)));
		return message(messages(history.getMessages()), ts).or(() -> {
			var replies = web.briskly(SlackMethod.CONVERSATIONS_REPLIES, "read a message",
					client -> client.conversationsReplies(r -> r.channel(SlackPlace.of(room).channel())
						.ts(ts)
						.oldest(ts)
						.latest(ts)
						.inclusive(true)
						// The thread's first message may come along.
						.limit(2)));
			return message(messages(replies.getMessages()), ts);
		});
	}

	private static Optional<FoundPost> message(List<com.slack.api.model.Message> messages, String ts) {
		return messages.stream().filter(message -> ts.equals(message.getTs())).findFirst().map(SlackPosts::found);
	}

	private static List<com.slack.api.model.Message> messages(@Nullable List<com.slack.api.model.Message> messages) {
		return messages == null ? List.of() : messages;
	}

	/** When the message was written: its id is the time. */
	public static Instant writtenAt(String ts) {
		String[] parts = ts.split("\\.", 2);
		long micros = parts.length == 1 ? 0 : Long.parseLong((parts[1] + "000000").substring(0, 6));
		return Instant.ofEpochSecond(Long.parseLong(parts[0]), micros / 1_000 * 1_000_000);
	}

}
