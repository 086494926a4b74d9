package dev.firewatch.chat.teams.connector;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import dev.firewatch.chat.PlannedCall;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TeamsBudgetTests {

	private static final Instant START = Instant.parse("2026-11-20T09:00:00Z");

	private Instant now = START;

	private final Clock clock = new Clock() {

		@Override
		public Instant instant() {
			return now;
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	};

	private int keys;

	private PlannedCall post(String conversation) {
		return new PlannedCall(PlannedCall.CallKind.POST, conversation, "k" + keys++, false);
	}

	/** The turns of so many posts asked for at once. */
	private List<Instant> turns(TeamsBudget budget, int count) {
		List<Instant> turns = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			turns.add(now.plus(budget.untilTurn(post("19:a@thread.tacv2"))));
		}
		return turns;
	}

	private static long most(List<Instant> turns, Duration window) {
		return turns.stream()
			.mapToLong(from -> turns.stream()
				.filter(turn -> !turn.isBefore(from) && turn.isBefore(from.plus(window)))
				.count())
			.max()
			.orElse(0);
	}

	@Test
	void everyWindowOfAConversationIsKept() {
		List<Instant> turns = turns(new TeamsBudget(clock, () -> 1), 200);

		assertThat(turns).isSorted();
		assertThat(most(turns, Duration.ofSeconds(1))).isEqualTo(7);
		assertThat(most(turns, Duration.ofSeconds(2))).isEqualTo(8);
		assertThat(most(turns, Duration.ofSeconds(30))).isEqualTo(60);
		assertThat(turns.get(199)).isBefore(START.plusSeconds(100));
	}

	@Test
	void instancesShareTheLimits() {
		List<Instant> turns = turns(new TeamsBudget(clock, () -> 2), 60);

		assertThat(most(turns, Duration.ofSeconds(30))).isEqualTo(30);
	}

	@Test
	void aTurnThatWasNamedIsKept() {
		TeamsBudget budget = new TeamsBudget(clock, () -> 1);
		turns(budget, 8);
		PlannedCall late = post("19:a@thread.tacv2");
		Duration wait = budget.untilTurn(late);

		assertThat(wait).isPositive();
		assertThat(budget.untilTurn(late)).isEqualTo(wait);
		now = now.plus(wait);
		assertThat(budget.untilTurn(late)).isZero();
	}

	@Test
	void silenceThatTeamsAskedForIsKeptInThatConversationAlone() {
		TeamsBudget budget = new TeamsBudget(clock, () -> 1);
		budget.silence("19:a@thread.tacv2", Duration.ofSeconds(20));

		assertThat(budget.untilTurn(post("teams/19:a@thread.tacv2"))).hasSeconds(20);
		assertThat(budget.untilTurn(post("teams/19:b@thread.tacv2"))).isZero();
	}

	@Test
	void answersCountButDoNotWait() {
		TeamsBudget budget = new TeamsBudget(clock, () -> 1);
		for (int i = 0; i < 8; i++) {
			budget.took("19:a@thread.tacv2");
		}

		assertThat(budget.untilTurn(post("19:a@thread.tacv2"))).isPositive();
	}

}
