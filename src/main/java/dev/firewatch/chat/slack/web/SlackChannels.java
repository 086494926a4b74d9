package dev.firewatch.chat.slack.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slack.api.methods.response.conversations.ConversationsCreateResponse;
import com.slack.api.model.Conversation;
import com.slack.api.model.ConversationType;
import dev.firewatch.chat.Cut;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.slack.blocks.SlackMessageRenderer;

/** Channels: opening, finding and keeping them. */
class SlackChannels {

	private static final int MOST_SUFFIXES = 20;

	/** The most that Slack returns at once. */
	private static final int PAGE = 1_000;

	private static final int LONGEST_TOPIC = 250;

	private static final String PURPOSE = "Firewatch ";

	private static final Set<String> TAKEN = Set.of("name_taken");

	private static final Set<String> TAKEN_OR_ILLEGAL = Set.of("name_taken", "invalid_name", "invalid_name_specials",
			"invalid_name_punctuation", "invalid_name_maxlength");

	private final SlackWeb web;

	private final SlackIdentity identity;

	private final SlackPages pages = new SlackPages();

	/** By person; such a conversation never changes. */
	private final Cache<String, String> direct = Caffeine.newBuilder().maximumSize(50_000).build();

	private final Cache<String, String> byName = Caffeine.newBuilder()
		.maximumSize(1_000)
		.expireAfterWrite(Duration.ofHours(1))
		.build();

	/** What was last set. */
	private final Cache<String, String> topics = Caffeine.newBuilder().maximumSize(10_000).build();

	SlackChannels(SlackWeb web, SlackIdentity identity) {
		this.web = web;
		this.identity = identity;
	}

	/**
	 * Opens a channel. Slack has no key for that, so the purpose carries ours: if the
	 * name is taken, that channel is checked before another name is tried.
	 */
	String open(String key, String wish, boolean isPrivate) {
		String legal = wish;
		for (int n = 1; n <= MOST_SUFFIXES; n++) {
			var answer = create(ChannelName.of(legal, n), isPrivate, n == 1 ? TAKEN_OR_ILLEGAL : TAKEN);
			if (!answer.isOk() && !TAKEN.contains(answer.getError())) {
				// Not every letter is allowed everywhere; the plain ones are.
				legal = ChannelName.plain(wish, 1);
				answer = create(ChannelName.of(legal, n), isPrivate, TAKEN);
			}
			Optional<String> created = made(answer);
			if (created.isPresent()) {
				purpose(created.get(), key);
				return created.get();
			}
			Optional<Conversation> taken = find(ChannelName.of(legal, n), true);
			if (taken.isPresent() && taken.get().isPrivate() == isPrivate && isOurs(taken.get(), key)) {
				if (purposeOf(taken.get()).isEmpty()) {
					purpose(taken.get().getId(), key);
				}
				return taken.get().getId();
			}
		}
		throw PlatformFailure.permanent("Slack would not let me open #" + ChannelName.of(legal, 1)
				+ ": channels with that name already exist. Rename one of them.");
	}

	private ConversationsCreateResponse create(String name, boolean isPrivate, Set<String> fine) {
		return web.call(SlackMethod.CONVERSATIONS_CREATE, "open #" + name, fine,
				client -> client.conversationsCreate(r -> r.name(name).isPrivate(isPrivate)));
	}

	private static Optional<String> made(ConversationsCreateResponse answer) {
		return answer.isOk() ? Optional.of(answer.getChannel().getId()) : Optional.empty();
	}

	private void purpose(String channel, String key) {
		web.call(SlackMethod.CONVERSATIONS_SET_PURPOSE, "describe the channel",
				client -> client.conversationsSetPurpose(r -> r.channel(channel).purpose(PURPOSE + key)));
	}

	/**
	 * Whether an earlier attempt opened it, and nobody has archived it. An interrupted
	 * attempt left no purpose, and only us as a member.
	 */
	private boolean isOurs(Conversation channel, String key) {
		String purpose = purposeOf(channel);
		boolean proven = purpose.equals(PURPOSE + key) || purpose.isEmpty() && isEmpty(channel);
		return proven && !channel.isArchived() && identity.self().userId().equals(channel.getCreator());
	}

	private static boolean isEmpty(Conversation channel) {
		return channel.getNumOfMembers() != null && channel.getNumOfMembers() <= 1;
	}

	private static String purposeOf(Conversation channel) {
		return channel.getPurpose() == null || channel.getPurpose().getValue() == null ? ""
				: channel.getPurpose().getValue();
	}

	private Optional<Conversation> find(String name, boolean archivedToo) {
		List<Conversation> found = new ArrayList<>();
		pages.walk(name + "/" + archivedToo, cursor -> {
			var answer = web.call(SlackMethod.CONVERSATIONS_LIST, "look for #" + name,
					client -> client.conversationsList(r -> r.cursor(cursor)
						.limit(PAGE)
						.excludeArchived(!archivedToo)
						.types(List.of(ConversationType.PUBLIC_CHANNEL, ConversationType.PRIVATE_CHANNEL))));
			List<Conversation> channels = answer.getChannels() == null ? List.of() : answer.getChannels();
			channels.stream().filter(channel -> name.equals(channel.getName())).forEach(found::add);
			return found.isEmpty() ? answer.getResponseMetadata() : null;
		});
		return found.stream().findFirst();
	}

	/** The channel with this name, if there is one that isn't archived. */
	Optional<String> existing(String wish) {
		String name = ChannelName.plain(wish.replaceFirst("^#", ""), 1);
		String known = byName.getIfPresent(name);
		return known != null ? Optional.of(known) : find(name, false).map(Conversation::getId);
	}

	/** A channel, and whether it had to be made. */
	record NamedChannel(String id, boolean isNew) {
	}

	/** The channel with this name, created and joined if necessary. */
	NamedChannel named(String wish) {
		String name = ChannelName.plain(wish.replaceFirst("^#", ""), 1);
		String known = byName.getIfPresent(name);
		if (known != null) {
			return new NamedChannel(known, false);
		}
		NamedChannel named = find(name, false).map(this::joined)
			.map(id -> new NamedChannel(id, false))
			.orElseGet(() -> made(name));
		byName.put(name, named.id());
		return named;
	}

	private String joined(Conversation channel) {
		if (!channel.isMember() && !channel.isPrivate()) {
			web.call(SlackMethod.CONVERSATIONS_JOIN, "join #" + channel.getName(),
					client -> client.conversationsJoin(r -> r.channel(channel.getId())));
		}
		return channel.getId();
	}

	private NamedChannel made(String name) {
		return made(create(name, false, TAKEN)).map(id -> new NamedChannel(id, true))
			.or(() -> find(name, false).map(this::joined).map(id -> new NamedChannel(id, false)))
			.orElseThrow(() -> PlatformFailure.permanent("Slack would not let me use #" + name
					+ ": it is archived, or private. Restore it, or invite me with /invite."));
	}

	/** Each time it is set is a line in the channel. */
	void topic(String channel, String text) {
		if (text.equals(topics.getIfPresent(channel))) {
			return;
		}
		web.call(SlackMethod.CONVERSATIONS_SET_TOPIC, "set the channel's topic",
				client -> client.conversationsSetTopic(r -> r.channel(channel).topic(shortTopic(text))));
		topics.put(channel, text);
	}

	/** Escaped text is longer, and cutting it after escaping could split an entity. */
	private static String shortTopic(String text) {
		int max = LONGEST_TOPIC;
		String topic = SlackMessageRenderer.escaped(Cut.to(text, max));
		while (topic.length() > LONGEST_TOPIC) {
			max -= Math.max(1, (topic.length() - LONGEST_TOPIC) / 4);
			topic = SlackMessageRenderer.escaped(Cut.to(text, max));
		}
		return topic;
	}

	void archive(String channel) {
		web.call(SlackMethod.CONVERSATIONS_ARCHIVE, "archive the channel", Set.of("already_archived"),
				client -> client.conversationsArchive(r -> r.channel(channel)));
	}

	void bookmark(String channel, String title, String url) {
		var answer = web.call(SlackMethod.BOOKMARKS_LIST, "see the channel's bookmarks",
				client -> client.bookmarksList(r -> r.channelId(channel)));
		boolean isThere = answer.getBookmarks() != null
				&& answer.getBookmarks().stream().anyMatch(bookmark -> url.equals(bookmark.getLink()));
		if (!isThere) {
			web.call(SlackMethod.BOOKMARKS_ADD, "bookmark a page",
					client -> client.bookmarksAdd(r -> r.channelId(channel).title(title).type("link").link(url)));
		}
	}

	/** Whether the direct conversation with the person is already open. */
	boolean knowsDirect(String userId) {
		return direct.getIfPresent(userId) != null;
	}

	/** The conversation with one person alone. */
	String direct(String userId) {
		String known = direct.getIfPresent(userId);
		if (known != null) {
			return known;
		}
		String id = web
			.call(SlackMethod.CONVERSATIONS_OPEN, "open a direct message",
					client -> client.conversationsOpen(r -> r.users(List.of(userId))))
			.getChannel()
			.getId();
		direct.put(userId, id);
		return id;
	}

}
