package dev.firewatch.chat.local.store;

import java.util.Optional;

import org.springframework.data.repository.Repository;

/** The stored forms, found only by id. */
interface LocalFormDocuments extends Repository<LocalForm, String> {

	Optional<LocalForm> findById(String id);

	LocalForm insert(LocalForm form);

	void deleteById(String id);

}
