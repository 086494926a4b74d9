package dev.firewatch.chat.slack.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import dev.firewatch.chat.PlannedCall;
import dev.firewatch.chat.PlannedCall.CallKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SlackBudgetTests {

	private final MovableClock clock = new MovableClock();

	private int instances = 1;

	private final SlackBudget budget = new SlackBudget(clock, () -> instances);

	private int keys;

	/** Real time that the test moves. */
	private static final class MovableClock extends Clock {

		private Instant now = Instant.parse("2026-11-21T10:00:00Z");

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

		@Override
		public Instant instant() {
			return now;
		}

	}

	private PlannedCall post(String channel, boolean routine) {
		return new PlannedCall(CallKind.POST, channel, "key" + keys++, routine);
	}

	/** When each of the errands has its turn, in seconds from now, asking as told to. */
	private List<Double> turns(List<PlannedCall> errands) {
		Instant begin = clock.now;
		List<PlannedCall> left = new ArrayList<>(errands);
		List<Double> turns = new ArrayList<>();
		while (!left.isEmpty()) {
			Duration shortest = Duration.ofDays(1);
			for (PlannedCall call : List.copyOf(left)) {
				Duration wait = budget.untilTurn(call);
				if (wait.isZero()) {
					turns.add(Duration.between(begin, clock.now).toMillis() / 1_000.0);
					left.remove(call);
				}
				else if (wait.compareTo(shortest) < 0) {
					shortest = wait;
				}
			}
			if (!left.isEmpty()) {
				clock.now = clock.now.plus(shortest);
			}
		}
		return turns;
	}

	@Test
	void oneMessageASecondGoesToAChannel() {
		List<PlannedCall> errands = List.of(post("C1", false), post("C1", false), post("C1", false), post("C2", false));

		assertThat(turns(errands)).containsExactly(0.0, 0.0, 1.0, 2.0);
	}

	@Test
	void aMethodIsCalledNoOftenerThanItsTierAllows() {
		List<PlannedCall> topics = new ArrayList<>();
		for (int n = 0; n < 60; n++) {
			topics.add(new PlannedCall(CallKind.TOPIC, "C" + n, "t" + n, false));
		}

		List<Double> turns = turns(topics);

		assertThat(turns.subList(0, 20)).as("a burst").containsOnly(0.0);
		assertThat(turns.get(59)).as("then one in three seconds").isEqualTo(120.0);
	}

	@Test
	void whatIsRoutineLeavesRoomForWhatIsUrgent() {
		List<PlannedCall> routine = new ArrayList<>();
		for (int n = 0; n < 400; n++) {
			routine.add(post("D" + n, true));
		}
		routine.forEach(budget::untilTurn);

		assertThat(budget.untilTurn(post("C1", false))).isZero();
	}

	@Test
	void instancesShareTheLimits() {
		instances = 2;

		assertThat(turns(List.of(post("C1", false), post("C1", false)))).containsExactly(0.0, 2.0);
	}

	@Test
	void silenceIsKeptForAsLongAsItIsAskedForAndThenThereIsNoBurst() {
		PlannedCall early = new PlannedCall(CallKind.TOPIC, "C1", "early", false);
		budget.silence(SlackMethod.CONVERSATIONS_SET_TOPIC, Duration.ofSeconds(30));

		List<Double> turns = turns(List.of(early, new PlannedCall(CallKind.TOPIC, "C2", "b", false),
				new PlannedCall(CallKind.TOPIC, "C3", "c", false)));

		assertThat(turns).containsExactly(30.0, 33.0, 36.0);
		assertThat(budget.silence(SlackMethod.CONVERSATIONS_SET_TOPIC)).isZero();
		assertThat(budget.silence(SlackMethod.CHAT_POST_MESSAGE)).isZero();
	}

	@Test
	void aTurnThatWasGivenIsKeptUntilItIsTaken() {
		budget.untilTurn(post("C1", false));
		PlannedCall second = post("C1", false);

		assertThat(budget.untilTurn(second)).isEqualTo(Duration.ofSeconds(1));
		clock.now = clock.now.plusMillis(400);
		assertThat(budget.untilTurn(second)).isEqualTo(Duration.ofMillis(600));
		assertThat(budget.untilTurn(post("C1", false))).isEqualTo(Duration.ofMillis(1_600));
	}

	@Test
	void refreshesThatCoalesceKeepTheTurnOfTheFirst() {
		Instant begin = clock.now;
		int rooms = 3;
		int sent = 0;
		boolean[] waiting = new boolean[rooms];
		for (int second = 0; second < 900; second++) {
			clock.now = begin.plusSeconds(second);
			for (int room = 0; room < rooms; room++) {
				waiting[room] |= second % 2 == 0;
				PlannedCall refresh = new PlannedCall(CallKind.UPDATE, "room" + room, "update/card" + room, false);
				if (waiting[room] && budget.untilTurn(refresh).isZero()) {
					waiting[room] = false;
					sent++;
				}
			}
		}

		assertThat(sent).as("of about 750 allowed in a quarter of an hour").isGreaterThan(600);
	}

}
