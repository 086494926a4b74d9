package dev.firewatch.chat.teams.connector;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.mongodb.repository.Update;
import org.springframework.data.repository.Repository;

/** The stored references, found only by id. */
interface StoredReferences extends Repository<Reference, String> {

	Optional<Reference> findById(String id);

	Reference insert(Reference reference);

	Reference save(Reference reference);

	/**
	 * Marks a reference, whatever else changes in it meanwhile.
	 * @return 0 if there is none
	 */
	@Query("{ '_id': ?0 }")
	@Update("{ '$set': { 'mark': ?1 } }")
	long mark(String id, @Nullable String mark);

	/**
	 * Says where it is, and leaves its mark alone.
	 * @return 0 if there is none
	 */
	@Query("{ '_id': ?0 }")
	@Update("{ '$set': { 'conversation': ?1, 'serviceUrl': ?2, 'team': ?3 } }")
	long place(String id, String conversation, String serviceUrl, @Nullable String team);

	void deleteById(String id);

}
