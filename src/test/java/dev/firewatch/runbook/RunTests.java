package dev.firewatch.runbook;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import dev.firewatch.incident.Kind;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Severity;
import dev.firewatch.runbook.GateNeed.NeedKind;
import dev.firewatch.runbook.ItemCondition.ReadingCondition;
import dev.firewatch.runbook.Run.RunState;
import dev.firewatch.runbook.Run.StageState;
import dev.firewatch.runbook.RunAct.RunActKind;
import dev.firewatch.runbook.RunAct.RunActor;
import dev.firewatch.runbook.StageGate.GateApproval;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RunTests {

	private static final Instant START = Instant.parse("2026-11-02T10:00:00Z");

	private static final PersonId ALICE = new PersonId("local/alice");

	private static final PersonId BOB = new PersonId("local/bob");

	private static RunbookItem item(int number, @Nullable String id, ItemType type, boolean required,
			ItemCondition when) {
		return new RunbookItem(number, id, "Group", "Item " + number, type, required, null, null, when, null, List.of(),
				null, null);
	}

	private static ItemCondition above(String id, double most) {
		return new ItemCondition(Set.of(), Set.of(), Set.of(), Set.of(),
				List.of(new ReadingCondition(id, List.of(), most, null)));
	}

	/** Three stages: a list, a canary with a trigger, and one that asks for approvals. */
	private static Runbook runbook() {
		RunbookStage first = new RunbookStage("tests", "Tests", null, Duration.ofDays(7), List.of(),
				List.of(item(1, null, ItemType.CHECK, true, ItemCondition.ALWAYS),
						item(2, "records", ItemType.NUMBER, true, ItemCondition.ALWAYS),
						item(3, null, ItemType.TASK, false, ItemCondition.ALWAYS),
						item(4, null, ItemType.CHECK, true, above("records", 10_000))),
				StageGate.NONE, List.of());
		RunbookStage canary = new RunbookStage("canary", "Canary", null, Duration.ofDays(1), List.of(),
				List.of(item(5, null, ItemType.CHECK, true, ItemCondition.ALWAYS)),
				new StageGate(List.of(), Duration.ofHours(24), false, false, false),
				List.of(new RollbackTrigger("errors", "System errors", "tests")));
		RunbookStage normal = new RunbookStage("normal", "Normal", Duration.ofDays(7), Duration.ofDays(28), List.of(),
				List.of(item(6, null, ItemType.CHECK, true, ItemCondition.ALWAYS)),
				new StageGate(
						List.of(new GateApproval("commander", ItemCondition.ALWAYS),
								new GateApproval("compliance", above("records", 10_000))),
						Duration.ofDays(7), true, true, true),
				List.of());
		return new Runbook("mine", "Mine", "1", null, WindowStart.MITIGATED, true, List.of(),
				List.of(first, canary, normal));
	}

	private static Run run() {
		return new Run(1, runbook(), START, ALICE, null, null);
	}

	private static RunFacts facts(@Nullable Instant mitigatedAt, String... controls) {
		return new RunFacts(Severity.SEV1, Kind.INCIDENT, null, Set.of(), true, START.minusSeconds(3600), mitigatedAt,
				null, List.of(controls), List.of(), List.of());
	}

	private static final RunFacts CONTAINED = facts(START);

	private static RunActor at(Instant moment) {
		return new RunActor(ALICE, moment);
	}

	private static void ok(Optional<String> refused) {
		assertThat(refused).isEmpty();
	}

	private static void throughTests(Run run, String records, Instant moment) {
		ok(run.tick(1, null, at(moment), CONTAINED));
		ok(run.read(2, records, at(moment), CONTAINED));
		if (run.item(4, CONTAINED).isPresent()) {
			ok(run.tick(4, "https://example.com/check", at(moment), CONTAINED));
		}
		ok(run.advance(at(moment), CONTAINED));
	}

	@Test
	void requiredItemsHoldTheGateAndOthersDont() {
		Run run = run();
		assertThat(run.advance(at(START), CONTAINED)).contains("2 required items are open, RB1.1 first.");
		ok(run.tick(1, null, at(START), CONTAINED));
		ok(run.read(2, "12", at(START), CONTAINED));
		ok(run.advance(at(START), CONTAINED));

		assertThat(run.stage().id()).isEqualTo("canary");
		ok(run.tick(3, "late, but done", at(START), CONTAINED));
		assertThat(run.item(3, CONTAINED).orElseThrow().text()).isEqualTo("late, but done");
	}

	@Test
	void whatIsReadMakesItemsAppear() {
		Run run = run();
		assertThat(run.item(4, CONTAINED)).isEmpty();
		assertThat(run.tick(4, null, at(START), CONTAINED)).contains("RB1.4 doesn't apply here, as things are.");
		ok(run.read(2, "12,400", at(START), CONTAINED));
		assertThat(run.item(4, CONTAINED)).isPresent();
		ok(run.tick(1, null, at(START), CONTAINED));
		assertThat(run.advance(at(START), CONTAINED)).contains("RB1.4 is open.");
		ok(run.read(2, "9 000", at(START), CONTAINED));
		ok(run.advance(at(START), CONTAINED));
	}

	@Test
	void aListOpensOnItsTurn() {
		Run run = run();
		assertThat(run.tick(6, null, at(START), CONTAINED).orElseThrow()).contains("RB1.6 belongs to Normal",
				"isn't open yet");
		assertThat(run.tick(77, null, at(START), CONTAINED)).contains("There is no RB1.77.");
		assertThat(run.tick(2, null, at(START), CONTAINED)).contains("RB1.2 asks for a number.");
		assertThat(run.read(2, "many", at(START), CONTAINED))
			.contains("RB1.2 asks for a number, and \"many\" is none.");
		assertThat(run.read(1, "12", at(START), CONTAINED)).contains("RB1.1 is a check: tick it.");
	}

	@Test
	void aTickIsTakenBackWithAReasonAndOnlyBeforeTheGate() {
		Run run = run();
		ok(run.tick(1, null, at(START), CONTAINED));
		assertThat(run.tick(1, null, at(START), CONTAINED)).contains("RB1.1 is done already. Take that back first.");
		assertThat(run.untick(1, " ", at(START), CONTAINED)).contains("Say why in a sentence.");
		ok(run.untick(1, "the test was of another build", at(START), CONTAINED));
		assertThat(run.item(1, CONTAINED).orElseThrow().isOpen()).isTrue();
		assertThat(run.untick(1, "again", at(START), CONTAINED)).contains("RB1.1 is open already.");
		throughTests(run, "12", START);
		assertThat(run.untick(1, "after all", at(START), CONTAINED))
			.contains("RB1.1 belongs to Tests, which is passed.");
		assertThat(run.read(2, "13", at(START), CONTAINED)).isPresent();
	}

	@Test
	void skippingNeedsAReason() {
		Run run = run();
		assertThat(run.skip(1, "R4", "", at(START), CONTAINED)).contains("Say why in a sentence.");
		ok(run.skip(1, "R4", "there is no such test", at(START), CONTAINED));
		assertThat(run.needs(CONTAINED, START)).singleElement()
			.satisfies(need -> assertThat(need.what()).containsExactly("RB1.2"));
		assertThat(run.item(1, CONTAINED).orElseThrow().code()).isEqualTo("R4");
	}

	@Test
	void stabilityCountsAnewFromAnAnomalyARollbackAndAReopenedIncident() {
		Run run = run();
		throughTests(run, "12", START);
		ok(run.tick(5, null, at(START), CONTAINED));
		Instant later = START.plus(Duration.ofHours(23));
		assertThat(run.advance(at(later), CONTAINED).orElseThrow()).contains("stay stable for 1 day");
		ok(run.anomaly("latency jumped", at(later)));
		assertThat(run.stableAt(CONTAINED)).contains(later.plus(Duration.ofHours(24)));
		Instant enough = later.plus(Duration.ofHours(24));
		assertThat(run.advance(at(enough.minusSeconds(1)), CONTAINED)).isPresent();
		// Reopened, and mitigated again an hour later.
		RunFacts burning = facts(null);
		assertThat(run.needs(burning, enough)).extracting(GateNeed::kind).containsExactly(NeedKind.CONTAINMENT);
		RunFacts again = facts(enough.plus(Duration.ofHours(1)));
		assertThat(run.advance(at(enough.plus(Duration.ofHours(2))), again)).isPresent();
		ok(run.advance(at(enough.plus(Duration.ofHours(25))), again));
		assertThat(run.stage().id()).isEqualTo("normal");
	}

	@Test
	void aTriggerSendsItBackAndItsItemsAreOpenAgain() {
		Run run = run();
		throughTests(run, "12", START);
		RollbackTrigger errors = run.stage().triggers().get(0);
		ok(run.tick(5, null, at(START), CONTAINED));
		Instant later = START.plusSeconds(600);
		assertThat(run.rollBack(errors, "", at(later))).contains("Say why in a sentence.");
		ok(run.rollBack(errors, "5 % of requests failed", at(later)));

		assertThat(run.stage().id()).isEqualTo("tests");
		assertThat(run.needs(CONTAINED, later)).singleElement()
			.satisfies(need -> assertThat(need.what()).containsExactly("RB1.1", "RB1.2"));
		assertThat(run.state(run.runbook().stages().get(1))).isEqualTo(StageState.WAITING);
		assertThat(run.rollBack(errors, "again", at(later)).orElseThrow()).contains("sends nothing back from Tests");
		throughTests(run, "12", later);
		assertThat(run.item(5, CONTAINED).orElseThrow().isOpen()).isTrue();
		assertThat(run.acts()).filteredOn(act -> act.kind() == RunActKind.DONE && act.item() == 5).hasSize(1);
	}

	private static Run atTheEnd(String records) {
		Run run = run();
		throughTests(run, records, START);
		ok(run.tick(5, null, at(START), CONTAINED));
		ok(run.advance(at(START.plus(Duration.ofDays(1))), CONTAINED));
		return run;
	}

	@Test
	void approvalsComeLastAndOnePersonMayGiveSeveral() {
		Run run = atTheEnd("12,400");
		Instant entered = START.plus(Duration.ofDays(1));
		assertThat(run.approve(Set.of("commander"), at(entered), CONTAINED).orElseThrow())
			.startsWith("It can be approved once nothing else is missing. RB1.6 is open.");
		ok(run.tick(6, null, at(entered), CONTAINED));
		Instant week = entered.plus(Duration.ofDays(7));
		assertThat(run.approve(Set.of("scribe"), at(week), CONTAINED).orElseThrow())
			.contains("You don't hold that role");
		assertThat(run.needs(facts(START, "IC1"), week)).extracting(GateNeed::kind)
			.containsExactly(NeedKind.CONTROLS, NeedKind.APPROVALS);
		ok(run.approve(Set.of("commander", "compliance"), at(week), CONTAINED));
		assertThat(run.acts()).filteredOn(act -> act.kind() == RunActKind.APPROVED).hasSize(2);
		ok(run.advance(at(week), CONTAINED));
		assertThat(run.state()).isEqualTo(RunState.DONE);
		assertThat(run.needs(CONTAINED, week)).isEmpty();
		assertThat(run.anomaly("too late", at(week))).contains("RB1 is done.");
	}

	@Test
	void anApprovalOnConditionIsOnlyAskedForThen() {
		assertThat(atTheEnd("12").approvals(CONTAINED)).extracting(Run.StageApproval::role)
			.containsExactly("commander");
		assertThat(atTheEnd("12,400").approvals(CONTAINED)).extracting(Run.StageApproval::role)
			.containsExactly("commander", "compliance");
	}

	@Test
	void whatChangesAfterAnApprovalVoidsIt() {
		Run run = atTheEnd("12");
		Instant week = START.plus(Duration.ofDays(8));
		ok(run.tick(6, null, at(START.plus(Duration.ofDays(1))), CONTAINED));
		ok(run.approve(Set.of("commander"), at(week), CONTAINED));
		ok(run.untick(6, "it was another cluster", at(week), CONTAINED));
		ok(run.tick(6, null, at(week), CONTAINED));
		assertThat(run.advance(at(week), CONTAINED).orElseThrow()).isEqualTo("Still to approve: commander.");
		ok(run.approve(Set.of("commander"), at(week), CONTAINED));
		ok(run.anomaly("a spike", at(week)));
		assertThat(run.needs(CONTAINED, week.plus(Duration.ofDays(7)))).extracting(GateNeed::kind)
			.containsExactly(NeedKind.APPROVALS);
	}

	@Test
	void windowsCountFromWhereTheRunbookSays() {
		Run run = run();
		RunbookStage normal = run.runbook().stages().get(2);
		Instant mitigated = START.minusSeconds(1800);
		assertThat(run.opens(normal, facts(mitigated))).contains(mitigated.plus(Duration.ofDays(7)));
		assertThat(run.due(normal, facts(mitigated))).contains(mitigated.plus(Duration.ofDays(28)));
		assertThat(run.due(normal, facts(null))).contains(START.plus(Duration.ofDays(28)));
	}

	/**
	 * Whatever order people tap in, no gate is passed without its requirements: counted
	 * from the acts alone, by other code than the run's own.
	 */
	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3 })
	void noGateIsPassedWithoutItsRequirements(long seed) {
		Random random = new Random(seed);
		int finished = 0;
		for (int life = 0; life < 400; life++) {
			Run run = run();
			Instant now = START;
			@Nullable Instant mitigated = START;
			String control = "";
			for (int step = 0; step < 120 && run.state() == RunState.OPEN; step++) {
				now = now.plus(Duration.ofHours(random.nextInt(60)));
				RunFacts facts = control.isEmpty() ? facts(mitigated) : facts(mitigated, control);
				RunActor actor = new RunActor(random.nextBoolean() ? ALICE : BOB, now);
				int item = 1 + random.nextInt(6);
				switch (random.nextInt(24)) {
					case 0 -> run.untick(item, "why", actor, facts);
					case 1 -> run.anomaly("seen", actor);
					case 2 -> run.rollBack(runbook().stages().get(1).triggers().get(0), "why", actor);
					case 3 -> mitigated = mitigated == null ? now : random.nextInt(3) == 0 ? null : mitigated;
					case 4 -> control = control.isEmpty() && random.nextInt(4) == 0 ? "IC1" : "";
					case 5, 6 -> run.read(2, random.nextBoolean() ? "12" : "12,400", actor, facts);
					case 7 -> run.skip(item, "R4", "no", actor, facts);
					case 8, 9, 10 ->
						run.approve(random.nextBoolean() ? Set.of("commander") : Set.of("commander", "compliance"),
								actor, facts);
					case 11, 12, 13, 14, 15 -> passes(run, actor, facts, seed);
					default -> run.tick(item, null, actor, facts);
				}
			}
			finished += run.state() == RunState.DONE ? 1 : 0;
		}
		assertThat(finished).as("lives of seed %s that came to their end", seed).isGreaterThan(5);
	}

	private static void passes(Run run, RunActor actor, RunFacts facts, long seed) {
		String stage = run.stage().id();
		List<String> missing = missing(run, actor.at(), facts);
		boolean passed = run.advance(actor, facts).isEmpty();
		assertThat(passed).as("seed %s at %s: %s of %s", seed, stage, missing, run.acts()).isEqualTo(missing.isEmpty());
	}

	/** What is missing, counted from the acts. */
	private static List<String> missing(Run run, Instant now, RunFacts facts) {
		Map<Integer, RunAct> items = new HashMap<>();
		Set<String> approvals = new HashSet<>();
		Map<String, Instant> approvedAt = new HashMap<>();
		Instant since = START;
		String stage = "tests";
		for (RunAct act : run.acts()) {
			switch (act.kind()) {
				case DONE, SKIPPED -> {
					if (items.put(act.item(), act) != null) {
						approvals.clear();
					}
				}
				case UNDONE -> {
					items.remove(act.item());
					approvals.clear();
				}
				case ANOMALY -> {
					since = act.at();
					approvals.clear();
				}
				case ADVANCED -> {
					stage = String.valueOf(act.stage());
					since = act.at();
					approvals.clear();
				}
				case ROLLED_BACK -> {
					stage = "tests";
					since = act.at();
					items.clear();
					approvals.clear();
				}
				case APPROVED -> {
					approvals.add(String.valueOf(act.text()));
					approvedAt.put(String.valueOf(act.text()), act.at());
				}
				default -> {
				}
			}
		}
		RunAct records = items.get(2);
		boolean many = records != null && records.kind() == RunActKind.DONE && "12,400".equals(records.text());
		List<String> missing = new ArrayList<>();
		List<Integer> required = switch (stage) {
			case "tests" -> many ? List.of(1, 2, 4) : List.of(1, 2);
			case "canary" -> List.of(5);
			default -> List.of(6);
		};
		required.stream().filter(item -> !items.containsKey(item)).forEach(item -> missing.add("item " + item));
		if (!stage.equals("tests")) {
			Instant contained = facts.mitigatedAt();
			Instant stable = contained == null || contained.isBefore(since) ? since : contained;
			Duration needed = stage.equals("canary") ? Duration.ofDays(1) : Duration.ofDays(7);
			if (contained == null || now.isBefore(stable.plus(needed))) {
				missing.add("time");
			}
		}
		if (stage.equals("normal")) {
			facts.controls().forEach(missing::add);
			for (String role : many ? List.of("commander", "compliance") : List.of("commander")) {
				Instant contained = facts.mitigatedAt();
				boolean given = approvals.contains(role)
						&& (contained == null || !approvedAt.get(role).isBefore(contained));
				if (!given) {
					missing.add(role);
				}
			}
		}
		return missing;
	}

}
