package dev.firewatch.postmortem;

import java.time.Instant;
import java.util.Map;

import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * How far a section has come: who it is with, when they were asked, and what was
 * answered.
 *
 * @param assignee whom it was given to by name; null as long as the role's holder answers
 * @param askedAt when its question was last sent
 * @param asked whom it was sent to
 * @param laterUntil not to be asked again before
 * @param answers by the question's id, as entered
 */
public record SectionState(String id, @Nullable PersonId assignee, @Nullable Instant askedAt, @Nullable PersonId asked,
		@Nullable Instant laterUntil, Map<String, String> answers, @Nullable PersonId answeredBy,
		@Nullable Instant answeredAt, @Nullable String skipReason) {

	public static SectionState untouched(String id) {
		return new SectionState(id, null, null, null, null, Map.of(), null, null, null);
	}

	/** Whether it was answered, or skipped with a reason. */
	public boolean settled() {
		return answeredAt != null || skipReason != null;
	}

	public boolean skipped() {
		return skipReason != null;
	}

	SectionState askedOf(PersonId person, Instant at) {
		return new SectionState(id, assignee, at, person, null, answers, answeredBy, answeredAt, skipReason);
	}

	SectionState answered(Map<String, String> given, PersonId by, Instant at) {
		return new SectionState(id, assignee, askedAt, asked, laterUntil, Map.copyOf(given), by, at, null);
	}

	SectionState skipped(String reason, PersonId by, Instant at) {
		return new SectionState(id, assignee, askedAt, asked, laterUntil, answers, by, at, reason);
	}

	SectionState givenTo(PersonId person) {
		return new SectionState(id, person, null, null, null, answers, answeredBy, answeredAt, skipReason);
	}

	SectionState later(Instant until) {
		return new SectionState(id, assignee, askedAt, asked, until, answers, answeredBy, answeredAt, skipReason);
	}

}
