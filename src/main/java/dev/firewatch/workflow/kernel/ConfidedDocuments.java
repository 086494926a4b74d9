package dev.firewatch.workflow.kernel;

import java.util.Optional;

import org.springframework.data.repository.Repository;

/** The one document of who is confided in. */
interface ConfidedDocuments extends Repository<Confided, String> {

	Confided save(Confided confided);

	Optional<Confided> findById(String id);

}
