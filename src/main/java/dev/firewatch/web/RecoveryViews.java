package dev.firewatch.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.ControlStages;
import dev.firewatch.casefile.NoticeClock;
import dev.firewatch.casefile.NoticeClocks;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Policy;
import dev.firewatch.recovery.Affected;
import dev.firewatch.recovery.AffectedAct;
import dev.firewatch.recovery.Control;
import dev.firewatch.recovery.Control.Lifting;
import dev.firewatch.recovery.Hypothesis;
import dev.firewatch.recovery.Hypothesis.HypothesisResult;
import dev.firewatch.recovery.NoticeAnswer;
import dev.firewatch.recovery.PersonalNotice;
import dev.firewatch.recovery.Remedy;
import dev.firewatch.recovery.ToldLesson;
import dev.firewatch.recovery.ToldLesson.LessonAnswer;
import dev.firewatch.workflow.kernel.Wording;
import org.jspecify.annotations.Nullable;

/**
 * What the incident page shows of what is to be followed until things are normal again.
 */
class RecoveryViews {

	private static final ZoneId UTC = ZoneId.of("UTC");

	private final People people;

	private final Clock clock;

	private final NoticeClocks clocks;

	RecoveryViews(People people, Policy policy, Clock clock) {
		this.people = people;
		this.clocks = new NoticeClocks(policy);
		this.clock = clock;
	}

	/** Items under a title. */
	record RecoveryGroup(String title, List<RecoveryItem> items) {
	}

	/**
	 * One of them.
	 *
	 * @param late whether it should have ended
	 */
	record RecoveryItem(String id, String text, String state, boolean late, List<String> details) {
	}

	/** Nothing where there is nothing of the sort. */
	List<RecoveryGroup> of(Casefile file, Optional<PersonId> visitor) {
		ZoneId zone = visitor.flatMap(people::find).map(Person::zone).orElse(UTC);
		Instant now = clock.instant();
		List<RecoveryGroup> groups = new ArrayList<>();
		add(groups, "Interim controls",
				file.aftermath().controls().stream().map(control -> item(file, control, zone, now)).toList());
		add(groups, "Hypotheses", file.aftermath().hypotheses().stream().map(one -> item(one, zone)).toList());
		add(groups, "Affected people", file.aftermath().affected().stream().map(one -> item(one, zone, now)).toList());
		add(groups, "Notices", clocks.of(file).stream().map(clock -> item(clock, file, zone, now)).toList());
		add(groups, "Lessons told to other teams",
				file.aftermath().lessons().stream().map(told -> item(told, zone)).toList());
		return groups;
	}

	private RecoveryItem item(ToldLesson told, ZoneId zone) {
		List<String> details = new ArrayList<>();
		details.add("Told " + (told.channel().isEmpty() ? "the team's lead" : "in #" + told.channel()) + " by "
				+ people.nameOf(told.by()) + ", " + Wording.moment(told.at(), zone));
		LessonAnswer answer = told.answer();
		if (answer != null) {
			details.add("Noted by " + people.nameOf(answer.by()) + ", " + Wording.moment(answer.at(), zone));
		}
		return new RecoveryItem(told.id(), told.text(), told.teamName() + ": " + told.stands(), false, details);
	}

	private RecoveryItem item(NoticeClock clock, Casefile file, ZoneId zone, Instant now) {
		List<String> details = new ArrayList<>();
		details.add(clock.aware() ? "Aware since " + Wording.moment(clock.from(), zone)
				: "Counted from the declaration; nobody has said since when you are aware");
		NoticeAnswer answer = clock.answer();
		boolean ended = file.incident().status().ended();
		if (answer != null) {
			details.add((answer.sent() ? "Sent on " : "Not needed, said on ") + Wording.moment(answer.on(), zone) + ": "
					+ answer.words() + " (" + people.nameOf(answer.by()) + ")");
		}
		boolean late = answer == null && !ended && clock.due().isBefore(now);
		String state = answer == null
				? ended ? "not answered"
						: NoticeClock.left(clock.due(), now) + ", until " + Wording.moment(clock.due(), zone)
				: answer.sent() ? "✅ sent" : "not needed";
		return new RecoveryItem(clock.rule().name(), "", state, late, details);
	}

	private static void add(List<RecoveryGroup> groups, String title, List<RecoveryItem> items) {
		if (!items.isEmpty()) {
			groups.add(new RecoveryGroup(title, items));
		}
	}

	private RecoveryItem item(Casefile file, Control control, ZoneId zone, Instant now) {
		Instant at = control.end().at();
		String until = at != null ? "until " + Wording.moment(at, zone)
				: control.end().stage() == null ? "nobody has said until when" : "until " + control.end().stage();
		Lifting lifted = control.lifted();
		List<String> details = new ArrayList<>();
		details.add("Put up by " + people.nameOf(control.by()) + ", " + Wording.moment(control.at(), zone));
		control.prolongations()
			.forEach(one -> details.add("Prolonged by " + people.nameOf(one.by()) + ", "
					+ Wording.moment(one.at(), zone) + (one.why() == null ? "" : ": " + one.why())));
		if (lifted != null) {
			details.add("Lifted by " + people.nameOf(lifted.by()) + ", " + Wording.moment(lifted.at(), zone)
					+ (lifted.how() == null ? "" : ": " + lifted.how()));
		}
		boolean come = ControlStages.come(file, control).isPresent();
		boolean late = come || control.isOverdue(now);
		return new RecoveryItem(control.id(), control.text(),
				lifted != null ? "✅ lifted"
						: (late ? "⏰ still on, " : "🚧 on, ") + until + (come ? ", which has begun" : ""),
				late, details);
	}

	private RecoveryItem item(Hypothesis one, ZoneId zone) {
		HypothesisResult finding = one.finding();
		List<String> details = new ArrayList<>();
		if (one.test() != null) {
			details.add("Test: " + one.test());
		}
		if (one.checker() != null) {
			details.add("Checked by " + people.nameOf(one.checker()));
		}
		if (finding != null) {
			details.add((finding.confirmed() ? "Confirmed by " : "Refuted by ") + people.nameOf(finding.by()) + ", "
					+ Wording.moment(finding.at(), zone)
					+ (finding.evidence() == null ? "" : ": " + finding.evidence()));
		}
		if (one.became() != null) {
			details.add("It is " + one.became() + " now");
		}
		return new RecoveryItem(one.id(), one.text(), one.stands() + " · " + people.nameOf(one.by()), false, details);
	}

	private RecoveryItem item(Affected one, ZoneId zone, Instant now) {
		List<String> details = new ArrayList<>();
		add(details, "Harm: ", one.harm());
		Remedy remedy = one.remedy();
		if (remedy != null) {
			details.add("Remedy: " + remedy.words());
			said(details, "Agreed on by ", one.agreed(), zone);
		}
		PersonId owner = one.owner();
		add(details, "Seen to by ", owner == null ? null : people.nameOf(owner));
		add(details, "Due ", one.due() == null ? null : one.due().toString());
		PersonalNotice notice = one.notice();
		if (notice != null) {
			details.add("What they are told, written by " + people.nameOf(notice.by()) + ":\n"
					+ String.join("\n", notice.text().parts()));
			said(details, "Approved by ", notice.approved(), zone);
			said(details, "Rejected by ", notice.rejected(), zone);
		}
		one.dispatch()
			.ifPresent(sent -> details.add("Told on " + Wording.moment(sent.on(), zone) + ", " + sent.how()
					+ "; evidence: " + sent.evidence() + " (" + people.nameOf(sent.by()) + ")"));
		said(details, "Remedy given, says ", one.remedied(), zone);
		said(details, "Verified by ", one.verified(), zone);
		LocalDate due = one.due();
		boolean late = due != null && !one.state().settled() && due.isBefore(LocalDate.ofInstant(now, zone));
		return new RecoveryItem(
				one.id(), one.people() + ": " + one.whom(), one.state().words()
						+ (one.state().settled() ? "" : " · next: " + one.next()) + (late ? " · ⏰ late" : ""),
				late, details);
	}

	private void said(List<String> details, String before, @Nullable AffectedAct act, ZoneId zone) {
		if (act != null) {
			details.add(before + people.nameOf(act.by()) + ", " + Wording.moment(act.at(), zone)
					+ (act.words() == null ? "" : ": " + act.words()));
		}
	}

	private static void add(List<String> details, String before, @Nullable String value) {
		if (value != null && !value.isBlank()) {
			details.add(before + value);
		}
	}

}
