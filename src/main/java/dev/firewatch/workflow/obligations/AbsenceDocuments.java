package dev.firewatch.workflow.obligations;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import dev.firewatch.people.PersonId;
import org.springframework.data.repository.Repository;

/** The stored absences, found by person. */
interface AbsenceDocuments extends Repository<Absence, PersonId> {

	Absence save(Absence absence);

	Optional<Absence> findById(PersonId person);

	List<Absence> findByDelegate(PersonId delegate);

	List<Absence> findByUntilGreaterThan(LocalDate day);

	void deleteById(PersonId person);

}
