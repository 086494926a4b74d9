package dev.firewatch.chat.teams.connector;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.PlatformFailure.FailureOutcome;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.SharedFile;
import dev.firewatch.chat.Span;
import dev.firewatch.chat.teams.cards.CardRenderer;
import org.jspecify.annotations.Nullable;

/** Messages: posting and changing them. */
public class TeamsPosts {

	private static final String DOING = "post a message";

	private static final Message AGAIN = Message.of("",
			Block.aside(Span.plain("Sent again, as Teams did not confirm the first time.")));

	private final Connector connector;

	private final CardRenderer cards;

	private final TeamsBudget budget;

	/** What Teams confirmed but a fault may have kept us from recording. */
	private final Cache<String, MessageRef> posted = Caffeine.newBuilder()
		.maximumSize(20_000)
		.expireAfterWrite(Duration.ofHours(2))
		.build();

	/** By key, what was sent and may have arrived without Teams confirming it. */
	private final Cache<String, Boolean> doubtful = Caffeine.newBuilder()
		.maximumSize(20_000)
		.expireAfterWrite(Duration.ofHours(2))
		.build();

	private final TeamsFiles files;

	TeamsPosts(Connector connector, CardRenderer cards, TeamsBudget budget, TeamsFiles files) {
		this.files = files;
		this.connector = connector;
		this.cards = cards;
		this.budget = budget;
	}

	/**
	 * Posts a message with the given key. In Teams we can't search for an earlier one, so
	 * one that may be there twice says so.
	 */
	public MessageRef post(RoomRef room, Message message, String key, boolean uncertain) {
		boolean perhaps = uncertain || isDoubtful(key);
		MessageRef earlier = perhaps ? posted.getIfPresent(key) : null;
		if (earlier != null) {
			return earlier;
		}
		MessageRef sent = doubting(key,
				() -> send(room, room.id(), cards.activity(perhaps ? again(message) : message)));
		posted.put(key, sent);
		return sent;
	}

	/** The content of a file that was attached to a message. */
	public byte[] file(SharedFile file, long most) {
		return files.read(file, most);
	}

	private boolean isDoubtful(String key) {
		return doubtful.getIfPresent(key) != null;
	}

	/** Sends it, and remembers if nobody knows whether it arrived. */
	private <T> T doubting(String key, Supplier<T> call) {
		try {
			return call.get();
		}
		catch (PlatformFailure failure) {
			if (failure.outcome() == FailureOutcome.UNKNOWN) {
				doubtful.put(key, true);
			}
			throw failure;
		}
	}

	private static Message again(Message message) {
		List<Block> blocks = new ArrayList<>(message.blocks());
		// Before the buttons at the end of the message, so that they stay last.
		boolean ends = !blocks.isEmpty() && blocks.get(blocks.size() - 1) instanceof Block.Buttons;
		blocks.addAll(ends ? blocks.size() - 1 : blocks.size(), AGAIN.blocks());
		return new Message(message.fallback(), blocks);
	}

	/** Answers in the conversation, at once. */
	public MessageRef answer(TeamsReplyTarget target, Message message) {
		return answer(target, cards.activity(message));
	}

	public MessageRef answer(TeamsReplyTarget target, ObjectNode activity) {
		budget.took(target.conversation());
		return send(target.room(), target.conversation(), activity);
	}

	/** Begins a thread in the channel, with the given key. */
	public Connector.Thread begin(String channel, Message message, String key) {
		ObjectNode activity = cards.activity(isDoubtful(key) ? again(message) : message);
		return doubting(key, () -> paced(channel, () -> connector.begin(channel, activity, "open a thread")));
	}

	private MessageRef send(RoomRef room, String conversation, ObjectNode activity) {
		String id = paced(room.id(),
				() -> ConversationIds.isChannel(conversation) ? connector.begin(conversation, activity, DOING).message()
						: connector.send(conversation, activity, DOING));
		return new MessageRef(room, id);
	}

	/** Changes the message in place, or posts a new one if it is gone. */
	public MessageRef update(MessageRef message, Message newMessage, String key) {
		if (update(message, cards.activity(newMessage))) {
			return message;
		}
		MessageRef earlier = posted.getIfPresent(key);
		return earlier != null ? earlier : post(message.room(), newMessage, key, false);
	}

	/** Changes the message in place; false if it is gone. */
	public boolean update(MessageRef message, ObjectNode activity) {
		try {
			return paced(message.room().id(), () -> {
				connector.update(message.room().id(), message.id(), activity, "change a message");
				return true;
			});
		}
		catch (TeamsFailure failure) {
			if (failure.status() == 404 || failure.status() == 410) {
				return false;
			}
			throw failure;
		}
	}

	private <T> T paced(String conversation, Supplier<T> call) {
		try {
			return call.get();
		}
		catch (TeamsFailure failure) {
			Duration pause = failure.retryAfter();
			if (failure.outcome() == FailureOutcome.TEMPORARY && pause != null) {
				budget.silence(conversation, pause);
			}
			throw failure;
		}
	}

	/** The card for the body of a response. */
	public ObjectNode card(Message message) {
		return cards.card(message);
	}

	public ObjectNode activity(ObjectNode card, @Nullable String line) {
		return cards.activity(card, line == null ? "" : line);
	}

}
