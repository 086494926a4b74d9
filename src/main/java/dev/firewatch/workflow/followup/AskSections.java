package dev.firewatch.workflow.followup;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Reply;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Policy;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.postmortem.Section;
import dev.firewatch.postmortem.SectionState;
import dev.firewatch.workflow.Changes;
import dev.firewatch.workflow.Decision;
import dev.firewatch.workflow.Effects;
import dev.firewatch.workflow.postmortems.Sections;

/**
 * Asks the sections of open postmortems: in working hours, a few a person and day, and
 * again after a while as long as they are open.
 */
public class AskSections {

	private final Changes changes;

	private final Sections sections;

	private final People people;

	private final Policy policy;

	private final Questions questions;

	public AskSections(Changes changes, Sections sections, People people, Policy policy, Questions questions) {
		this.changes = changes;
		this.sections = sections;
		this.people = people;
		this.policy = policy;
		this.questions = questions;
	}

	/** Asks what is to be asked now. */
	public void run(Casefile file, Instant now) {
		for (Section section : open(file)) {
			PersonId person = sections.owner(file, section);
			if (isTime(state(file, section), person, now) && questions.claim(person, day(now, person),
					policy.postmortem().questionsPerDay(), file.id() + "/" + section.id())) {
				ask(file, section, person, now);
			}
		}
	}

	private List<Section> open(Casefile file) {
		boolean asking = file.incident().status().followUp()
				&& file.postmortem().filter(postmortem -> !postmortem.published()).isPresent();
		return asking ? sections.open(file) : List.of();
	}

	private static SectionState state(Casefile file, Section section) {
		return file.postmortem().orElseThrow().state(section.id());
	}

	/**
	 * When there may be something to ask next, after what was asked now; never later than
	 * there is.
	 */
	Optional<Instant> next(Casefile file, Instant now) {
		return open(file).stream().map(section -> next(file, section, now)).min(Comparator.naturalOrder());
	}

	private Instant next(Casefile file, Section section, Instant now) {
		SectionState state = state(file, section);
		PersonId person = sections.owner(file, section);
		Instant earliest = now;
		if (state.laterUntil() != null && state.laterUntil().isAfter(earliest)) {
			earliest = state.laterUntil();
		}
		if (person.equals(state.asked()) && state.askedAt() != null) {
			Instant again = state.askedAt().plus(policy.postmortem().nudgeEvery());
			earliest = again.isAfter(earliest) ? again : earliest;
		}
		ZonedDateTime moment = policy.hours().nextOpen(earliest.atZone(zone(person)));
		if (!moment.toInstant().isAfter(now)) {
			// It would have been asked now, had not enough been asked today.
			LocalDate tomorrow = moment.toLocalDate().plusDays(1);
			moment = policy.hours().nextOpen(tomorrow.atStartOfDay(moment.getZone()));
		}
		return moment.toInstant();
	}

	/** Whether there would be something to ask at the moment. */
	boolean wouldAsk(List<Casefile> files, Instant then) {
		return files.stream()
			.anyMatch(file -> open(file).stream()
				.anyMatch(section -> isTime(state(file, section), sections.owner(file, section), then)));
	}

	private LocalDate day(Instant at, PersonId person) {
		return LocalDate.ofInstant(at, zone(person));
	}

	private ZoneId zone(PersonId person) {
		return people.find(person).map(Person::zone).orElse(policy.zone());
	}

	private boolean isTime(SectionState state, PersonId person, Instant now) {
		ZonedDateTime local = now.atZone(zone(person));
		if (!policy.hours().open(local)) {
			return false;
		}
		if (state.laterUntil() != null && state.laterUntil().isAfter(now)) {
			return false;
		}
		Instant askedAt = person.equals(state.asked()) ? state.askedAt() : null;
		return askedAt == null || !askedAt.plus(policy.postmortem().nudgeEvery()).isAfter(now);
	}

	private void ask(Casefile addressed, Section section, PersonId person, Instant now) {
		String key = "ask/" + section.id() + "/" + person + "/" + day(now, person);
		changes.change(addressed.id(), key, file -> {
			Postmortem postmortem = file.postmortem().orElseThrow();
			if (postmortem.state(section.id()).settled() || !isTime(postmortem.state(section.id()), person, now)) {
				return Decision.refused(Reply.silent());
			}
			postmortem.asked(section.id(), person, now);
			file.incident().followUp();
			return Decision.accepted(Reply.silent(), Effects.question(file.id(), section.id(), person));
		});
	}

}
