package dev.firewatch.chat.teams.connector;

import java.util.Optional;

import org.springframework.data.repository.Repository;

/** The stored references, found only by id. */
interface StoredReferences extends Repository<Reference, String> {

	Optional<Reference> findById(String id);

	Reference insert(Reference reference);

	Reference save(Reference reference);

	void deleteById(String id);

}
