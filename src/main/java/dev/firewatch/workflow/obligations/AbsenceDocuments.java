package dev.firewatch.workflow.obligations;

import java.util.Optional;

import dev.firewatch.people.PersonId;
import org.springframework.data.repository.Repository;

/** The stored absences, found by person. */
interface AbsenceDocuments extends Repository<Absence, PersonId> {

	Absence save(Absence absence);

	Optional<Absence> findById(PersonId person);

	void deleteById(PersonId person);

}
