package dev.firewatch.workflow.obligations;

import java.util.List;
import java.util.Optional;

import dev.firewatch.people.PersonId;
import org.springframework.data.repository.Repository;

/** The stored absences, found by person. */
interface AbsenceDocuments extends Repository<Absence, PersonId> {

	Absence save(Absence absence);

	Optional<Absence> findById(PersonId person);

	List<Absence> findAllById(Iterable<PersonId> people);

	void deleteById(PersonId person);

}
