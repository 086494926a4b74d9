package dev.firewatch.workflow.postmortems.writing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Docket;
import dev.firewatch.chat.Reply;
import dev.firewatch.delivery.Effect;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Policy;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.postmortem.Section;
import dev.firewatch.postmortem.SectionState;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.FollowUpTask;

/**
 * Asks the sections of open postmortems: in working hours, a few per person and day, and
 * again after a while if they are still open.
 */
class AskSections implements FollowUpTask {

	private final CasefileEditor editor;

	private final Sections sections;

	private final People people;

	private final Policy policy;

	private final Questions questions;

	public AskSections(CasefileEditor editor, Sections sections, People people, Policy policy, Questions questions) {
		this.editor = editor;
		this.sections = sections;
		this.people = people;
		this.policy = policy;
		this.questions = questions;
	}

	@Override
	public Pass at(Instant now) {
		return docket -> {
			ask(docket.file(), now);
			return Look.done(next(docket.file(), now));
		};
	}

	/** Asks what is due to be asked now. */
	private void ask(Casefile file, Instant now) {
		for (Section section : current(file, now)) {
			PersonId person = sections.owner(file, section);
			if (isTime(state(file, section), person, now) && questions.claim(person, day(now, person),
					policy.postmortem().questionsPerDay(), file.id() + "/" + section.id())) {
				ask(file, section, person, now);
			}
		}
	}

	/**
	 * The one section that each person is asked for: the next one comes once that is
	 * answered or put off.
	 */
	private List<Section> current(Casefile file, Instant now) {
		Set<PersonId> busy = new HashSet<>();
		return open(file).stream()
			.filter(section -> !isPutOff(state(file, section), now) && !waitsForReview(file, section, now))
			.filter(section -> busy.add(sections.owner(file, section)))
			.toList();
	}

	private static boolean isPutOff(SectionState state, Instant now) {
		return state.laterUntil() != null && state.laterUntil().isAfter(now);
	}

	/** What the review answers together nobody is asked for before it. */
	private static boolean waitsForReview(Casefile file, Section section, Instant now) {
		return review(file, section).filter(now::isBefore).isPresent();
	}

	private static Optional<Instant> review(Casefile file, Section section) {
		return section.meeting() ? file.postmortem().flatMap(Postmortem::reviewAt) : Optional.empty();
	}

	private List<Section> open(Casefile file) {
		boolean asking = file.incident().status().followUp()
				&& file.postmortem().filter(postmortem -> !postmortem.published()).isPresent();
		return asking ? sections.open(file) : List.of();
	}

	private static SectionState state(Casefile file, Section section) {
		return file.postmortem().orElseThrow().state(section.id());
	}

	private Optional<Instant> next(Casefile file, Instant now) {
		return open(file).stream().map(section -> next(file, section, now)).min(Comparator.naturalOrder());
	}

	private Instant next(Casefile file, Section section, Instant now) {
		SectionState state = state(file, section);
		PersonId person = sections.owner(file, section);
		Instant earliest = now;
		if (state.laterUntil() != null && state.laterUntil().isAfter(earliest)) {
			earliest = state.laterUntil();
		}
		Instant review = review(file, section).orElse(earliest);
		earliest = review.isAfter(earliest) ? review : earliest;
		if (person.equals(state.asked()) && state.askedAt() != null) {
			Instant again = state.askedAt().plus(policy.postmortem().nudgeEvery());
			earliest = again.isAfter(earliest) ? again : earliest;
		}
		ZonedDateTime moment = policy.hours().nextOpen(earliest.atZone(zone(person)));
		if (!moment.toInstant().isAfter(now)) {
			// It would be asked now, but enough has been asked today.
			LocalDate tomorrow = moment.toLocalDate().plusDays(1);
			moment = policy.hours().nextOpen(tomorrow.atStartOfDay(moment.getZone()));
		}
		return moment.toInstant();
	}

	@Override
	public boolean wouldWrite(List<Docket> open, Instant then) {
		return open.stream()
			.map(Docket::file)
			.anyMatch(file -> current(file, then).stream()
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
		if (isPutOff(state, now)) {
			return false;
		}
		Instant askedAt = person.equals(state.asked()) ? state.askedAt() : null;
		return askedAt == null || !askedAt.plus(policy.postmortem().nudgeEvery()).isAfter(now);
	}

	private void ask(Casefile addressed, Section section, PersonId person, Instant now) {
		String key = "ask/" + section.id() + "/" + person + "/" + day(now, person);
		editor.change(addressed.id(), key, file -> {
			Postmortem postmortem = file.postmortem().orElseThrow();
			if (postmortem.state(section.id()).settled() || !isTime(postmortem.state(section.id()), person, now)) {
				return Decision.refused(Reply.silent());
			}
			postmortem.asked(section.id(), person, now);
			List<Effect> effects = new ArrayList<>(
					List.of(new WritingEffect.AskSection(file.id(), section.id(), person).effect()));
			if (file.incident().followUp()) {
				effects.addAll(List.of(Effects.refreshed(file.id())));
			}
			return Decision.accepted(Reply.silent(), effects);
		});
	}

}
