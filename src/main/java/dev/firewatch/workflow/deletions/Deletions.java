package dev.firewatch.workflow.deletions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.NewDeletion;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Reply;
import dev.firewatch.delivery.Effect;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Policy;
import dev.firewatch.recovery.Deletion;
import dev.firewatch.recovery.DeletionProblem;
import dev.firewatch.recovery.DeletionReport;
import dev.firewatch.recovery.DeletionStage;
import dev.firewatch.recovery.DeletionState;
import dev.firewatch.timeline.Draft;
import dev.firewatch.timeline.Source;
import dev.firewatch.timeline.When;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.Effects;
import org.jspecify.annotations.Nullable;

/**
 * Begins records of deletions and takes their steps; key events stand on the timeline.
 */
public class Deletions {

	private final CasefileEditor editor;

	private final Policy policy;

	Deletions(CasefileEditor editor, Policy policy) {
		this.editor = editor;
		this.policy = policy;
	}

	/**
	 * Who acts, and how it is known that the same act comes again.
	 *
	 * @param by who is named in the record
	 */
	public record DeletionAct(PersonId person, String by, Instant at, String key) {

		static DeletionAct of(Command command) {
			PersonId person = command.caller().person().id();
			return new DeletionAct(person, person.value(), command.at(), command.key());
		}

	}

	/**
	 * What is to be deleted.
	 *
	 * @param requestedBy who asks for it, in words; empty if nobody was named
	 * @param requester who that is, if it is somebody known: they can't approve it
	 */
	public record DeletionRequest(String dataset, LocalDate from, LocalDate to, String requestedBy,
			@Nullable PersonId requester) {
	}

	/**
	 * What became of an act.
	 *
	 * @param record null if it was refused, or could not be confirmed
	 * @param problem null if it was not refused
	 */
	public record DeletionOutcome(@Nullable Deletion record, @Nullable DeletionProblem problem) {
	}

	/**
	 * Begins a record; the days are checked already.
	 * @return empty if it could not be confirmed
	 */
	public Optional<Deletion> begin(IncidentId incident, DeletionRequest request, DeletionAct act) {
		AtomicReference<Deletion> begun = new AtomicReference<>();
		editor.change(incident, act.key(), file -> {
			Deletion deletion = file.deletion(new NewDeletion(request.dataset(), request.from(), request.to(),
					request.requestedBy(), request.requester(), policy.deletionThreshold(), act.at()));
			begun.set(deletion);
			return Decision.accepted(Reply.silent(), events(file, act, deletion.id() + ": " + request.dataset()
					+ " from " + request.from() + " to " + request.to() + " is to be deleted"));
		});
		return Optional.ofNullable(begun.get());
	}

	/** Takes the step that was reported. */
	public DeletionOutcome report(IncidentId incident, String id, DeletionReport report, DeletionAct act) {
		return change(incident, id, act, deletion -> deletion.report(report, act.by(), act.at()));
	}

	/** Approves it or denies it; who may is checked already. */
	DeletionOutcome decide(IncidentId incident, String id, boolean approves, @Nullable String reason, DeletionAct act) {
		return change(incident, id, act, deletion -> approves ? deletion.approve(act.person(), reason, act.at())
				: deletion.deny(act.person(), reason, act.at()));
	}

	private DeletionOutcome change(IncidentId incident, String id, DeletionAct act,
			Function<Deletion, Optional<DeletionProblem>> step) {
		AtomicReference<DeletionOutcome> outcome = new AtomicReference<>(new DeletionOutcome(null, null));
		editor.change(incident, act.key(), file -> {
			Optional<Deletion> found = file.deletion(id);
			if (found.isEmpty()) {
				return Decision.refused(Reply.silent());
			}
			Deletion deletion = found.get();
			Optional<DeletionProblem> problem = step.apply(deletion);
			outcome.set(new DeletionOutcome(problem.isEmpty() ? deletion : null, problem.orElse(null)));
			return problem.isPresent() ? Decision.refused(Reply.silent())
					: Decision.accepted(Reply.silent(), events(file, act, event(deletion)));
		});
		return Objects.requireNonNull(outcome.get());
	}

	/** What the timeline says of the last step; empty if it is no key event. */
	private static String event(Deletion deletion) {
		DeletionStage last = deletion.steps().get(deletion.steps().size() - 1).stage();
		String name = deletion.id() + " (" + deletion.dataset() + ")";
		if (deletion.state() == DeletionState.FAILED) {
			return name + " failed: " + deletion.why().orElse("");
		}
		return switch (last) {
			case IDENTIFY -> name + ": " + deletion.count().orElse(0L) + " records identified";
			case APPROVE -> name + " is approved";
			case DENY -> name + " is cancelled: approval denied";
			case DELETE -> name + ": " + deletion.deleted().orElse(0L) + " records deleted";
			case UPDATE -> name + " is done: nothing remains, and what used the data is updated";
			case BACKUP, VERIFY -> "";
		};
	}

	private static List<Effect> events(Casefile file, DeletionAct act, String what) {
		List<Effect> effects = new ArrayList<>(Effects.gates(file));
		if (!what.isEmpty()) {
			effects.add(Effects.entry(file.id(), new Draft(act.key() + "#deletion", new When(act.at(), null, false),
					act.at(), act.person(), Source.SYSTEM, what, null, null)));
		}
		return effects;
	}

}
