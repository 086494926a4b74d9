package dev.firewatch.chat.local.store;

import java.util.Optional;

import dev.firewatch.chat.local.store.Homes.StoredHome;
import dev.firewatch.people.PersonId;

import org.springframework.data.repository.Repository;

/** The home views as they were last composed. */
interface StoredHomes extends Repository<StoredHome, PersonId> {

	Optional<StoredHome> findById(PersonId person);

	StoredHome save(StoredHome home);

}
