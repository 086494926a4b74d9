package dev.firewatch.workflow.followup;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

	public AskSections(Changes changes, Sections sections, People people, Policy policy) {
		this.changes = changes;
		this.sections = sections;
		this.people = people;
		this.policy = policy;
	}

	/** Asks what is to be asked now. */
	public void run(List<Casefile> followedUp, Instant now) {
		Map<PersonId, Integer> askedToday = askedToday(followedUp, now);
		for (Casefile file : followedUp) {
			if (file.postmortem().filter(postmortem -> !postmortem.published()).isEmpty()) {
				continue;
			}
			for (Section section : sections.open(file)) {
				PersonId person = sections.owner(file, section);
				if (isTime(file.postmortem().get().state(section.id()), person, now)
						&& askedToday.merge(person, 1, Integer::sum) <= policy.postmortem().questionsPerDay()) {
					ask(file, section, person, now);
				}
			}
		}
	}

	/** Whether there would be something to ask at the moment. */
	boolean wouldAsk(List<Casefile> files, Instant then) {
		return files.stream()
			.filter(file -> file.incident().status().followUp())
			.filter(file -> file.postmortem().filter(postmortem -> !postmortem.published()).isPresent())
			.anyMatch(file -> sections.open(file)
				.stream()
				.anyMatch(section -> isTime(file.postmortem().orElseThrow().state(section.id()),
						sections.owner(file, section), then)));
	}

	private Map<PersonId, Integer> askedToday(List<Casefile> files, Instant now) {
		Map<PersonId, Integer> counts = new HashMap<>();
		for (Casefile file : files) {
			file.postmortem().map(Postmortem::sections).orElse(List.of()).forEach(state -> {
				PersonId asked = state.asked();
				Instant at = state.askedAt();
				if (asked != null && at != null && day(at, asked).equals(day(now, asked))) {
					counts.merge(asked, 1, Integer::sum);
				}
			});
		}
		return counts;
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
