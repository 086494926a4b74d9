package dev.firewatch.workflow.runbooks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.NewRun;
import dev.firewatch.casefile.CasefileRuns;
import dev.firewatch.casefile.ControlStages;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.delivery.Effect;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.incident.RoleHolder;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Permissions;
import dev.firewatch.runbook.DeclinedRunbook;
import dev.firewatch.runbook.GateNeed;
import dev.firewatch.runbook.ItemType;
import dev.firewatch.runbook.RollbackTrigger;
import dev.firewatch.runbook.Run;
import dev.firewatch.runbook.Run.RunState;
import dev.firewatch.runbook.RunAct.RunActKind;
import dev.firewatch.runbook.RunAct.RunActor;
import dev.firewatch.runbook.RunFacts;
import dev.firewatch.runbook.RunItem;
import dev.firewatch.runbook.Runbook;
import dev.firewatch.runbook.RunbookItem;
import dev.firewatch.timeline.Draft;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Source;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.timeline.When;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.PermissionCheck;
import dev.firewatch.workflow.kernel.RefusalWithText;
import dev.firewatch.workflow.kernel.SystemEntries;
import dev.firewatch.workflow.kernel.Wording;
import org.jspecify.annotations.Nullable;

/** Begins runs and takes their steps; key events stand on the timeline. */
class RunSteps {

	/** These are only offered where one person reads. */
	private static final Set<String> IN_PLACE = Set.of("tick", "read");

	private final CasefileEditor editor;

	private final RunbookShelf shelf;

	private final RunCard card;

	private final PermissionCheck permissions;

	private final Timelines timelines;

	RunSteps(CasefileEditor editor, RunbookShelf shelf, RunCard card, PermissionCheck permissions,
			Timelines timelines) {
		this.editor = editor;
		this.shelf = shelf;
		this.card = card;
		this.permissions = permissions;
		this.timelines = timelines;
	}

	/**
	 * Begins a run.
	 * @param parent the item of another run that asks for it; null if none does
	 */
	Reply begin(Casefile addressed, Runbook runbook, @Nullable String parent, Command command) {
		return editor.change(addressed.id(), command.key(), file -> {
			Optional<Run> there = CasefileRuns.open(file)
				.stream()
				.filter(run -> run.runbook().id().equals(runbook.id()))
				.findFirst();
			if (there.isPresent()) {
				return Decision.refused(new Reply.Whisper(
						card.through(file, there.get(), command.at(), there.get().id() + " goes through it already.")));
			}
			if (file.incident().status().ended()) {
				return Decision.refused(RefusalWithText
					.text(file.id() + " is over. To go through a runbook, say `reopen <reason>` first.", command));
			}
			Optional<String> unasked = parent == null ? Optional.empty() : unasked(file, runbook, parent);
			if (unasked.isPresent()) {
				return Decision.refused(RefusalWithText.text(unasked.get(), command));
			}
			Run run = file
				.begin(new NewRun(runbook, command.at(), command.caller().person().id(), parent, shelf.service(file)));
			List<Effect> effects = new ArrayList<>(stageEffects(file, run, command.at()));
			effects.add(SystemEntries.by(file.id(), command,
					run.id() + " " + runbook.title() + " began" + (parent == null ? "" : ", for " + parent)));
			return Decision.accepted(new Reply.Whisper(onwards(file, run, command, run.id() + " began.")), effects);
		});
	}

	/** The runbook isn't needed, and isn't offered any more. */
	Reply decline(Casefile addressed, Runbook runbook, Command command) {
		PersonId by = command.caller().person().id();
		return editor.change(addressed.id(), command.key(), file -> {
			Optional<Run> there = file.runs()
				.stream()
				.filter(run -> run.runbook().id().equals(runbook.id()))
				.findFirst();
			if (there.isPresent()) {
				return Decision.refused(Reply.whisper(there.get().id()
						+ " goes through it already. To give it up, say `runbook " + there.get().id() + " stop`."));
			}
			if (file.declined(runbook.id()).isPresent()) {
				return Decision.refused(Reply.whisper(runbook.title() + " was declined already. Nothing changed."));
			}
			file.decline(new DeclinedRunbook(runbook.id(), by, command.at()));
			return Decision.accepted(Reply.whisper(
					runbook.title() + " isn't offered any more. `runbook start " + runbook.id() + "` still starts it."),
					Effects.card(file.id()));
		});
	}

	private static Optional<String> unasked(Casefile file, Runbook runbook, String parent) {
		Optional<RunReference> reference = RunReference.in(parent);
		boolean asked = reference
			.flatMap(named -> file.run(named.run())
				.flatMap(run -> run.item(named.item(), CasefileRuns.facts(file, run))))
			.filter(RunItem::isOpen)
			.filter(item -> item.item().type() == ItemType.RUNBOOK && runbook.id().equals(item.item().runbook()))
			.isPresent();
		return asked ? Optional.empty() : Optional.of(parent + " doesn't wait for that runbook.");
	}

	/** A runbook begins by itself. */
	void beginByItself(IncidentId incident, Runbook runbook, Instant at) {
		editor.change(incident, "runbook/" + runbook.id(), file -> {
			if (shelf.beginning(file).stream().noneMatch(runbook::equals)) {
				return Decision.refused(Reply.silent());
			}
			Run run = file.begin(new NewRun(runbook, at, null, null, shelf.service(file)));
			List<Effect> effects = new ArrayList<>(stageEffects(file, run, at));
			effects.add(Effects.entry(file.id(), new Draft("runbook/" + runbook.id(), new When(at, null, false), at,
					null, Source.SYSTEM, run.id() + " " + runbook.title() + " began by itself", null, null)));
			return Decision.accepted(Reply.silent(), effects);
		});
	}

	/** Enough time has passed for the run's gate, so its card reads otherwise. */
	void refresh(IncidentId incident, String run, Instant since) {
		editor.change(incident, "gate/" + run + "/" + since,
				file -> Decision.accepted(Reply.silent(), Effects.run(incident, run)));
	}

	/** A change of a run: empty if it was made, else why it can't be. */
	interface RunChange {

		Optional<String> apply(Casefile file, Run run, RunActor actor, RunFacts facts);

	}

	/** Ticks an item, takes it back, skips it or reads it, and shows what comes next. */
	Reply onItem(Casefile addressed, String named, int number, Command command, String done, RunChange change) {
		return onItems(addressed, named, number, command, named + "." + number + " " + done, change);
	}

	private Reply onItems(Casefile addressed, String named, int number, Command command, String what,
			RunChange change) {
		return change(addressed, named, command, change, (file, run) -> {
			RunFacts facts = CasefileRuns.facts(file, run);
			String news = what + ".";
			Message next = after(run, facts, number).map(item -> card.item(file, run, item, news))
				.orElseGet(() -> card.through(file, run, command.at(), news));
			List<Effect> effects = List.of(Effects.run(file.id(), run.id()));
			return Decision.accepted(shown(next, command), effects);
		});
	}

	/** Ticks all of the items, or none of them. */
	Reply tickAll(Casefile addressed, String named, List<Integer> items, Command command) {
		int last = items.get(items.size() - 1);
		return onItems(addressed, named, last, command, ticked(named, items), (file, run, actor,
				facts) -> items.stream().flatMap(item -> run.tick(item, null, actor, facts).stream()).findFirst());
	}

	/** Two are named, of more the first two. */
	private static String ticked(String run, List<Integer> items) {
		List<String> named = items.stream().limit(2).map(item -> run + "." + item).toList();
		int more = items.size() - 2;
		return switch (items.size()) {
			case 1 -> named.get(0) + " is done";
			case 2 -> named.get(0) + " and " + named.get(1) + " are done";
			default -> named.get(0) + ", " + named.get(1) + " and " + more + " more are done";
		};
	}

	/** The open item that follows the one with this number, else the first. */
	static Optional<RunItem> after(Run run, RunFacts facts, int number) {
		List<RunItem> open = run.state() == RunState.OPEN ? run.items(facts).stream().filter(RunItem::isOpen).toList()
				: List.of();
		return open.stream()
			.filter(item -> item.item().number() > number)
			.findFirst()
			.or(() -> open.stream().filter(item -> item.item().number() != number).findFirst());
	}

	/** What is pressed in a message of one's own reads on there. */
	static Reply shown(Message message, Command command) {
		boolean inPlace = command.caller().pressedOn() != null && command.verb().equals(RunCard.VERB)
				&& RunReference.in(command.argument()).filter(named -> IN_PLACE.contains(firstWord(named))).isPresent();
		return inPlace ? new Reply.Replace(message) : new Reply.Whisper(message);
	}

	private static String firstWord(RunReference named) {
		return FirstWord.of(named.rest()).first();
	}

	/**
	 * A value that is read; a file has to be there.
	 */
	RunChange reading(int number, String value) {
		return (file, run, actor, facts) -> {
			Optional<String> missing = run.item(number, facts)
				.map(RunItem::item)
				.filter(item -> item.type() == ItemType.FILE && !value.contains("/"))
				.filter(item -> !hasFile(file, value.strip()))
				.map(item -> "There is no file at " + value.strip()
						+ ". Name the entry that brought it, such as E12; `timeline` lists them.");
			return missing.or(() -> run.read(number, value, actor, facts));
		};
	}

	private boolean hasFile(Casefile file, String entry) {
		return timelines.read(file.id().value())
			.stream()
			.filter(one -> one.id().equalsIgnoreCase(entry))
			.map(Entry::keptFiles)
			.anyMatch(files -> !files.isEmpty());
	}

	/** Gives an item to somebody, who is told. */
	Reply handOver(Casefile addressed, String named, int number, PersonId to, String name, Command command) {
		return change(addressed, named, command, (file, run, actor, facts) -> run.handOver(number, to, actor, facts),
				(file, run) -> {
					List<Effect> effects = new ArrayList<>();
					effects.add(Effects.run(file.id(), run.id()));
					effects.addAll(Effects.join(file, List.of(to)));
					PersonId by = command.caller().person().id();
					if (!to.equals(by)) {
						effects.add(new RunEffect.TellHolder(file.id(), run.id(), number, to, by).effect());
					}
					effects.add(Effects.home(to));
					return Decision.accepted(Reply.whisper(run.id() + "." + number + " is " + name + "'s now."),
							effects);
				});
	}

	/** Passes the gate of the open stage. */
	Reply advance(Casefile addressed, String named, Command command) {
		return change(addressed, named, command, (file, run, actor, facts) -> CasefileRuns.advance(file, run, actor),
				(file, run) -> {
					String what = run.state() == RunState.DONE ? run.id() + " " + run.runbook().title() + " is done"
							: run.id() + " " + run.runbook().title() + ": " + run.stage().title() + " begins";
					return event(file, run, command, what);
				});
	}

	/** Sends the run back. */
	Reply rollBack(Casefile addressed, String named, RollbackTrigger trigger, String reason, Command command) {
		return change(addressed, named, command, (file, run, actor, facts) -> run.rollBack(trigger, reason, actor),
				(file, run) -> event(file, run, command, run.id() + " " + run.runbook().title() + " went back to "
						+ run.stage().title() + ": " + trigger.text() + ". " + reason.strip()));
	}

	/** Stability counts anew. */
	Reply anomaly(Casefile addressed, String named, String what, Command command) {
		return change(addressed, named, command, (file, run, actor, facts) -> run.anomaly(what, actor),
				(file, run) -> event(file, run, command, run.id() + " new anomaly: " + what.strip()));
	}

	/** Gives the run up. */
	Reply stop(Casefile addressed, String named, String code, String sentence, Command command) {
		return change(addressed, named, command, (file, run, actor, facts) -> run.stop(code, sentence, actor),
				(file, run) -> event(file, run, command,
						run.id() + " " + run.runbook().title() + " was stopped: " + sentence.strip()));
	}

	/**
	 * Approves for each role that the person holds. What nobody holds goes up to the
	 * senior group.
	 */
	Reply approve(Casefile addressed, String named, Command command) {
		Person person = command.caller().person();
		return change(addressed, named, command, (file, run, actor, facts) -> {
			List<String> missing = missing(run, facts, actor.at());
			return run.approve(roles(file, run, person, facts), actor, facts).map(why -> unheld(file, missing, why));
		}, (file, run) -> {
			List<String> given = run.acts()
				.stream()
				.filter(act -> act.kind() == RunActKind.APPROVED && act.at().equals(command.at())
						&& person.id().equals(act.by()))
				.map(act -> String.valueOf(act.text()).replace('-', ' '))
				.toList();
			return event(file, run, command, run.id() + " " + run.stage().title() + ": " + person.name()
					+ " approved as " + Wording.joined(given));
		});
	}

	private static List<String> missing(Run run, RunFacts facts, Instant now) {
		return run.needs(facts, now)
			.stream()
			.filter(need -> need.kind() == GateNeed.NeedKind.APPROVALS)
			.flatMap(need -> need.what().stream())
			.toList();
	}

	private Set<String> roles(Casefile file, Run run, Person person, RunFacts facts) {
		Set<String> roles = new LinkedHashSet<>();
		file.incident()
			.roles()
			.stream()
			.filter(held -> held.person().equals(person.id()))
			.map(RoleHolder::role)
			.forEach(roles::add);
		if (permissions.seniors().contains(person.id())) {
			run.approvals(facts)
				.stream()
				.map(Run.StageApproval::role)
				.filter(role -> file.incident().holder(role).isEmpty())
				.forEach(roles::add);
		}
		return roles;
	}

	private static String unheld(Casefile file, List<String> missing, String why) {
		return missing.stream()
			.filter(role -> file.incident().holder(role).isEmpty())
			.findFirst()
			.map(role -> why + " Nobody is " + role.replace('-', ' ') + " yet: `role " + role + " @person`.")
			.orElse(why);
	}

	private Decision event(Casefile file, Run run, Command command, String what) {
		List<Effect> effects = new ArrayList<>(stageEffects(file, run, command.at()));
		if (run.state() == RunState.DONE) {
			// What asked for it is done as well.
			CasefileRuns.open(file).forEach(other -> effects.add(Effects.run(file.id(), other.id())));
		}
		effects.add(SystemEntries.by(file.id(), command, what));
		return Decision.accepted(new Reply.Whisper(onwards(file, run, command, what + ".")), effects);
	}

	/** What comes next, as the card says the rest. */
	private Message onwards(Casefile file, Run run, Command command, String news) {
		return (run.state() == RunState.OPEN ? run.next(CasefileRuns.facts(file, run)) : Optional.<RunItem>empty())
			.map(item -> card.item(file, run, item, news))
			.orElseGet(() -> card.through(file, run, command.at(), news));
	}

	private static List<Effect> stageEffects(Casefile file, Run run, Instant at) {
		List<Effect> effects = new ArrayList<>(List.of(Effects.run(file.id(), run.id()), Effects.card(file.id())));
		ControlStages.coming(file, at)
			.forEach(control -> effects.add(new RunEffect.AskAboutControl(file.id(), control.id()).effect()));
		return effects;
	}

	private Reply change(Casefile addressed, String named, Command command, RunChange change,
			BiFunction<Casefile, Run, Decision> then) {
		return editor.change(addressed.id(), command.key(), file -> {
			Run run = file.run(named).orElseThrow();
			if (file.incident().status().ended()) {
				return Decision
					.refused(RefusalWithText.text(file.id() + " is over, and so are its runbooks.", command));
			}
			RunActor actor = new RunActor(command.caller().person().id(), command.at());
			Optional<String> refused = change.apply(file, run, actor, CasefileRuns.facts(file, run));
			return refused.map(why -> Decision.refused(RefusalWithText.text(why, command)))
				.orElseGet(() -> then.apply(file, run));
		});
	}

	/** Whether the person may stop a run. */
	Optional<String> mayNotStop(Casefile file, Person person) {
		return permissions.refusal(Permissions.RUNBOOK, file, person).map(Wording::refusal);
	}

	/** The item of the run that has this number, for a form. */
	static Optional<RunbookItem> item(Casefile file, Run run, int number) {
		return run.item(number, CasefileRuns.facts(file, run)).map(RunItem::item);
	}

}
