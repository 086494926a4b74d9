package dev.firewatch.workflow.fixes;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Submission;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.ReminderRule;
import dev.firewatch.remediation.Fix;
import dev.firewatch.timeline.ComingDay;
import dev.firewatch.timeline.ComingDay.DayFirstText;
import dev.firewatch.workflow.kernel.Wording;

/** Puts off the reminders about a fix until a day, with a reason. */
class SnoozeFix implements Verb {

	private static final VerbInfo INFO = new VerbInfo(260, "snooze", List.of(), Group.FIXES, "snooze F1 3d <reason>",
			"put off the reminders of a fix");

	private final FixVerb fixes;

	private final ReminderRule rule;

	private final boolean dayFirst;

	SnoozeFix(FixVerb fixes, Policy policy) {
		this.fixes = fixes;
		this.rule = policy.reminders();
		this.dayFirst = policy.timeline().dayFirst();
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		return fixes.about(command, (file, fix, snooze) -> {
			Optional<DayFirstText> said = ComingDay.leading(snooze.argument(), today(snooze), dayFirst);
			FirstWord words = FirstWord.of(snooze.argument());
			String until = said.map(day -> day.day().toString()).orElse(words.first());
			if (fix.snoozes() >= rule.snoozeTimes()) {
				return FixVerb.kept(tooOften(fix), fix, snooze);
			}
			if (said.map(DayFirstText::rest).orElse(words.rest()).isEmpty()) {
				return new Reply.Ask(form(file, fix, until));
			}
			return said.filter(day -> isSoon(day.day(), snooze))
				.map(day -> snooze(file, fix, snooze, day.day(), day.rest()))
				.orElseGet(() -> FixVerb.kept(unknown(until), fix, snooze));
		});
	}

	@Override
	public Reply submitted(Submission submission) {
		return fixes.about(submission.asCommand(submission.action().argument()), (file, fix, snooze) -> {
			Optional<LocalDate> until = until(submission.text("until"), snooze);
			if (until.isEmpty()) {
				return Reply.correct("until", unknown(submission.text("until")));
			}
			if (submission.text("reason").isEmpty()) {
				return Reply.correct("reason", "Say in a few words what it waits for.");
			}
			if (fix.snoozes() >= rule.snoozeTimes()) {
				return Reply.correct("until", tooOften(fix));
			}
			return snooze(file, fix, snooze, until.get(), submission.text("reason"));
		});
	}

	private Optional<LocalDate> until(String text, Command command) {
		return ComingDay.parse(text, today(command), dayFirst).filter(day -> isSoon(day, command));
	}

	private boolean isSoon(LocalDate day, Command command) {
		LocalDate today = today(command);
		return day.isAfter(today) && !day.isAfter(today.plusDays(rule.snoozeDays()));
	}

	private static LocalDate today(Command command) {
		return command.at().atZone(command.caller().person().zone()).toLocalDate();
	}

	private String unknown(String word) {
		return "\"" + word + "\" isn't a day within the next " + rule.snoozeDays()
				+ ". Try `3d`, `2w`, `fri` or `12 dec`.";
	}

	private static String tooOften(Fix fix) {
		return "%s was put off %s already. Give it a new date with `fix %s`, or somebody else with `handover %s @person`."
			.formatted(fix.id(), Wording.count(fix.snoozes(), "time"), fix.id(), fix.id());
	}

	private Reply snooze(Casefile file, Fix fix, Command command, LocalDate until, String reason) {
		return fixes.change(file, fix, command, "snoozed until " + until + ": " + reason,
				(now, snoozed) -> snoozed.snooze(until, reason));
	}

	private static Form form(Casefile file, Fix fix, String until) {
		return Form.of(new Action("snooze", file.id().value(), fix.id()), "Remind later", "Snooze",
				new Field.TextField("until", "Until", false, false, until.isEmpty() ? "3d" : until, "3d, 2w, fri",
						null),
				Field.line("reason", "What does it wait for?"));
	}

}
