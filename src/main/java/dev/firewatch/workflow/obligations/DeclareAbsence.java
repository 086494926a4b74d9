package dev.firewatch.workflow.obligations;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.firewatch.chat.Action;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Submission;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.people.People;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Policy;
import dev.firewatch.timeline.ComingDay;
import dev.firewatch.workflow.kernel.Departures;
import dev.firewatch.workflow.kernel.RefusalWithText;
import dev.firewatch.workflow.kernel.Wording;
import org.jspecify.annotations.Nullable;

/** Says that the caller is away, until when, and who stands in for them. */
class DeclareAbsence implements Verb {

	private static final VerbInfo INFO = new VerbInfo(405, "away", List.of("absent"), Group.OVERVIEW,
			"away until <when> [delegate @person] · away off", "be left in peace for a while")
		.asking();

	private static final Set<String> BACK = Set.of("off", "back", "no", "over", "none");

	/** Whoever is away for longer should hand over what they owe. */
	private static final int LONGEST_DAYS = 366;

	private final Absences absences;

	private final People people;

	private final boolean dayFirst;

	DeclareAbsence(Absences absences, People people, Policy policy) {
		this.dayFirst = policy.timeline().dayFirst();
		this.absences = absences;
		this.people = people;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		String text = command.argument().strip();
		if (text.isEmpty()) {
			return new Reply.Ask(form("1w"));
		}
		if (BACK.contains(text.toLowerCase(Locale.ROOT))) {
			absences.end(command.caller().person().id());
			return Reply.whisper("Welcome back. What is meant for you comes to you again; `todo` lists it.");
		}
		int at = text.indexOf('@');
		String when = (at < 0 ? text : text.substring(0, at)).replaceFirst("(?i)^until\\s+", "")
			.replaceFirst("(?i)\\s*\\bdelegate(?:\\s+to)?\\s*$", "")
			.strip();
		Optional<LocalDate> until = until(when, today(command));
		if (until.isEmpty()) {
			return RefusalWithText.text(unknown(when), command);
		}
		if (at < 0) {
			return away(command, until.get(), null);
		}
		Optional<PersonId> delegate = command.mentioned(text.substring(at).strip());
		if (delegate.isEmpty()) {
			return RefusalWithText.text("I don't know " + text.substring(at).strip()
					+ ". Mention one person, such as `away until fri delegate @bob`.", command);
		}
		return refusal(delegate.get(), command.caller().person().id()).map(why -> RefusalWithText.text(why, command))
			.orElseGet(() -> away(command, until.get(), delegate.get()));
	}

	@Override
	public Reply submitted(Submission submission) {
		Command command = submission.asCommand("");
		Optional<LocalDate> until = until(submission.text("until"), today(command));
		if (until.isEmpty()) {
			return Reply.correct("until", unknown(submission.text("until")));
		}
		List<PersonId> delegates = submission.people("delegate");
		PersonId delegate = delegates.isEmpty() ? null : delegates.get(0);
		Optional<String> refusal = delegate == null ? Optional.empty()
				: refusal(delegate, command.caller().person().id());
		return refusal.map(why -> Reply.correct("delegate", why)).orElseGet(() -> away(command, until.get(), delegate));
	}

	private Optional<String> refusal(PersonId delegate, PersonId caller) {
		return delegate.equals(caller) ? Optional.of("You can't stand in for yourself. Name somebody else.")
				: Departures.refusal(people, List.of(delegate));
	}

	private Reply away(Command command, LocalDate until, @Nullable PersonId delegate) {
		absences.begin(new Absence(command.caller().person().id(), until, delegate));
		String meanwhile = delegate == null ? "goes to whoever is next on the ladder."
				: "goes to " + people.nameOf(delegate) + ".";
		return Reply.whisper("You are away until " + Wording.day(until, today(command))
				+ ". Until then, what is meant for you " + meanwhile + " Back earlier? Say `away off`.");
	}

	private static LocalDate today(Command command) {
		return command.at().atZone(command.caller().person().zone()).toLocalDate();
	}

	private Optional<LocalDate> until(String word, LocalDate today) {
		return ComingDay.parse(word, today, dayFirst)
			.filter(day -> day.isAfter(today) && !day.isAfter(today.plusDays(LONGEST_DAYS)));
	}

	private static String unknown(String word) {
		return "\"" + word + "\" isn't a day within the next year. Try `away until fri`, `away 2w` or "
				+ "`away until 2026-12-01 delegate @bob`.";
	}

	private static Form form(String until) {
		return Form.of(new Action("away", null, ""), "You are away", "Save",
				new Field.TextField("until", "Until you are back on", false, false, until, "fri, 2w, 2026-12-01", null),
				new Field.PeopleField("delegate", "Who stands in for you", true, false, List.of()));
	}

}
