package dev.firewatch.postmortem;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a section: who has it, when they were asked, and what was answered.
 *
 * @param with whom it was handed to
 * @param askedAt when its question was last sent
 * @param asked who got it
 * @param laterUntil not asked again before this
 * @param answers by the question's id, as entered; for a computed question the correction
 * @param contributions who contributed to which answer, earliest first
 * @param hidden whether the template's conditions rule it out here
 */
public record SectionState(String id, With with, @Nullable Instant askedAt, @Nullable PersonId asked,
		@Nullable Instant laterUntil, Map<String, String> answers, List<Contribution> contributions,
		@Nullable PersonId answeredBy, @Nullable Instant answeredAt, @Nullable String skipReason, boolean hidden) {

	public SectionState {
		answers = answers == null ? Map.of() : answers;
		contributions = contributions == null ? List.of() : List.copyOf(contributions);
		with = with == null ? With.NOBODY : with;
	}

	/**
	 * The person or role a section was handed to; nobody while its role's holder answers.
	 */
	public record With(@Nullable PersonId person, @Nullable String role) {

		public static final With NOBODY = new With(null, null);

	}

	/** Somebody's contribution to an answer. */
	public record Contribution(String question, PersonId by, Instant at) {
	}

	public static SectionState untouched(String id) {
		return new SectionState(id, With.NOBODY, null, null, null, Map.of(), List.of(), null, null, null, false);
	}

	/** Whether it was answered, or skipped with a reason. */
	public boolean settled() {
		return answeredAt != null || skipReason != null;
	}

	public boolean skipped() {
		return skipReason != null;
	}

	/** Everybody who contributed to the answer, earliest first. */
	public Set<PersonId> contributors(String question) {
		Set<PersonId> people = new LinkedHashSet<>();
		contributions.stream().filter(one -> one.question().equals(question)).forEach(one -> people.add(one.by()));
		return people;
	}

	SectionState askedOf(PersonId person, Instant at) {
		return new SectionState(id, with, at, person, null, answers, contributions, answeredBy, answeredAt, skipReason,
				hidden);
	}

	SectionState answered(Map<String, String> given, PersonId by, Instant at) {
		List<Contribution> wrote = new ArrayList<>(contributions);
		given.forEach((question, answer) -> {
			if (!answer.equals(answers.get(question))) {
				wrote.add(new Contribution(question, by, at));
			}
		});
		return new SectionState(id, with, askedAt, asked, laterUntil, copy(given), wrote, by, at, null, hidden);
	}

	/** Adds to one answer without settling the section. */
	SectionState added(String question, String text, PersonId by, Instant at) {
		String earlier = answers.get(question);
		return written(question, earlier == null ? text : earlier + "\n" + text, by, at);
	}

	/** Replaces an answer without settling the section. */
	SectionState replaced(String question, String answer, PersonId by, Instant at) {
		if (!settled()) {
			return written(question, answer, by, at);
		}
		Map<String, String> all = new LinkedHashMap<>(answers);
		all.put(question, answer);
		return answered(all, by, at);
	}

	private SectionState written(String question, String answer, PersonId by, Instant at) {
		Map<String, String> all = new LinkedHashMap<>(answers);
		all.put(question, answer);
		List<Contribution> wrote = new ArrayList<>(contributions);
		wrote.add(new Contribution(question, by, at));
		return new SectionState(id, with, askedAt, asked, laterUntil, copy(all), wrote, answeredBy, answeredAt,
				skipReason, hidden);
	}

	SectionState skipped(String reason, PersonId by, Instant at) {
		return new SectionState(id, with, askedAt, asked, laterUntil, answers, contributions, by, at, reason, hidden);
	}

	SectionState givenTo(With whom) {
		return new SectionState(id, whom, null, null, null, answers, contributions, answeredBy, answeredAt, skipReason,
				hidden);
	}

	SectionState later(Instant until) {
		return new SectionState(id, with, askedAt, asked, until, answers, contributions, answeredBy, answeredAt,
				skipReason, hidden);
	}

	/** The same, with those known answers that the section asks for. */
	SectionState knowing(Section section, Map<String, String> known) {
		Map<String, String> theirs = new LinkedHashMap<>();
		section.questions()
			.stream()
			.filter(question -> known.containsKey(question.id()))
			.forEach(question -> theirs.put(question.id(), known.get(question.id())));
		return new SectionState(id, with, askedAt, asked, laterUntil, copy(theirs), contributions, answeredBy,
				answeredAt, skipReason, hidden);
	}

	SectionState shown(boolean isShown) {
		return new SectionState(id, with, askedAt, asked, laterUntil, answers, contributions, answeredBy, answeredAt,
				skipReason, !isShown);
	}

	/** In the order given, so that what is written out is the same each time. */
	private static Map<String, String> copy(Map<String, String> given) {
		return Collections.unmodifiableMap(new LinkedHashMap<>(given));
	}

}
