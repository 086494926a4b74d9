package dev.firewatch.recovery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DeletionTests {

	private static final Instant AT = Instant.parse("2026-11-30T10:00:00Z");

	private static final PersonId ALICE = new PersonId("local/alice");

	private static final PersonId BOB = new PersonId("local/bob");

	private static Deletion deletion() {
		return new Deletion(1, "decisions", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 31), "Alice", ALICE, 10_000,
				AT);
	}

	private static DeletionReport backup(@Nullable String id) {
		return new DeletionReport(DeletionStage.BACKUP, id, null, null, null, null);
	}

	private static DeletionReport identify(long count, List<String> ids) {
		return new DeletionReport(DeletionStage.IDENTIFY, null, count, ids, null, null);
	}

	private static DeletionReport delete(long count) {
		return new DeletionReport(DeletionStage.DELETE, null, count, null, null, null);
	}

	private static DeletionReport verify(long remaining) {
		return new DeletionReport(DeletionStage.VERIFY, null, null, null, remaining, null);
	}

	private static DeletionReport update(String what) {
		return new DeletionReport(DeletionStage.UPDATE, null, null, null, null, what);
	}

	private static void ok(Optional<DeletionProblem> refused) {
		assertThat(refused).isEmpty();
	}

	@Test
	void fewRecordsGoStepByStepWithoutAnApproval() {
		Deletion deletion = deletion();
		ok(deletion.report(backup("b-17"), "API", AT));
		ok(deletion.report(identify(10_000, List.of("r1", "r2")), "API", AT));
		assertThat(deletion.next()).contains(DeletionStage.DELETE);
		ok(deletion.report(delete(10_000), "API", AT));
		ok(deletion.report(verify(0), "API", AT));
		assertThat(deletion.state()).isEqualTo(DeletionState.OPEN);
		ok(deletion.report(update("the model's training set"), "API", AT));

		assertThat(deletion.state()).isEqualTo(DeletionState.SUCCESS);
		assertThat(deletion.next()).isEmpty();
		assertThat(deletion.recordIds()).containsExactly("r1", "r2");
		assertThat(deletion.isIntact()).isTrue();
	}

	@Test
	void manyRecordsNeedSomebodyElse() {
		Deletion deletion = deletion();
		ok(deletion.report(backup("b-17"), "API", AT));
		ok(deletion.report(identify(12_400, IntStream.range(0, 300).mapToObj(n -> "r" + n).toList()), "API", AT));

		assertThat(deletion.recordIds()).hasSize(100).startsWith("r0").endsWith("r99");
		assertThat(deletion.report(delete(12_400), "API", AT).orElseThrow().sentence())
			.isEqualTo("Next for D1 comes approve: an approval by somebody other than who asked for it.");
		assertThat(deletion.approve(ALICE, null, AT).orElseThrow().sentence()).contains("somebody else has to approve");
		ok(deletion.approve(BOB, "checked the sample", AT));
		ok(deletion.report(delete(12_400), "API", AT));
		assertThat(deletion.steps().get(2).said()).containsEntry("reason", "checked the sample");
		assertThat(deletion.steps().get(2).by()).isEqualTo(BOB.value());
	}

	@Test
	void aDeniedOneIsCancelledForGood() {
		Deletion deletion = deletion();
		ok(deletion.report(backup("b-17"), "API", AT));
		assertThat(deletion.deny(BOB, null, AT)).as("nothing waits for approval yet").isPresent();
		ok(deletion.report(identify(12_400, List.of("r1")), "API", AT));
		ok(deletion.deny(ALICE, "the sample is wrong", AT));

		assertThat(deletion.state()).isEqualTo(DeletionState.CANCELLED);
		assertThat(deletion.why()).contains("Approval denied");
		assertThat(deletion.approve(BOB, null, AT).orElseThrow().conflict()).isTrue();
		assertThat(deletion.report(delete(12_400), "API", AT).orElseThrow().sentence()).contains("D1 is closed");
	}

	@Test
	void otherRecordsOrSomeThatRemainFailIt() {
		Deletion others = deletion();
		ok(others.report(backup("b-17"), "API", AT));
		ok(others.report(identify(3, List.of("r1")), "API", AT));
		ok(others.report(delete(4), "API", AT));
		assertThat(others.state()).isEqualTo(DeletionState.FAILED);
		assertThat(others.why()).contains("4 records were deleted, and 3 were identified");

		Deletion some = deletion();
		ok(some.report(backup("b-17"), "API", AT));
		ok(some.report(identify(3, List.of("r1")), "API", AT));
		ok(some.report(delete(3), "API", AT));
		ok(some.report(verify(1), "API", AT));
		assertThat(some.state()).isEqualTo(DeletionState.FAILED);
		assertThat(some.report(verify(0), "API", AT)).as("for good").isPresent();
	}

	@ParameterizedTest
	@ValueSource(strings = { "bob@example.com", "+49 170 1234567", "(030) 1234567", "555-123-4567", "0170/1234567" })
	void idsThatTellOfPeopleAreRefused(String id) {
		Deletion deletion = deletion();
		ok(deletion.report(backup("b-17"), "API", AT));

		DeletionProblem problem = deletion.report(identify(3, List.of("r1", id)), "API", AT).orElseThrow();
		assertThat(problem.conflict()).isFalse();
		assertThat(problem.sentence()).contains("e-mail address or a phone number").doesNotContain(id);
		assertThat(deletion.next()).contains(DeletionStage.IDENTIFY);
	}

	@ParameterizedTest
	@ValueSource(strings = { "12345678901", "a1b2c3", "2026-11-30-0001", "550e8400-e29b-41d4-a716-446655440000",
			"user:4711", "0001" })
	void idsThatTellNothingAreTaken(String id) {
		Deletion deletion = deletion();
		ok(deletion.report(backup("b-17"), "API", AT));
		ok(deletion.report(identify(3, List.of(id)), "API", AT));
	}

	@Test
	void whatCannotBeIsRefusedAndChangesNothing() {
		Deletion deletion = deletion();
		assertThat(deletion.report(backup(" "), "API", AT).orElseThrow().sentence()).isEqualTo("backupId is missing.");
		ok(deletion.report(backup("b-17"), "API", AT));
		assertThat(deletion.report(identify(-1, List.of()), "API", AT)).isPresent();
		assertThat(deletion.report(identify(1, List.of("a", "b")), "API", AT).orElseThrow().sentence())
			.contains("more recordIds (2) than count says (1)");
		assertThat(deletion.steps()).hasSize(1);
	}

	@Test
	void aStepThatWasTouchedIsSeen() {
		Deletion deletion = deletion();
		ok(deletion.report(backup("b-17"), "API", AT));
		ok(deletion.report(identify(3, List.of("r1")), "API", AT));
		List<DeletionStep> steps = new ArrayList<>(deletion.steps());
		DeletionStep second = steps.get(1);
		steps.set(1, new DeletionStep(second.stage(), second.at(), second.by(), Map.of("count", "4", "recordIds", "r1"),
				second.hash(), second.previousHash()));

		assertThat(deletion().broughtTo(steps).isIntact()).isFalse();
		assertThat(deletion().broughtTo(deletion.steps().subList(1, 2)).isIntact()).as("the first is missing")
			.isFalse();
		assertThat(deletion.steps().get(1).previousHash()).isEqualTo(deletion.steps().get(0).hash()).hasSize(64);
	}

	/** Whatever is reported by whomever, in whatever order. */
	@Test
	void noDeletionSucceedsWithAStepMissing() {
		long seed = Long.getLong("seed", System.nanoTime() % 1_000_000);
		Random random = new Random(seed);
		int succeeded = 0;
		for (int round = 0; round < 5_000; round++) {
			Deletion deletion = deletion();
			long count = random.nextBoolean() ? 12_400 : 3;
			for (int n = 0; n < 14; n++) {
				act(deletion, random, count);
			}
			assertThat(deletion.isIntact()).as("seed %d", seed).isTrue();
			if (deletion.state() == DeletionState.SUCCESS) {
				succeeded++;
				List<DeletionStage> wanted = new ArrayList<>(List.of(DeletionStage.BACKUP, DeletionStage.IDENTIFY));
				if (deletion.count().orElseThrow() > 10_000) {
					wanted.add(DeletionStage.APPROVE);
				}
				wanted.addAll(List.of(DeletionStage.DELETE, DeletionStage.VERIFY, DeletionStage.UPDATE));
				assertThat(deletion.steps()).as("seed %d", seed)
					.extracting(DeletionStep::stage)
					.containsExactlyElementsOf(wanted);
				assertThat(deletion.remaining()).as("seed %d", seed).contains(0L);
				assertThat(deletion.deleted()).as("seed %d", seed).isEqualTo(deletion.count());
			}
		}
		assertThat(succeeded).as("seed %d", seed).isGreaterThan(10);
	}

	private static void act(Deletion deletion, Random random, long count) {
		switch (random.nextInt(7)) {
			case 0 -> deletion.report(backup("b"), "API", AT);
			case 1 -> deletion.report(identify(count, List.of("r")), "API", AT);
			case 2 -> deletion.approve(random.nextBoolean() ? ALICE : BOB, null, AT);
			case 3 -> deletion.report(delete(count - random.nextInt(12) / 11), "API", AT);
			case 4 -> deletion.report(verify(random.nextInt(12) / 11), "API", AT);
			case 5 -> deletion.report(update("x"), "API", AT);
			default -> {
				if (random.nextInt(20) == 0) {
					deletion.deny(BOB, null, AT);
				}
			}
		}
	}

	/** Databases keep milliseconds. */
	@Test
	void aStepSealsTheMomentAsItIsStored() {
		DeletionStep step = DeletionStep.after(null, DeletionStage.BACKUP,
				Instant.parse("2026-11-30T10:00:00.123456789Z"), "API", Map.of("backupId", "b"));

		assertThat(step.at()).isEqualTo(Instant.parse("2026-11-30T10:00:00.123Z"));
		assertThat(step.follows(null)).isTrue();
	}

}
