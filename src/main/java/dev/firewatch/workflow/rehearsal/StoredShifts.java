package dev.firewatch.workflow.rehearsal;

import java.util.Optional;

import dev.firewatch.workflow.rehearsal.StoredShifts.StoredShift;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.repository.Repository;

/** How far the clock was moved. */
interface StoredShifts extends Repository<StoredShift, String> {

	/**
	 * The shift of a clock.
	 *
	 * @param offset in ISO 8601, such as PT72H
	 */
	@Document("rehearsal")
	record StoredShift(@Id String id, String offset) {
	}

	Optional<StoredShift> findById(String id);

	StoredShift save(StoredShift shift);

}
