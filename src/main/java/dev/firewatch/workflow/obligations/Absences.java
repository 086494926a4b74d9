package dev.firewatch.workflow.obligations;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.firewatch.people.PersonId;

/** Who is away. */
class Absences {

	private final AbsenceDocuments documents;

	/**
	 * Asked for with every obligation; another instance's change is seen within a minute.
	 */
	private final Cache<PersonId, Optional<Absence>> known = Caffeine.newBuilder()
		.maximumSize(10_000)
		.expireAfterWrite(Duration.ofMinutes(1))
		.build();

	Absences(AbsenceDocuments documents) {
		this.documents = documents;
	}

	/** The person's absence, if they are away on the day. */
	Optional<Absence> on(LocalDate day, PersonId person) {
		return known.get(person, documents::findById).filter(absence -> absence.covers(day));
	}

	/** Those who are away on the day and named the person to stand in for them. */
	List<PersonId> delegatingTo(PersonId person, LocalDate day) {
		return documents.findByDelegate(person)
			.stream()
			.filter(absence -> absence.covers(day))
			.map(Absence::person)
			.toList();
	}

	/** All who are away on the day. */
	List<PersonId> all(LocalDate day) {
		return documents.findByUntilGreaterThan(day).stream().map(Absence::person).toList();
	}

	void begin(Absence absence) {
		documents.save(absence);
		known.invalidate(absence.person());
	}

	void end(PersonId person) {
		documents.deleteById(person);
		known.invalidate(person);
	}

}
