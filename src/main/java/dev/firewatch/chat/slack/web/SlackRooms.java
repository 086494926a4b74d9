package dev.firewatch.chat.slack.web;

import java.time.Duration;
import java.util.Set;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.firewatch.chat.Administrators;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.PlatformFailure.FailureOutcome;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.Span;
import dev.firewatch.chat.slack.blocks.SlackPlace;
import dev.firewatch.people.Platform;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Where incidents are worked on: channels or, where the workspace forbids new ones,
 * threads of the channel for announcements. A thread has neither members nor a topic of
 * its own.
 */
public class SlackRooms {

	/** What Slack says where somebody forbade it, for us or for everybody. */
	private static final Set<String> FORBIDDEN = Set.of("restricted_action", "cannot_create_channel",
			"not_allowed_token_type", "user_is_restricted", "no_permission", "team_access_not_granted");

	private static final String ABOUT = "new-channels";

	private final SlackChannels channels;

	private final SlackPosts posts;

	private final AnnouncementChannel announcements;

	private final Administrators administrators;

	/** The channel for announcements; once it is known it stays the same. */
	private volatile @Nullable String announcing;

	/** Whether it was looked for in vain just now: nobody waits for that twice. */
	private final Cache<String, Boolean> missed = Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(1)).build();

	SlackRooms(SlackChannels channels, SlackPosts posts, AnnouncementChannel announcements,
			Administrators administrators) {
		this.channels = channels;
		this.posts = posts;
		this.announcements = announcements;
		this.administrators = administrators;
	}

	/** The room for the key, opened unless it exists. */
	RoomRef open(String key, String wish, boolean isPrivate) {
		try {
			RoomRef room = new SlackPlace(channels.open(key, wish, isPrivate), null).room();
			administrators.mended(Platform.SLACK, ABOUT);
			return room;
		}
		catch (SlackFailure refused) {
			if (!FORBIDDEN.contains(refused.code())) {
				throw refused;
			}
			if (isPrivate) {
				throw new SlackFailure(FailureOutcome.PERMANENT, refused.code(), refused.getMessage()
						+ " A thread is no private place. An administrator can fix this: let apps create private"
						+ " channels.", null);
			}
			return thread(key, wish);
		}
	}

	private RoomRef thread(String key, String wish) {
		administrators.tell(Platform.SLACK, ABOUT,
				"This workspace doesn't let me create channels, so each incident is a thread of #"
						+ announcements.name() + ". An administrator can change that: let apps create channels.");
		RoomRef channel = new SlackPlace(announcing(), null).room();
		announcing = channel.id();
		Message first = Message
			.of(wish, Block.paragraph(Span.strong(wish)),
					Block.aside(
							Span.plain(
									"This thread is the incident's room. Commands can't be given in a thread: mention"
											+ " me in it, such as "),
							Span.code("@Firewatch note rolled back"), Span.plain(".")));
		// Looked for first: an earlier attempt may have begun it.
		MessageRef root = posts.post(channel, first, "thread/" + key, true);
		return new SlackPlace(channel.id(), root.id()).room();
	}

	private String announcing() {
		try {
			return channels.named(announcements.name()).id();
		}
		catch (SlackFailure refused) {
			if (!FORBIDDEN.contains(refused.code())) {
				throw refused;
			}
			throw PlatformFailure.permanent("Slack doesn't let me create channels, and there is no #"
					+ announcements.name() + " whose threads could serve. Somebody has to make it and invite me.");
		}
	}

	/**
	 * The room that a thread is, if threads of the channel can be rooms; else the
	 * channel.
	 * @param thread in which something was said; null if in none
	 */
	public RoomRef in(RoomRef channel, @Nullable String thread) {
		return StringUtils.hasText(thread) && holdsRooms(channel) ? new SlackPlace(channel.id(), thread).room()
				: channel;
	}

	/** Whether threads of the channel can be rooms. */
	public boolean holdsRooms(RoomRef channel) {
		if (announcing == null && !SlackPosts.isDirect(channel) && missed.getIfPresent(announcements.name()) == null) {
			missed.put(announcements.name(), true);
			try {
				announcing = channels.existing(announcements.name()).orElse(null);
			}
			catch (PlatformFailure away) {
				// Then it is a thread like any other for now.
			}
		}
		return channel.id().equals(announcing);
	}

	void topic(RoomRef room, String text) {
		SlackPlace place = SlackPlace.of(room);
		if (!place.isThread()) {
			channels.topic(place.channel(), text);
		}
	}

	/** The card in a thread has the link. */
	void bookmark(RoomRef room, String title, String url) {
		SlackPlace place = SlackPlace.of(room);
		if (!place.isThread()) {
			channels.bookmark(place.channel(), title, url);
		}
	}

	/** A thread that nobody writes in disappears by itself. */
	void archive(RoomRef room) {
		SlackPlace place = SlackPlace.of(room);
		if (!place.isThread()) {
			channels.archive(place.channel());
		}
	}

	/** The channel of the name, and whether it had to be made. */
	NamedRoom named(String name) {
		SlackChannels.NamedChannel named = channels.named(name);
		if (name.equals(announcements.name())) {
			announcing = named.id();
		}
		return new NamedRoom(new SlackPlace(named.id(), null).room(), named.isNew());
	}

	record NamedRoom(RoomRef room, boolean isNew) {
	}

	RoomRef direct(String userId) {
		return new SlackPlace(channels.direct(userId), null).room();
	}

	boolean knowsDirect(String userId) {
		return channels.knowsDirect(userId);
	}

}
