package dev.firewatch.workflow.fixes;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.people.People;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.Refusal;
import dev.firewatch.remediation.CheckSchedule;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.FixScope;
import dev.firewatch.remediation.VerificationPlan;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.Departures;
import dev.firewatch.workflow.kernel.RefusalWithText;
import dev.firewatch.workflow.kernel.Wording;
import org.jspecify.annotations.Nullable;

/** Says more about a fix that is there, with the words that can stand after an owner. */
class AmendFix {

	private final CasefileEditor editor;

	private final People people;

	private final FixLines lines;

	private final Policy policy;

	AmendFix(CasefileEditor editor, People people, FixLines lines, Policy policy) {
		this.policy = policy;
		this.editor = editor;
		this.people = people;
		this.lines = lines;
	}

	/**
	 * @param words what was said of the fix, as typed
	 * @param text the same, understood
	 */
	Reply amend(Casefile addressed, Fix named, Command command, String words, FixText text) {
		Optional<String> problem = problem(named, text);
		if (problem.isPresent()) {
			return RefusalWithText.text(problem.get(), command);
		}
		LocalDate today = command.at().atZone(command.caller().person().zone()).toLocalDate();
		return editor.change(addressed.id(), command.key(), file -> {
			Fix fix = file.fix(named.id()).orElseThrow();
			Optional<Refusal> refusal = PromiseFix.refusal(file, text.causes())
				.or(() -> change(fix, text, today, promisedOn(fix, command)));
			if (refusal.isPresent()) {
				return Decision.refused(RefusalWithText.text(Wording.refusal(refusal.get()), command));
			}
			Message now = lines.promised(file, fix, today, text.check());
			return Decision.accepted(command.caller().pressedOn() == null ? new Reply.Say(now) : new Reply.Replace(now),
					PromiseFix.effects(file, command, fix.id() + " now: " + words, fix));
		});
	}

	private Optional<String> problem(Fix fix, FixText text) {
		if (text.problem() != null) {
			return Optional.of(text.problem());
		}
		if (!text.owners().isEmpty() && !fix.owners().isEmpty()) {
			return Optional.of("To give it to somebody else, say `handover " + fix.id() + " @bob`.");
		}
		return Departures.refusal(people,
				Stream
					.concat(text.owners().stream().flatMap(owner -> Stream.ofNullable(owner.person())),
							Stream.ofNullable(text.verifier()))
					.toList());
	}

	private static LocalDate promisedOn(Fix fix, Command command) {
		return LocalDate.ofInstant(fix.createdAt(), command.caller().person().zone());
	}

	/** The day named, else a day that nobody named follows from horizon and category. */
	private @Nullable LocalDate due(Fix fix, FixText text, FixScope scope, LocalDate promised) {
		boolean followed = fix.due() != null && fix.due().equals(fix.scope().dueBy(promised, policy.fixes()));
		return text.due() != null ? text.due() : followed ? scope.dueBy(promised, policy.fixes()) : fix.due();
	}

	private Optional<Refusal> change(Fix fix, FixText text, LocalDate today, LocalDate promised) {
		VerificationPlan plan = fix.plan();
		LocalDate check = text.checkAfterDays() != null && fix.isToBeChecked() ? today.plusDays(text.checkAfterDays())
				: text.check();
		boolean checkChanges = check != null || text.checkAfterDays() != null;
		VerificationPlan changed = new VerificationPlan(either(text.method(), plan.method()),
				either(text.metric(), plan.metric()), either(text.target(), plan.target()),
				checkChanges ? check : plan.checkOn(), checkChanges ? text.checkAfterDays() : plan.checkAfterDays(),
				either(text.verifier(), plan.verifier()));
		List<String> answers = Stream.concat(fix.answers().stream(), text.causes().stream()).distinct().toList();
		FixScope old = fix.scope();
		FixScope said = text.scope();
		FixScope scope = new FixScope(either(said.horizon(), old.horizon()), either(said.category(), old.category()),
				old.processImprovement() || said.processImprovement(), either(said.criteria(), old.criteria()),
				either(said.lands(), old.lands()));
		Optional<Refusal> refusal = fix.plan(due(fix, text, scope, promised), answers, changed);
		if (refusal.isEmpty()) {
			fix.scoped(scope);
		}
		CheckSchedule before = fix.schedule();
		return refusal.or(() -> text.owners().isEmpty() ? Optional.empty() : fix.handOver(text.owners()))
			.or(() -> fix.schedule(new CheckSchedule(text.times() == null ? before.times() : text.times(),
					before.firstOn(), either(text.recheckAfterDays(), before.recheckAfterDays()))))
			.or(() -> {
				fix.keepToWorkingDays(policy.hours());
				return Optional.empty();
			});
	}

	private static <T> @Nullable T either(@Nullable T said, @Nullable T before) {
		return said == null ? before : said;
	}

}
