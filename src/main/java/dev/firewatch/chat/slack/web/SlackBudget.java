package dev.firewatch.chat.slack.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.firewatch.chat.InstanceCount;
import dev.firewatch.chat.PlannedCall;

/**
 * Gives each call its turn, so that Slack's limits are kept: calls of each method per
 * minute, one message per channel and second, and a pause for as long as Slack asks.
 * Instances share the limits evenly. A call that somebody waits for skips all turns; only
 * Slack's own refusal holds it back.
 */
class SlackBudget {

	private static final Duration CHANNEL_PACE = Duration.ofSeconds(1);

	/** The share of each limit that routine calls may use. */
	private static final double ROUTINE_SHARE = 0.7;

	private final Clock realTime;

	private final InstanceCount instances;

	private final Map<SlackMethod, Pace> urgent = new EnumMap<>(SlackMethod.class);

	private final Map<SlackMethod, Pace> routine = new EnumMap<>(SlackMethod.class);

	private final Map<SlackMethod, Instant> silentUntil = new EnumMap<>(SlackMethod.class);

	private final Cache<String, Pace> channels = Caffeine.newBuilder()
		.maximumSize(10_000)
		.expireAfterAccess(Duration.ofMinutes(10))
		.build();

	/** Turns given but not yet taken. */
	private final Cache<String, Instant> turns = Caffeine.newBuilder()
		.maximumSize(100_000)
		.expireAfterWrite(Duration.ofHours(1))
		.build();

	SlackBudget(Clock realTime, InstanceCount instances) {
		this.realTime = realTime;
		this.instances = instances;
	}

	/** How long the call has to wait for its turn; zero if it is now. */
	synchronized Duration untilTurn(PlannedCall call) {
		Instant now = realTime.instant();
		SlackMethod method = method(call.kind());
		Instant silence = silentUntil.getOrDefault(method, Instant.MIN);
		Instant turn = turns.getIfPresent(call.key());
		if (turn == null || turn.isBefore(silence)) {
			turn = given(call, method, silence.isAfter(now) ? silence : now);
		}
		if (turn.isAfter(now)) {
			turns.put(call.key(), turn);
			return Duration.between(now, turn);
		}
		turns.invalidate(call.key());
		if (call.routine()) {
			urgent(method).next(now);
		}
		return Duration.ZERO;
	}

	private Instant given(PlannedCall call, SlackMethod method, Instant from) {
		Pace pace = call.routine() ? routine.computeIfAbsent(method, any -> pace(method, ROUTINE_SHARE))
				: urgent(method);
		Instant turn = pace.next(from);
		if (method == SlackMethod.CHAT_POST_MESSAGE) {
			Pace channel = channels.get(call.conversation(), any -> new Pace(CHANNEL_PACE, 1));
			turn = channel.next(turn);
		}
		return turn;
	}

	private Pace urgent(SlackMethod method) {
		return urgent.computeIfAbsent(method, any -> pace(method, 1));
	}

	private Pace pace(SlackMethod method, double share) {
		double perMinute = method.perMinute() * share;
		return new Pace(Duration.ofNanos((long) (60e9 / perMinute)), (int) perMinute);
	}

	/** Slack wants no call of the method for this long. */
	synchronized void silence(SlackMethod method, Duration asked) {
		Instant until = realTime.instant().plus(asked);
		silentUntil.merge(method, until, (one, other) -> one.isAfter(other) ? one : other);
		urgent(method).noBurstBefore(until);
		routine.computeIfAbsent(method, any -> pace(method, ROUTINE_SHARE)).noBurstBefore(until);
	}

	/** How long Slack wants no call of the method; zero if it may be called. */
	synchronized Duration silence(SlackMethod method) {
		Duration left = Duration.between(realTime.instant(), silentUntil.getOrDefault(method, Instant.EPOCH));
		return left.isNegative() ? Duration.ZERO : left;
	}

	private static SlackMethod method(PlannedCall.CallKind kind) {
		return switch (kind) {
			case OPEN_ROOM -> SlackMethod.CONVERSATIONS_CREATE;
			case OPEN_DIRECT -> SlackMethod.CONVERSATIONS_OPEN;
			case INVITE -> SlackMethod.CONVERSATIONS_INVITE;
			case TOPIC -> SlackMethod.CONVERSATIONS_SET_TOPIC;
			case POST -> SlackMethod.CHAT_POST_MESSAGE;
			case UPDATE -> SlackMethod.CHAT_UPDATE;
			case READ -> SlackMethod.CONVERSATIONS_HISTORY;
			case PIN -> SlackMethod.PINS_ADD;
			case BOOKMARK -> SlackMethod.BOOKMARKS_ADD;
			case ARCHIVE -> SlackMethod.CONVERSATIONS_ARCHIVE;
			case HOME -> SlackMethod.VIEWS_PUBLISH;
		};
	}

	/** One after the other at a steady pace, with a burst allowed after a pause. */
	private final class Pace {

		private final Duration interval;

		private final int burst;

		/** When the next one would be due if all had kept the pace. */
		private Instant steady = Instant.MIN;

		Pace(Duration interval, int burst) {
			this.interval = interval;
			this.burst = Math.max(1, burst);
		}

		/** The next turn that is free, not before the given time. */
		Instant next(Instant from) {
			Duration shared = interval.multipliedBy(instances.alive());
			Instant allowed = steady.equals(Instant.MIN) ? from : steady.minus(shared.multipliedBy(burst - 1L));
			Instant turn = allowed.isAfter(from) ? allowed : from;
			steady = (steady.isAfter(turn) ? steady : turn).plus(shared);
			return turn;
		}

		void noBurstBefore(Instant until) {
			Instant full = until.plus(interval.multipliedBy(instances.alive()).multipliedBy(burst - 1L));
			steady = full.isAfter(steady) ? full : steady;
		}

	}

}
