package dev.firewatch.workflow.fixes;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Reply;
import dev.firewatch.delivery.Effect;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Policy;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.HandOver;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.FollowUpTask;

/**
 * Lets a hand-over that nobody answers lapse: the fix stays with its owners, and whoever
 * asked hears of it.
 */
class LapseHandOvers implements FollowUpTask {

	private final CasefileEditor editor;

	private final People people;

	private final Policy policy;

	LapseHandOvers(CasefileEditor editor, People people, Policy policy) {
		this.editor = editor;
		this.people = people;
		this.policy = policy;
	}

	@Override
	public Pass at(Instant now) {
		return docket -> {
			List<Instant> next = new ArrayList<>();
			for (Fix fix : docket.file().fixes()) {
				fix.handOver().ifPresent(unanswered -> {
					Instant lapses = lapses(unanswered);
					if (lapses.isAfter(now)) {
						next.add(lapses);
					}
					else {
						lapse(docket.file(), fix, unanswered, now);
					}
				});
			}
			return Look.done(next.stream().min(Comparator.naturalOrder()));
		};
	}

	/** In the morning of whoever asked and is told, like everything that can wait. */
	private Instant lapses(HandOver unanswered) {
		ZoneId zone = people.find(unanswered.by()).map(Person::zone).orElse(policy.zone());
		LocalDate day = unanswered.lapsesOn(policy.hours(), zone, policy.reminders().handOverDays());
		return day.atTime(policy.hours().from()).atZone(zone).toInstant();
	}

	private void lapse(Casefile addressed, Fix named, HandOver unanswered, Instant now) {
		editor.change(addressed.id(), "lapsed/" + named.id() + "/" + unanswered.at(), file -> {
			Fix fix = file.fix(named.id()).orElseThrow();
			if (file.incident().status().ended() || fix.lapse(unanswered).isPresent()) {
				return Decision.refused(Reply.silent());
			}
			List<Effect> effects = new ArrayList<>();
			effects.add(new FixEffect.TellLapsed(file.id(), fix.id(), unanswered.by()).effect());
			effects.add(Effects.card(file.id()));
			for (PersonId person : file.people(unanswered.to())) {
				effects.add(Effects.home(person));
			}
			return Decision.accepted(Reply.silent(), effects);
		});
	}

}
