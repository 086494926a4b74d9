package dev.firewatch.priority;

import java.time.Instant;
import java.util.List;

import dev.firewatch.people.PersonId;
import dev.firewatch.policy.PriorityRule;
import dev.firewatch.priority.Weightings.WeighingOutcome;
import dev.firewatch.priority.Weightings.Weighting;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WeightingsTests {

	private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");

	private static final PersonId BOB = new PersonId("local/bob");

	private static final PersonId CAROL = new PersonId("local/carol");

	private static final PriorityRule RULE = new PriorityRule(0.1, 0.6, 0.1, 0.1, 0.1, 0.8);

	private static final Reflection WHOLE = new Reflection("weights", "20", "18", "fewer", "synthetic", "a year",
			"who is on call", "people leave");

	private static Weightings proposed(String id) {
		return new Weightings(List.of()).propose(id, RULE, WHOLE, BOB, NOW).now();
	}

	@Test
	void countsOnceSomebodyElseApproved() {
		Weightings open = proposed("a");
		assertThat(open.current()).isEmpty();
		assertThat(open.decide("a", true, BOB, NOW).refusal()).startsWith("You proposed it");

		Weightings adopted = open.decide("a", true, CAROL, NOW).now();

		assertThat(adopted.current()).contains(new Weighting("a", RULE, BOB, NOW, CAROL, NOW, 1));
		assertThat(adopted.decide("a", true, CAROL, NOW).refusal()).startsWith("Nothing of this comparison waits");
		assertThat(adopted.propose("a", RULE, WHOLE, BOB, NOW).refusal()).isEqualTo("It was adopted already.");
	}

	@Test
	void eachAdoptionIsAVersionAndTheLastCounts() {
		Weightings one = proposed("a").decide("a", true, CAROL, NOW).now();

		Weightings two = one.propose("b", RULE, WHOLE, CAROL, NOW).now().decide("b", true, BOB, NOW).now();

		assertThat(two.current().orElseThrow().number()).isEqualTo(2);
		assertThat(two.of("a").orElseThrow().number()).as("history stays").isEqualTo(1);
	}

	@Test
	void aRejectedOneMayBeProposedAgainAndItsProposerMayTakeItBack() {
		Weightings rejected = proposed("a").decide("a", false, BOB, NOW).now();

		assertThat(rejected.current()).isEmpty();
		WeighingOutcome again = rejected.propose("a", RULE, WHOLE, CAROL, NOW);
		assertThat(again.refusal()).isNull();
		assertThat(again.now().propose("a", RULE, WHOLE, BOB, NOW).refusal()).startsWith("It is proposed already");
	}

	@Test
	void namesWhatTheReflectionLacks() {
		Reflection bare = new Reflection("weights", "20", "18", "", "", "", "who is on call", "people leave");

		assertThat(new Weightings(List.of()).propose("a", RULE, bare, BOB, NOW).refusal()).isEqualTo(
				"Before it is proposed, the reflection needs the interpretation, the limit of the data, the evidence needed next.");
		assertThat(new Reflection("", "", "", "", "", "", " ", "").problems())
			.containsExactly("Say which decision this supports.", "Name a risk that these data can't reveal.");
		assertThat(new Reflection("x".repeat(2_001), "", "", "", "", "", "d", "r").problems())
			.containsExactly("Keep each text below 2,000 characters.");
	}

}
