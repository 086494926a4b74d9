package dev.firewatch.chat.teams.connector;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.firewatch.chat.InstanceCount;
import dev.firewatch.chat.PlannedCall;

/**
 * Gives each call its turn, so that Teams' limits are kept: messages per conversation in
 * a second, in two, in half a minute and in an hour, and a pause for as long as Teams
 * asks. Instances share the limits evenly. An answer that somebody waits for is never
 * held back, but counts.
 */
public class TeamsBudget {

	private static final Duration LONGEST = Duration.ofHours(1);

	private static final List<Window> CONVERSATION = List.of(new Window(7, Duration.ofSeconds(1)),
			new Window(8, Duration.ofSeconds(2)), new Window(60, Duration.ofSeconds(30)), new Window(1_800, LONGEST));

	/**
	 * For all conversations together: half of what is allowed in a second, so that any
	 * second, whenever it begins, stays within the limit.
	 */
	private static final int TENANT = 25;

	/** The share of each limit that routine calls may use. */
	private static final double ROUTINE_SHARE = 0.7;

	private final Clock realTime;

	private final InstanceCount instances;

	/** How many turns there are in each second. */
	private final Cache<Long, Integer> seconds = Caffeine.newBuilder()
		.maximumSize(10_000)
		.expireAfterWrite(LONGEST)
		.build();

	private final Cache<String, Turns> conversations = Caffeine.newBuilder()
		.maximumSize(10_000)
		.expireAfterAccess(LONGEST)
		.build();

	private final Cache<String, Instant> silentUntil = Caffeine.newBuilder()
		.maximumSize(10_000)
		.expireAfterWrite(LONGEST)
		.build();

	/** Turns given but not yet taken. */
	private final Cache<String, Instant> given = Caffeine.newBuilder()
		.maximumSize(100_000)
		.expireAfterWrite(LONGEST)
		.build();

	private record Window(int most, Duration in) {
	}

	TeamsBudget(Clock realTime, InstanceCount instances) {
		this.realTime = realTime;
		this.instances = instances;
	}

	/** How long the call has to wait for its turn; zero if it is now. */
	public synchronized Duration untilTurn(PlannedCall call) {
		if (call.kind() != PlannedCall.CallKind.POST && call.kind() != PlannedCall.CallKind.UPDATE
				&& call.kind() != PlannedCall.CallKind.OPEN_ROOM) {
			return Duration.ZERO;
		}
		Instant now = realTime.instant();
		String conversation = name(call.conversation());
		Instant silence = silence(conversation);
		Instant turn = given.getIfPresent(call.key());
		if (turn == null || turn.isBefore(silence)) {
			double share = call.routine() ? ROUTINE_SHARE : 1;
			Instant from = free(silence.isAfter(now) ? silence : now);
			turn = turns(conversation).next(from, share);
			count(turn);
		}
		if (turn.isAfter(now)) {
			given.put(call.key(), turn);
			return Duration.between(now, turn);
		}
		given.invalidate(call.key());
		return Duration.ZERO;
	}

	/** Something is sent that does not wait for its turn. */
	synchronized void took(String conversation) {
		Instant now = realTime.instant();
		count(now);
		turns(name(conversation)).take(now);
	}

	/** Teams wants nothing sent to the conversation for this long. */
	synchronized void silence(String conversation, Duration asked) {
		Instant until = realTime.instant().plus(asked);
		String name = name(conversation);
		if (until.isAfter(silence(name))) {
			silentUntil.put(name, until);
		}
	}

	/** The given time, or the next second with room for another call. */
	private Instant free(Instant from) {
		Instant free = from;
		while (Optional.ofNullable(seconds.getIfPresent(free.getEpochSecond())).orElse(0) >= Math.max(1,
				TENANT / instances.alive())) {
			free = Instant.ofEpochSecond(free.getEpochSecond() + 1);
		}
		return free;
	}

	private void count(Instant turn) {
		seconds.asMap().merge(turn.getEpochSecond(), 1, Integer::sum);
	}

	private Instant silence(String name) {
		Instant until = silentUntil.getIfPresent(name);
		return until == null ? Instant.MIN : until;
	}

	private Turns turns(String name) {
		return conversations.get(name, any -> new Turns());
	}

	/** The same for a room's key and its id. */
	private static String name(String conversation) {
		return conversation.startsWith("teams/") ? conversation.substring("teams/".length()) : conversation;
	}

	/** Recent turns and those given, in order. */
	private final class Turns {

		private final List<Instant> turns = new ArrayList<>();

		/** The next turn that is free, not before the given time or any other turn. */
		Instant next(Instant from, double share) {
			Instant turn = from;
			if (!turns.isEmpty() && turns.get(turns.size() - 1).isAfter(turn)) {
				turn = turns.get(turns.size() - 1);
			}
			for (Window window : CONVERSATION) {
				int most = Math.max(1, (int) (window.most() * share) / instances.alive());
				if (turns.size() >= most) {
					Instant free = turns.get(turns.size() - most).plus(window.in());
					turn = free.isAfter(turn) ? free : turn;
				}
			}
			take(turn);
			return turn;
		}

		void take(Instant turn) {
			int place = turns.size();
			while (place > 0 && turns.get(place - 1).isAfter(turn)) {
				place--;
			}
			turns.add(place, turn);
			Instant old = turn.minus(LONGEST);
			int forgotten = 0;
			while (turns.get(forgotten).isBefore(old)) {
				forgotten++;
			}
			turns.subList(0, forgotten).clear();
		}

	}

}
