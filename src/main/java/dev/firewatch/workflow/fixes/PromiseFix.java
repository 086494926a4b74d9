package dev.firewatch.workflow.fixes;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.NewFix;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Span;
import dev.firewatch.chat.Submission;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.delivery.Effect;
import dev.firewatch.people.People;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.Refusal;
import dev.firewatch.policy.Refusal.Rule;
import dev.firewatch.remediation.AcceptanceCriteria;
import dev.firewatch.remediation.CheckSchedule;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.FixScope;
import dev.firewatch.remediation.Horizon;
import dev.firewatch.remediation.Owner;
import dev.firewatch.remediation.Target;
import dev.firewatch.remediation.VerificationPlan;
import dev.firewatch.timeline.ComingDay;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.Departures;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.RefusalWithText;
import dev.firewatch.workflow.kernel.SystemEntries;
import dev.firewatch.workflow.kernel.Wording;
import org.jspecify.annotations.Nullable;

/** Promises a fix, or adds details to one. */
class PromiseFix implements Verb {

	private static final VerbInfo INFO = new VerbInfo(210, "fix", List.of("action", "followup"), Group.FIXES,
			"fix <title> @owner… [due <date|3d|2w>] [for CF1,CF2] [metric \"<text>\" target \"<target>\" [check <date|30d>]] [lands \"<where>\"] · fix <pasted list> · fix F1 criteria all · fix F1 every month 6 times",
			"add a fix, or say more about one")
		.asking();

	/** What lists and reminders can show. */
	static final int MOST_TITLE = 300;

	private static final String TOO_LONG = "A fix has a title of at most " + MOST_TITLE
			+ " characters. Say what has to be done in a sentence, and note the rest.";

	private final IncidentResolver resolver;

	private final CasefileEditor editor;

	private final Policy policy;

	private final People people;

	private final FixLines lines;

	private final AmendFix amendments;

	private final PasteFixes pasting;

	public PromiseFix(IncidentResolver resolver, CasefileEditor editor, Policy policy, People people, FixLines lines,
			AmendFix amendments, PasteFixes pasting) {
		this.pasting = pasting;
		this.resolver = resolver;
		this.editor = editor;
		this.policy = policy;
		this.people = people;
		this.lines = lines;
		this.amendments = amendments;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		return resolver.about(command, (file, fix) -> {
			Optional<Fix> named = file.fix(FirstWord.of(fix.argument()).first());
			String words = FirstWord.of(fix.argument()).rest();
			if (FirstWord.of(fix.argument()).first().equals(PasteFixes.SAVE)) {
				return pasting.save(file, words, fix);
			}
			if (named.isPresent() && words.isEmpty()) {
				return new Reply.Ask(form(file, named.get()));
			}
			Optional<FixText> details = named.flatMap(known -> FixText.details(known, fix, words, today(fix), policy));
			if (details.isPresent()) {
				return amendments.amend(file, named.orElseThrow(), fix, words, details.get());
			}
			if (fix.argument().strip().matches("(?i)for cf\\d+")) {
				return new Reply.Ask(form(file, "", "Promise a fix", new RequestedFix("", List.of(), null, "",
						VerificationPlan.NONE, List.of(words), FixScope.NONE, CheckSchedule.ONCE)));
			}
			Optional<Reply> list = pasting.preview(file, fix);
			if (list.isPresent()) {
				return list.get();
			}
			Optional<PastedFix> line = pasting.single(fix);
			FixText text = line.map(PastedFix::text).orElseGet(() -> FixText.read(fix, today(fix), policy));
			if (text.problem() != null) {
				return RefusalWithText.text(text.problem(), fix);
			}
			if (text.title().length() > MOST_TITLE) {
				return RefusalWithText.text(TOO_LONG, fix);
			}
			List<String> doubts = line.map(PastedFix::doubts).orElse(List.of());
			if (text.title().isEmpty() || text.owners().isEmpty() || !doubts.isEmpty()) {
				return new Reply.Ask(form(file, text, doubts));
			}
			if (line.isPresent() && text.due() != null) {
				Optional<String> untimely = FixText.untimely(text.due(), today(fix));
				if (untimely.isPresent()) {
					return RefusalWithText.text(untimely.get(), fix);
				}
			}
			return gone(text.owners(), text.verifier()).map(gone -> RefusalWithText.text(gone, fix))
				.orElseGet(() -> promise(file, fix, text));
		});
	}

	private Optional<String> gone(List<Owner> owners, @Nullable PersonId verifier) {
		return Departures.refusal(people,
				Stream.concat(owners.stream().map(Owner::person), Stream.ofNullable(verifier))
					.filter(Objects::nonNull)
					.toList());
	}

	private Reply promise(Casefile addressed, Command command, FixText text) {
		return editor.change(addressed.id(), command.key(), file -> {
			Optional<Refusal> refusal = refusal(file, text.causes());
			if (refusal.isPresent()) {
				return Decision.refused(RefusalWithText.text(Wording.refusal(refusal.get()), command));
			}
			LocalDate due = text.due() != null ? text.due() : text.scope().dueBy(today(command), policy.fixes());
			Fix fix = file.promise(new NewFix(text.title(), command.at(), command.caller().person().id(), text.owners(),
					text.causes(), due, text.plan()));
			fix.schedule(text.schedule());
			fix.keepToWorkingDays(policy.hours());
			fix.scoped(text.scope());
			return Decision.accepted(new Reply.Say(lines.promised(file, fix, today(command), text.check())),
					effects(file, command, fix.id() + " added: " + fix.title(), fix));
		});
	}

	static Optional<Refusal> refusal(Casefile file, List<String> causes) {
		if (file.incident().status().ended()) {
			return Optional.of(Refusal.of(Rule.WRONG_STATUS, file.incident().status().words()));
		}
		return causes.stream()
			.filter(cause -> file.causes().find(cause).isEmpty())
			.findFirst()
			.map(cause -> Refusal.of(Rule.UNKNOWN_CAUSE, cause));
	}

	/** Whoever comes in addition has it at once; who is to replace somebody is asked. */
	private static Optional<Refusal> owned(Fix fix, List<Owner> owners, Command command) {
		boolean replaced = !owners.containsAll(fix.owners()) && !fix.owners().containsAll(owners);
		if (!replaced) {
			return fix.owners().equals(owners) ? Optional.empty() : fix.handOver(owners);
		}
		return fix.offer(owners, command.caller().person().id(), command.at());
	}

	/** Months go on being counted from the first check. */
	private static CheckSchedule scheduled(Fix fix, FixText text) {
		CheckSchedule wanted = text.schedule();
		return new CheckSchedule(wanted.times(), fix.schedule().firstOn(), wanted.recheckAfterDays());
	}

	static List<Effect> effects(Casefile file, Command command, String what, Fix fix) {
		List<Effect> effects = new ArrayList<>(List.of(Effects.card(file.id())));
		effects.add(SystemEntries.by(file.id(), command, what));
		effects.addAll(Effects.join(file, file.concerned(fix)));
		file.people(fix.owners()).forEach(owner -> effects.add(Effects.home(owner)));
		fix.handOver()
			.filter(asked -> asked.at().equals(command.at()))
			.map(asked -> file.people(asked.to()))
			.orElse(List.of())
			.forEach(person -> effects.add(new FixEffect.AskToTake(file.id(), fix.id(), person).effect()));
		return effects;
	}

	@Override
	public Reply submitted(Submission submission) {
		return resolver.about(submission, file -> {
			LocalDate today = submission.at().atZone(submission.caller().person().zone()).toLocalDate();
			List<Owner> owners = new ArrayList<>(submission.people("owners").stream().map(Owner::of).toList());
			submission.given("role").ifPresent(role -> owners.add(Owner.of(role)));
			if (submission.text("title").isEmpty()) {
				return Reply.correct("title", "Say what has to be done, such as: alert when the queue is over 15.");
			}
			if (submission.text("title").length() > MOST_TITLE) {
				return Reply.correct("title", TOO_LONG);
			}
			if (owners.isEmpty()) {
				return Reply.correct("owners", "A fix needs an owner. Choose a person, or a role below.");
			}
			Optional<String> nobody = gone(owners, null);
			if (nobody.isPresent()) {
				return Reply.correct("owners", nobody.get());
			}
			Optional<LocalDate> due = submission.given("due")
				.flatMap(day -> ComingDay.parse(day, today, policy.timeline().dayFirst()));
			if (submission.given("due").isPresent() && due.isEmpty()) {
				return Reply.correct("due", "Write the day like 2026-12-01, 3d or fri.");
			}
			// A fix that is overdue already keeps its day when something else is
			// completed.
			boolean kept = due.isPresent()
					&& file.fix(submission.action().argument()).filter(fix -> due.get().equals(fix.due())).isPresent();
			Optional<String> untimely = due.filter(day -> !kept).flatMap(day -> FixText.untimely(day, today));
			if (untimely.isPresent()) {
				return Reply.correct("due", untimely.get());
			}
			Optional<Integer> checkAfterDays = submission.given("check").flatMap(day -> FixText.days(day, today));
			Optional<LocalDate> check = submission.given("check")
				.filter(day -> checkAfterDays.isEmpty())
				.flatMap(day -> ComingDay.parse(day, today, policy.timeline().dayFirst()));
			if (submission.given("check").isPresent() && check.isEmpty() && checkAfterDays.isEmpty()) {
				return Reply.correct("check", "Write the day like 2026-12-01 or 30d.");
			}
			Optional<String> target = submission.given("target");
			if (target.isPresent() && Target.parse(target.get()).isEmpty()) {
				return Reply.correct("target", "I can't compare with that. Write it like >= 95% or 0 per week.");
			}
			Optional<Integer> recheck = submission.given("recheck").flatMap(wait -> FixText.days(wait, today));
			if (submission.given("recheck").isPresent() && recheck.isEmpty()) {
				return Reply.correct("recheck", "Write the time like 7d or 2w.");
			}
			List<PersonId> verifier = submission.people("verifier");
			Optional<String> absent = Departures.refusal(people, verifier);
			if (absent.isPresent()) {
				return Reply.correct("verifier", absent.get());
			}
			FixText text = new FixText(submission.text("title"), owners, due.orElse(null), submission.chosen("causes"),
					submission.given("metric").orElse(null), target.orElse(null), check.orElse(null),
					checkAfterDays.orElse(null), verifier.isEmpty() ? null : verifier.get(0),
					submission.given("method").orElse(null),
					submission.given("times").map(Integer::valueOf).orElse(null), recheck.orElse(null),
					scope(submission), null)
				.proposed(policy.fixes());
			String changed = submission.action().argument();
			return changed.isEmpty() ? promise(file, submission.asCommand(text.title()), text)
					: complete(file, changed, submission.asCommand(""), text);
		});
	}

	private Reply complete(Casefile addressed, String fixId, Command command, FixText text) {
		return editor.change(addressed.id(), command.key(), file -> {
			Fix fix = file.fix(fixId).orElseThrow();
			LocalDate due = text.due() != null ? text.due() : kept(fix, text, today(command));
			Optional<Refusal> refusal = refusal(file, text.causes());
			if (refusal.isEmpty()) {
				refusal = fix.plan(due, text.causes(), text.plan()).or(() -> fix.schedule(scheduled(fix, text)));
			}
			if (refusal.isEmpty()) {
				refusal = owned(fix, text.owners(), command);
			}
			if (refusal.isEmpty()) {
				fix.keepToWorkingDays(policy.hours());
				boolean stillNone = AcceptanceCriteria.NONE.equals(fix.scope().criteria())
						&& text.scope().criteria() == null;
				fix.scoped(stillNone ? text.scope().doneWhen(AcceptanceCriteria.NONE) : text.scope());
			}
			return refusal.map(why -> Decision.refused(Reply.whisper(Wording.refusal(why))))
				.orElseGet(
						() -> Decision.accepted(new Reply.Say(lines.promised(file, fix, today(command), text.check())),
								effects(file, command, fix.id() + " is now: " + fix.title(), fix)));
		});
	}

	/** The day that it had; one without any gets what its horizon and category say. */
	private LocalDate kept(Fix fix, FixText text, LocalDate today) {
		return fix.due() != null ? fix.due() : text.scope().dueBy(today, policy.fixes());
	}

	private static FixScope scope(Submission submission) {
		return new FixScope(submission.given("horizon").flatMap(Horizon::parse).orElse(null),
				submission.given("category").orElse(null), submission.chosen("process").contains("yes"),
				submission.given("criteria").orElse(null), submission.given("lands").orElse(null));
	}

	private static LocalDate today(Command command) {
		ZoneId zone = command.caller().person().zone();
		return command.at().atZone(zone).toLocalDate();
	}

	/** The form with what was understood, and with what was not. */
	private Form form(Casefile file, FixText text, List<String> doubts) {
		Form form = form(file, "", "Promise a fix",
				new RequestedFix(text.title(),
						text.owners().stream().map(Owner::person).filter(Objects::nonNull).toList(),
						text.owners().stream().map(Owner::role).filter(Objects::nonNull).findFirst().orElse(null),
						text.due() == null ? "" : text.due().toString(), text.plan(), text.causes(), text.scope(),
						text.schedule()));
		List<Field> fields = new ArrayList<>();
		doubts
			.forEach(doubt -> fields.add(new Field.FieldReading("doubt" + fields.size(), List.of(Span.plain(doubt)))));
		fields.addAll(form.fields());
		return new Form(form.action(), form.title(), form.submitLabel(), fields);
	}

	private Form form(Casefile file, Fix fix) {
		String role = fix.owners().stream().map(Owner::role).filter(Objects::nonNull).findFirst().orElse(null);
		return form(file, fix.id(), "Complete " + fix.id(), new RequestedFix(fix.title(),
				fix.owners().stream().map(Owner::person).filter(Objects::nonNull).toList(), role,
				fix.due() == null ? "" : fix.due().toString(), fix.plan(), fix.answers(), fix.scope(), fix.schedule()));
	}

	/** What the form shows about a fix. */
	private record RequestedFix(String title, List<PersonId> owners, @Nullable String role, String due,
			VerificationPlan plan, List<String> answers, FixScope scope, CheckSchedule schedule) {
	}

	private Form form(Casefile file, String argument, String heading, RequestedFix requestedFix) {
		VerificationPlan plan = requestedFix.plan();
		List<Field> fields = new ArrayList<>();
		fields
			.add(new Field.TextField("title", "What has to be done?", false, false, requestedFix.title(), null, null));
		fields.add(new Field.PeopleField("owners", "Owner", true, true, requestedFix.owners()));
		List<Field.Option> roles = new ArrayList<>(
				policy.roles().stream().map(role -> new Field.Option(role.id(), role.title())).toList());
		if (requestedFix.role() != null && policy.role(requestedFix.role()).isEmpty()) {
			roles.add(0, new Field.Option(requestedFix.role(), requestedFix.role()));
		}
		fields.add(new Field.ChoiceField("role", "or a role, until somebody holds it", true, roles, requestedFix.role(),
				null));
		fields.add(new Field.TextField("due", "Due", true, false, requestedFix.due(), "2026-12-01, 3d or fri", null));
		List<Field.Option> causes = file.causes()
			.all()
			.stream()
			.map(cause -> new Field.Option(cause.id(), cause.id() + " · " + Wording.brief(cause.text())))
			.toList();
		if (!causes.isEmpty()) {
			fields.add(new Field.ChoicesField("causes", "Which cause does it answer?", true, causes,
					requestedFix.answers().stream().map(id -> id.toUpperCase(Locale.ROOT)).toList(), null));
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
		fields.add(new Field.TextField("method", "How is it measured?", true, false, text(plan.method()),
				"A/B test of both screens", null));
		fields.add(times(requestedFix.schedule()));
		fields.add(new Field.TextField("recheck", "If the target is missed, check again after", true, false,
				requestedFix.schedule().recheckAfterDays() == null ? ""
						: requestedFix.schedule().recheckAfterDays() + "d",
				policy.fixes().recheckAfter().toDays() + "d", null));
		FixScope scope = requestedFix.scope();
		fields.add(new Field.TextField("lands", "Where does the finding land?", true, false, text(scope.lands()),
				"runbook, test, risk register", null));
		fields.add(new Field.ChoiceField("horizon", "Horizon", true,
				List.of(new Field.Option("immediate", "Immediate, within 24 hours"),
						new Field.Option("short-term", "Short-term, within a week"),
						new Field.Option("long-term", "Long-term, within a quarter")),
				scope.horizon() == null ? null : scope.horizon().key(), null));
		fields.add(new Field.ChoiceField("category", "Category", true,
				policy.fixes().categories().keySet().stream().sorted().map(one -> new Field.Option(one, one)).toList(),
				scope.category(), null));
		fields.add(new Field.ChoicesField("process", "Kind", true,
				List.of(new Field.Option("yes", "It improves our process rather than the system")),
				scope.processImprovement() ? List.of("yes") : List.of(), null));
		fields.add(new Field.TextField("criteria", "When does it count as done?", true, true, text(scope.criteria()),
				"deployed, tested, documented", "One condition a line"));
		return new Form(new Action("fix", file.id().value(), argument), heading, "Save", fields);
	}

	private static Field times(CheckSchedule schedule) {
		String now = schedule.recurring() ? String.valueOf(schedule.times()) : null;
		List<Field.Option> options = Stream.concat(Stream.of("3", "6", "12"), Stream.ofNullable(now))
			.distinct()
			.map(number -> new Field.Option(number, "every month, " + number + " times"))
			.toList();
		return new Field.ChoiceField("times", "Does it recur?", true, options, now, null);
	}

	private static String text(@Nullable String text) {
		return text == null ? "" : text;
	}

}
