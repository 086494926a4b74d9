package dev.firewatch.runbook;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.firewatch.people.PersonId;
import dev.firewatch.runbook.GateNeed.NeedKind;
import dev.firewatch.runbook.RunAct.RunActKind;
import dev.firewatch.runbook.RunAct.RunActor;
import dev.firewatch.runbook.RunItem.ItemState;
import dev.firewatch.runbook.StageGate.GateApproval;
import org.jspecify.annotations.Nullable;

/**
 * A runbook that is gone through in an incident. It is what its acts say, which are only
 * added; the runbook stays as it read when the run began. What can't be done is answered
 * with a sentence that says why.
 */
public final class Run {

	/** A text is at most so many characters long. */
	public static final int LONGEST = 1_000;

	/** So that a casefile stays small, whoever ticks and unticks. */
	private static final int MOST_ACTS = 2_000;

	private final int number;

	private final Runbook runbook;

	private final Instant startedAt;

	/** Null if the policy began it. */
	private final @Nullable PersonId startedBy;

	/** The item of another run that began it, such as RB1.45. */
	private final @Nullable String parent;

	/** The service that the incident is about; null if none was named. */
	private final @Nullable String service;

	// Not final, so that stored values can be filled in.
	private List<RunAct> acts = new ArrayList<>();

	public Run(int number, Runbook runbook, Instant startedAt, @Nullable PersonId startedBy, @Nullable String parent,
			@Nullable String service) {
		this.number = number;
		this.runbook = runbook;
		this.startedAt = startedAt;
		this.startedBy = startedBy;
		this.parent = parent;
		this.service = service;
	}

	/** How a run stands. */
	public enum RunState {

		OPEN,

		/** All its stages are passed. */
		DONE,

		/** It was given up, with a reason. */
		STOPPED

	}

	/** How a stage of a run stands. */
	public enum StageState {

		WAITING, OPEN, DONE

	}

	/** Ticks a check or a task. */
	public Optional<String> tick(int item, @Nullable String evidence, RunActor actor, RunFacts facts) {
		Optional<RunbookItem> found = runbook.item(item);
		Optional<String> refused = cantSettle(item, evidence, facts);
		if (refused.isEmpty() && found.orElseThrow().type().reads()) {
			refused = Optional.of(name(item) + " asks for " + found.orElseThrow().asks() + ".");
		}
		if (refused.isEmpty() && found.orElseThrow().type() == ItemType.RUNBOOK) {
			refused = Optional.of(name(item) + " is done when the runbook \"" + found.orElseThrow().runbook()
					+ "\" is. Start it, or say why it doesn't apply.");
		}
		return act(refused, RunAct.of(RunActKind.DONE, actor, item, blankToNull(evidence)));
	}

	/** The runbook that an item asks for has come to its end. */
	public Optional<String> cameBack(int item, String run, RunActor actor, RunFacts facts) {
		return act(cantSettle(item, run, facts), RunAct.of(RunActKind.DONE, actor, item, run));
	}

	/** Keeps the value that an item asks for; said again, it replaces the one before. */
	public Optional<String> read(int item, String value, RunActor actor, RunFacts facts) {
		Optional<String> refused = unknown(item, facts).or(() -> tooLong(value));
		if (refused.isEmpty()) {
			RunbookItem found = runbook.item(item).orElseThrow();
			boolean again = progress().result(item).isPresent();
			refused = !found.type().reads() ? Optional.of(name(item) + " is a " + found.type().key() + ": tick it.")
					: again && runbook.stageOf(found) != progress().at() ? Optional.of(passed(found))
							: refused(found, value.strip());
		}
		return act(refused, RunAct.of(RunActKind.DONE, actor, item, value.strip()));
	}

	/** It is not so after all; only in the stage that is open. */
	public Optional<String> untick(int item, String reason, RunActor actor, RunFacts facts) {
		Optional<String> refused = unknown(item, facts).or(() -> needsReason(reason));
		if (refused.isEmpty()) {
			RunbookItem found = runbook.item(item).orElseThrow();
			refused = progress().result(item).isEmpty() ? Optional.of(name(item) + " is open already.")
					: runbook.stageOf(found) != progress().at() ? Optional.of(passed(found)) : Optional.empty();
		}
		return act(refused, RunAct.of(RunActKind.UNDONE, actor, item, reason));
	}

	/** It doesn't apply, for a reason. */
	public Optional<String> skip(int item, String code, String sentence, RunActor actor, RunFacts facts) {
		Optional<String> refused = cantSettle(item, sentence, facts).or(() -> needsReason(sentence));
		return act(refused,
				new RunAct(RunActKind.SKIPPED, actor.at(), actor.by(), item, sentence.strip(), code, null, null));
	}

	/** Gives an item to somebody. */
	public Optional<String> handOver(int item, PersonId to, RunActor actor, RunFacts facts) {
		return act(cantSettle(item, null, facts),
				new RunAct(RunActKind.HANDED, actor.at(), actor.by(), item, null, null, to, null));
	}

	/** Passes the gate of the stage; behind the last one, the run is done. */
	public Optional<String> advance(RunActor actor, RunFacts facts) {
		Optional<String> refused = closed();
		if (refused.isEmpty()) {
			List<GateNeed> needs = needs(facts, actor.at());
			refused = needs.isEmpty() ? Optional.empty() : Optional.of(stage().gate().words(needs));
		}
		int next = progress().at() + 1;
		return act(refused,
				next < runbook.stages().size()
						? RunAct.to(runbook.stages().get(next).id(), RunActKind.ADVANCED, actor, null)
						: RunAct.of(RunActKind.FINISHED, actor, null));
	}

	/** Goes back to the stage that the trigger names, whose items are open again. */
	public Optional<String> rollBack(RollbackTrigger trigger, String reason, RunActor actor) {
		Optional<String> refused = closed().or(() -> needsReason(reason));
		if (refused.isEmpty() && !stage().triggers().contains(trigger)) {
			refused = Optional.of("\"" + trigger.text() + "\" sends nothing back from " + stage().title() + ".");
		}
		return act(refused,
				RunAct.to(trigger.to(), RunActKind.ROLLED_BACK, actor, trigger.text() + ": " + reason.strip()));
	}

	/** Something unexpected was seen: stability counts anew, and approvals are void. */
	public Optional<String> anomaly(String what, RunActor actor) {
		return act(closed().or(() -> needsReason(what)), RunAct.of(RunActKind.ANOMALY, actor, what.strip()));
	}

	/**
	 * Approves for each of the roles that the stage still asks for, once nothing else is
	 * missing.
	 * @param roles those that the person may speak for
	 */
	public Optional<String> approve(Collection<String> roles, RunActor actor, RunFacts facts) {
		Optional<String> refused = closed();
		if (refused.isPresent()) {
			return refused;
		}
		List<GateNeed> needs = needs(facts, actor.at());
		List<GateNeed> first = needs.stream().filter(need -> need.kind() != NeedKind.APPROVALS).toList();
		if (!first.isEmpty()) {
			return Optional.of("It can be approved once nothing else is missing. " + stage().gate().words(first));
		}
		List<String> missing = needs.stream().flatMap(need -> need.what().stream()).toList();
		if (missing.isEmpty()) {
			return Optional.of(id() + " waits for no approval.");
		}
		List<String> theirs = missing.stream().filter(roles::contains).toList();
		if (theirs.isEmpty()) {
			return Optional.of(StageGate.approvals(missing) + " You don't hold that role.");
		}
		Optional<String> full = Optional.empty();
		for (String role : theirs) {
			full = full.or(() -> act(Optional.empty(), RunAct.of(RunActKind.APPROVED, actor, role)));
		}
		return full;
	}

	/** Gives it up, for a reason. */
	public Optional<String> stop(String code, String sentence, RunActor actor) {
		return act(closed().or(() -> needsReason(sentence)),
				new RunAct(RunActKind.STOPPED, actor.at(), actor.by(), 0, sentence.strip(), code, null, null));
	}

	/**
	 * What the open stage still needs; empty if its gate is open, or the run has ended.
	 */
	public List<GateNeed> needs(RunFacts facts, Instant now) {
		if (state() != RunState.OPEN) {
			return List.of();
		}
		RunProgress progress = progress();
		StageGate gate = stage().gate();
		List<GateNeed> needs = new ArrayList<>();
		List<String> open = items(facts, progress, progress.at()).stream()
			.filter(one -> one.item().required() && one.isOpen())
			.map(one -> name(one.item().number()))
			.toList();
		add(needs, NeedKind.ITEMS, open);
		add(needs, NeedKind.CONTROLS, gate.controlsLifted() ? facts.controls() : List.of());
		add(needs, NeedKind.DELETIONS, gate.deletionsDone() ? facts.deletions() : List.of());
		add(needs, NeedKind.INDIVIDUALS, gate.individualsRemedied() ? facts.individuals() : List.of());
		Duration stableFor = gate.stableFor();
		if (stableFor != null) {
			Optional<Instant> since = stableSince(facts);
			if (since.isEmpty()) {
				needs.add(GateNeed.of(NeedKind.CONTAINMENT, List.of()));
			}
			else if (since.get().plus(stableFor).isAfter(now)) {
				needs.add(new GateNeed(NeedKind.STABILITY, List.of(), since.get().plus(stableFor)));
			}
		}
		add(needs, NeedKind.APPROVALS,
				approvals(facts).stream().filter(one -> one.by() == null).map(StageApproval::role).toList());
		return needs;
	}

	private static void add(List<GateNeed> needs, NeedKind kind, List<String> what) {
		if (!what.isEmpty()) {
			needs.add(GateNeed.of(kind, what));
		}
	}

	/**
	 * Since when the open stage has been stable: entered, without an anomaly, and the
	 * harm stopped. Empty while the incident burns.
	 */
	public Optional<Instant> stableSince(RunFacts facts) {
		Instant contained = facts.containedAt();
		if (facts.live() && contained == null) {
			return Optional.empty();
		}
		return Stream.concat(Stream.of(progress().unsettledAt()), Stream.ofNullable(contained)).max(Instant::compareTo);
	}

	/**
	 * An approval that the open stage asks for.
	 *
	 * @param by null until somebody gave it
	 */
	public record StageApproval(String role, @Nullable PersonId by, @Nullable Instant at) {
	}

	/** The approvals that the open stage asks for, given or not. */
	public List<StageApproval> approvals(RunFacts facts) {
		return approvals(facts, progress().at());
	}

	private List<StageApproval> approvals(RunFacts facts, int stage) {
		RunProgress progress = progress();
		return runbook.stages()
			.get(stage)
			.gate()
			.approvals()
			.stream()
			.filter(wanted -> wanted.when().holds(facts, progress.values(runbook)))
			.map(GateApproval::role)
			.distinct()
			.map(role -> progress.approval(stage, role, stage == progress.at() ? facts.containedAt() : null)
				.map(given -> new StageApproval(role, given.by(), given.at()))
				.orElseGet(() -> new StageApproval(role, null, null)))
			.toList();
	}

	/** The approvals of a stage, wherever the run is. */
	public List<StageApproval> approvals(RunbookStage stage, RunFacts facts) {
		return approvals(facts, runbook.stages().indexOf(stage));
	}

	/** The items of the open stage that are there. */
	public List<RunItem> items(RunFacts facts) {
		RunProgress progress = progress();
		return items(facts, progress, progress.at());
	}

	/** The items of a stage that are there. */
	public List<RunItem> items(RunbookStage stage, RunFacts facts) {
		return items(facts, progress(), runbook.stages().indexOf(stage));
	}

	private List<RunItem> items(RunFacts facts, RunProgress progress, int stage) {
		var values = progress.values(runbook);
		return runbook.stages()
			.get(stage)
			.items()
			.stream()
			.filter(item -> item.when().holds(facts, values))
			.map(progress::item)
			.toList();
	}

	/** The item with this number, if it is there. */
	public Optional<RunItem> item(int item, RunFacts facts) {
		RunProgress progress = progress();
		return runbook.item(item)
			.filter(found -> found.when().holds(facts, progress.values(runbook)))
			.map(progress::item);
	}

	/**
	 * The item that comes first of those that are open here; required ones come first.
	 */
	public Optional<RunItem> next(RunFacts facts) {
		List<RunItem> open = items(facts).stream().filter(RunItem::isOpen).toList();
		return open.stream().filter(one -> one.item().required()).findFirst().or(() -> open.stream().findFirst());
	}

	/** When a stage's window begins; empty if it has none, or isn't known yet. */
	public Optional<Instant> opens(RunbookStage stage, RunFacts facts) {
		return from(stage, facts).flatMap(from -> Optional.ofNullable(stage.opens()).map(from::plus));
	}

	/** When a stage's window ends; empty if it has none, or isn't known yet. */
	public Optional<Instant> due(RunbookStage stage, RunFacts facts) {
		return from(stage, facts).flatMap(from -> Optional.ofNullable(stage.within()).map(from::plus));
	}

	private Optional<Instant> from(RunbookStage stage, RunFacts facts) {
		return switch (runbook.windows()) {
			case STARTED -> Optional.of(startedAt);
			case DECLARED -> Optional.of(facts.declaredAt());
			case MITIGATED -> Optional.ofNullable(facts.containedAt()).or(() -> Optional.of(startedAt));
			case RESOLVED -> Optional.ofNullable(facts.resolvedAt()).or(() -> Optional.of(startedAt));
			case STAGE -> progress().enteredAt(runbook.stages().indexOf(stage));
		};
	}

	/** When the open stage was entered. */
	public Instant enteredAt() {
		return progress().enteredAt(progress().at()).orElseThrow();
	}

	/** When the stage was entered last; empty if it is still to come. */
	public Optional<Instant> enteredAt(RunbookStage stage) {
		return progress().enteredAt(runbook.stages().indexOf(stage));
	}

	public StageState state(RunbookStage stage) {
		int index = runbook.stages().indexOf(stage);
		int at = progress().at();
		if (state() == RunState.DONE || index < at) {
			return StageState.DONE;
		}
		return index == at ? StageState.OPEN : StageState.WAITING;
	}

	public RunState state() {
		return progress().state();
	}

	/** The stage that is open; the last one if the run has ended. */
	public RunbookStage stage() {
		return runbook.stages().get(progress().at());
	}

	private RunProgress progress() {
		return new RunProgress(this);
	}

	private Optional<String> act(Optional<String> refused, RunAct act) {
		if (refused.isPresent()) {
			return refused;
		}
		if (acts.size() >= MOST_ACTS) {
			return Optional.of(id() + " holds " + MOST_ACTS + " acts, and takes no more. Begin another run.");
		}
		acts.add(act);
		return Optional.empty();
	}

	private Optional<String> closed() {
		return switch (state()) {
			case OPEN -> Optional.empty();
			case DONE -> Optional.of(id() + " is done.");
			case STOPPED -> Optional.of(id() + " was stopped.");
		};
	}

	private Optional<String> unknown(int item, RunFacts facts) {
		return closed().or(() -> {
			Optional<RunbookItem> found = runbook.item(item);
			if (found.isEmpty()) {
				return Optional.of("There is no " + name(item) + ".");
			}
			if (item(item, facts).isEmpty()) {
				return Optional.of(name(item) + " doesn't apply here, as things are.");
			}
			int stage = runbook.stageOf(found.get());
			return stage <= progress().at() ? Optional.empty()
					: Optional.of(name(item) + " belongs to " + runbook.stages().get(stage).title()
							+ ", which isn't open yet: the run is at " + stage().title() + ".");
		});
	}

	private Optional<String> cantSettle(int item, @Nullable String text, RunFacts facts) {
		return unknown(item, facts).or(() -> tooLong(text))
			.or(() -> progress().result(item)
				.map(result -> name(item)
						+ (result.kind() == RunActKind.DONE ? " is done already." : " was skipped already.")
						+ " Take that back first."));
	}

	private String passed(RunbookItem item) {
		return name(item.number()) + " belongs to " + runbook.stages().get(runbook.stageOf(item)).title()
				+ ", which is passed.";
	}

	private static Optional<String> needsReason(String reason) {
		return reason.isBlank() ? Optional.of("Say why in a sentence.") : tooLong(reason);
	}

	private static Optional<String> tooLong(@Nullable String text) {
		return text != null && text.length() > LONGEST ? Optional
			.of("That is " + text.length() + " characters long; " + LONGEST + " fit. Put the rest behind a link.")
				: Optional.empty();
	}

	private static @Nullable String blankToNull(@Nullable String text) {
		return text == null || text.isBlank() ? null : text.strip();
	}

	private Optional<String> refused(RunbookItem item, String value) {
		return item.accepts(value) ? Optional.empty()
				: Optional.of(name(item.number()) + " asks for " + item.asks() + ", and \"" + value + "\" is none.");
	}

	/** Why nothing can be done about the item now; empty if something can. */
	public Optional<String> unavailable(int item, RunFacts facts) {
		return unknown(item, facts);
	}

	/** Why the value can't be what the item asks for; empty if it can. */
	public Optional<String> broken(int item, String value, RunFacts facts) {
		return unknown(item, facts).or(() -> tooLong(value))
			.or(() -> refused(runbook.item(item).orElseThrow(), value.strip()));
	}

	private String name(int item) {
		return id() + "." + item;
	}

	/** What chat calls it, such as {@code RB1}. */
	public String id() {
		return "RB" + number;
	}

	public int number() {
		return number;
	}

	/** As it read when the run began. */
	public Runbook runbook() {
		return runbook;
	}

	public Instant startedAt() {
		return startedAt;
	}

	/** Who began it; empty if the policy did. */
	public Optional<PersonId> startedBy() {
		return Optional.ofNullable(startedBy);
	}

	/** The item of another run that it is part of, such as RB1.45. */
	public Optional<String> parent() {
		return Optional.ofNullable(parent);
	}

	public Optional<String> service() {
		return Optional.ofNullable(service);
	}

	/**
	 * When the open stage will have been stable for long enough; empty if no time has to
	 * pass, or the incident burns.
	 */
	public Optional<Instant> stableAt(RunFacts facts) {
		Duration needed = stage().gate().stableFor();
		return needed == null ? Optional.empty() : stableSince(facts).map(since -> since.plus(needed));
	}

	/** The act by which it ended; empty while it is gone through. */
	public Optional<RunAct> end() {
		return acts.stream()
			.filter(act -> act.kind() == RunActKind.FINISHED || act.kind() == RunActKind.STOPPED)
			.findFirst();
	}

	/** The last moment at which anything was done in it. */
	public Instant lastActAt() {
		return acts.isEmpty() ? startedAt : acts.get(acts.size() - 1).at();
	}

	public List<RunAct> acts() {
		return List.copyOf(acts);
	}

	/**
	 * Items whose day was read and by which something has to happen that nobody has said
	 * of yet. They outlive the run, as a retention does.
	 */
	public List<RunItem> deadlines(RunFacts facts) {
		RunProgress progress = progress();
		return state() == RunState.STOPPED ? List.of()
				: runbook.stages()
					.stream()
					.flatMap(stage -> items(stage, facts).stream())
					.filter(one -> one.item().deadline() != null && one.state() == ItemState.DONE
							&& !progress.isMet(one.item().number()))
					.toList();
	}

	/** Says that what had to happen by the day of an item has happened. */
	public Optional<String> meet(int item, String how, RunActor actor, RunFacts facts) {
		boolean due = deadlines(facts).stream().anyMatch(one -> one.item().number() == item);
		Optional<String> refused = due ? needsReason(how)
				: Optional.of("Nothing is due by a day of " + name(item) + ".");
		return act(refused, RunAct.of(RunActKind.MET, actor, item, how.strip()));
	}

	/** Brings a new run to where it stood when it was written out. */
	public Run broughtTo(List<RunAct> written) {
		acts = new ArrayList<>(written);
		return this;
	}

}
