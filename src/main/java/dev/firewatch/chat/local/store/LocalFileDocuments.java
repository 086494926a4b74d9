package dev.firewatch.chat.local.store;

import java.util.Optional;

import org.springframework.data.repository.Repository;

/** The stored files, found only by id. */
interface LocalFileDocuments extends Repository<LocalFile, String> {

	Optional<LocalFile> findById(String id);

	LocalFile insert(LocalFile file);

}
