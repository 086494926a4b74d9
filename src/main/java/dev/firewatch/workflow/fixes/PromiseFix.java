package dev.firewatch.workflow.fixes;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.NewFix;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Submission;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.chat.Words;
import dev.firewatch.delivery.Effect;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.Refusal;
import dev.firewatch.policy.Refusal.Rule;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.Owner;
import dev.firewatch.remediation.Target;
import dev.firewatch.remediation.VerificationPlan;
import dev.firewatch.timeline.LocalDay;
import dev.firewatch.workflow.Addressing;
import dev.firewatch.workflow.Changes;
import dev.firewatch.workflow.Decision;
import dev.firewatch.workflow.Effects;
import dev.firewatch.workflow.Kept;
import dev.firewatch.workflow.Seen;
import dev.firewatch.workflow.Wording;

/** Promises a fix, or completes what is known of one. */
public class PromiseFix implements Verb {

	private static final VerbInfo INFO = new VerbInfo(210, "fix", List.of("action", "followup"), Group.FIXES,
			"fix <title> @owner… [due <date|3d|2w>] [for CF1,CF2] [metric \"<text>\" target \"<target>\" [check <date|30d>]]",
			"promise a fix");

	private final Addressing addressing;

	private final Changes changes;

	private final Policy policy;

	private final FixLines lines;

	public PromiseFix(Addressing addressing, Changes changes, Policy policy, FixLines lines) {
		this.addressing = addressing;
		this.changes = changes;
		this.policy = policy;
		this.lines = lines;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		return addressing.about(command, (file, fix) -> {
			Optional<Fix> named = file.fix(Words.of(fix.argument()).first());
			if (named.isPresent() && Words.of(fix.argument()).rest().isEmpty()) {
				return new Reply.Ask(form(file, named.get()));
			}
			FixText text = FixText.read(fix, today(fix), policy);
			if (text.problem() != null) {
				return Kept.text(text.problem(), fix);
			}
			if (text.title().isEmpty() || text.owners().isEmpty()) {
				return new Reply.Ask(form(file, text.title()));
			}
			return promise(file, fix, text);
		});
	}

	private Reply promise(Casefile addressed, Command command, FixText text) {
		return changes.change(addressed.id(), command.key(), file -> {
			Optional<Refusal> refusal = refusal(file, text.causes());
			if (refusal.isPresent()) {
				return Decision.refused(Kept.text(Wording.refusal(refusal.get()), command));
			}
			LocalDate due = text.due() != null ? text.due()
					: today(command).plusDays(policy.fixes().shortTerm().toDays());
			Fix fix = file.promise(new NewFix(text.title(), command.at(), command.caller().person().id(), text.owners(),
					text.causes(), due, new VerificationPlan(null, text.metric(), text.target(), text.check(),
							text.checkAfterDays(), text.verifier())));
			return Decision.accepted(new Reply.Say(promised(file, fix, command)),
					effects(file, command, fix, "promised: "));
		});
	}

	private static Optional<Refusal> refusal(Casefile file, List<String> causes) {
		if (file.incident().status().ended()) {
			return Optional.of(Refusal.of(Rule.WRONG_STATUS, file.incident().status().words()));
		}
		return causes.stream()
			.filter(cause -> file.causes().find(cause).isEmpty())
			.findFirst()
			.map(cause -> Refusal.of(Rule.UNKNOWN_CAUSE, cause));
	}

	private Message promised(Casefile file, Fix fix, Command command) {
		return lines.promised(file, fix, today(command));
	}

	private static List<Effect> effects(Casefile file, Command command, Fix fix, String what) {
		List<Effect> effects = new ArrayList<>(List.of(Effects.card(file.id())));
		effects.add(Seen.by(file.id(), command, fix.id() + " " + what + fix.title()));
		effects.addAll(Effects.join(file, file.concerned(fix)));
		file.people(fix.owners()).forEach(owner -> effects.add(Effects.home(owner)));
		return effects;
	}

	@Override
	public Reply submitted(Submission submission) {
		return addressing.about(submission, file -> {
			LocalDate today = submission.at().atZone(submission.caller().person().zone()).toLocalDate();
			List<Owner> owners = new ArrayList<>(submission.people("owners").stream().map(Owner::of).toList());
			submission.given("role").ifPresent(role -> owners.add(Owner.of(role)));
			if (submission.text("title").isEmpty()) {
				return Reply.correct("title", "Say what is to be done, such as: alert when the queue is over 15.");
			}
			if (owners.isEmpty()) {
				return Reply.correct("owners", "A fix without an owner dies. Choose a person, or a role below.");
			}
			Optional<LocalDate> due = submission.given("due").flatMap(day -> LocalDay.parse(day, today));
			if (submission.given("due").isPresent() && due.isEmpty()) {
				return Reply.correct("due", "Write the day like 2026-12-01, 3d or fri.");
			}
			Optional<Integer> checkAfterDays = submission.given("check").flatMap(day -> FixText.days(day, today));
			Optional<LocalDate> check = submission.given("check")
				.filter(day -> checkAfterDays.isEmpty())
				.flatMap(day -> LocalDay.parse(day, today));
			if (submission.given("check").isPresent() && check.isEmpty() && checkAfterDays.isEmpty()) {
				return Reply.correct("check", "Write the day like 2026-12-01 or 30d.");
			}
			Optional<String> target = submission.given("target");
			if (target.isPresent() && Target.parse(target.get()).isEmpty()) {
				return Reply.correct("target", "I can't compare with that. Write it like >= 95% or 0 per week.");
			}
			List<PersonId> verifier = submission.people("verifier");
			FixText text = new FixText(submission.text("title"), owners, due.orElse(null), submission.chosen("causes"),
					submission.given("metric").orElse(null), target.orElse(null), check.orElse(null),
					checkAfterDays.orElse(null), verifier.isEmpty() ? null : verifier.get(0), null);
			String changed = submission.action().argument();
			return changed.isEmpty() ? promise(file, submission.asCommand(text.title()), text)
					: complete(file, changed, submission.asCommand(""), text);
		});
	}

	private Reply complete(Casefile addressed, String fixId, Command command, FixText text) {
		return changes.change(addressed.id(), command.key(), file -> {
			Fix fix = file.fix(fixId).orElseThrow();
			LocalDate due = text.due() == null ? fix.due() : text.due();
			Optional<Refusal> refusal = refusal(file, text.causes());
			if (refusal.isEmpty()) {
				refusal = fix.plan(due, text.causes(), new VerificationPlan(fix.plan().method(), text.metric(),
						text.target(), text.check(), text.checkAfterDays(), text.verifier()));
			}
			if (refusal.isEmpty()) {
				refusal = fix.handOver(text.owners());
			}
			return refusal.map(why -> Decision.refused(Reply.whisper(Wording.refusal(why))))
				.orElseGet(() -> Decision.accepted(new Reply.Say(promised(file, fix, command)),
						effects(file, command, fix, "is now: ")));
		});
	}

	private static LocalDate today(Command command) {
		ZoneId zone = command.caller().person().zone();
		return command.at().atZone(zone).toLocalDate();
	}

	private Form form(Casefile file, String title) {
		return form(file, "", "Promise a fix", title, List.of(), "", VerificationPlan.NONE, List.of());
	}

	private Form form(Casefile file, Fix fix) {
		return form(file, fix.id(), "Complete " + fix.id(), fix.title(), file.people(fix.owners()),
				fix.due().toString(), fix.plan(), fix.answers());
	}

	private Form form(Casefile file, String argument, String heading, String title, List<PersonId> owners, String due,
			VerificationPlan plan, List<String> answers) {
		List<Field> fields = new ArrayList<>();
		fields.add(new Field.TextField("title", "What is to be done?", false, false, title, null, null));
		fields.add(new Field.PeopleField("owners", "Owner", true, true, owners));
		fields.add(new Field.ChoiceField("role", "or a role, until somebody holds it", true,
				policy.roles().stream().map(role -> new Field.Option(role.id(), role.title())).toList(), null, null));
		fields.add(new Field.TextField("due", "Due", true, false, due, "2026-12-01, 3d or fri", null));
		List<Field.Option> causes = file.causes()
			.all()
			.stream()
			.map(cause -> new Field.Option(cause.id(), cause.id() + " · " + Wording.brief(cause.text())))
			.toList();
		if (!causes.isEmpty()) {
			fields.add(new Field.ChoicesField("causes", "Which cause does it answer?", true, causes,
					answers.stream().map(id -> id.toUpperCase(Locale.ROOT)).toList(), null));
		}
		fields.add(new Field.TextField("metric", "How will you know that it works? Metric", true, false,
				plan.metric() == null ? "" : plan.metric(), "completion rate", null));
		fields.add(new Field.TextField("target", "Target", true, false, plan.target() == null ? "" : plan.target(),
				">= 95%, 0 per week", null));
		fields.add(new Field.TextField("check", "Check on", true, false,
				plan.checkOn() != null ? plan.checkOn().toString()
						: plan.checkAfterDays() == null ? "" : plan.checkAfterDays() + "d",
				"30d after it is done", null));
		fields.add(new Field.PeopleField("verifier", "Verified by", true, false,
				plan.verifier() == null ? List.of() : List.of(plan.verifier())));
		return new Form(new Action("fix", file.id().value(), argument), heading, "Save", fields);
	}

}
