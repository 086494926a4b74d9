package dev.firewatch.chat.local.store;

import java.util.List;
import java.util.Optional;

import dev.firewatch.chat.local.store.LocalRoomList.ListedRooms;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.mongodb.repository.Update;
import org.springframework.data.repository.Repository;

/** The ids of all rooms, in one document. */
interface LocalRoomList extends Repository<ListedRooms, String> {

	/** The rooms in the order in which they were created. */
	@Document("local_workspace")
	record ListedRooms(@Id String id, List<String> ids) {

		private static final String ID = "rooms";

	}

	Optional<ListedRooms> findById(String id);

	ListedRooms insert(ListedRooms list);

	/**
	 * Adds those of the rooms that are missing; 0 if all are there, or if there is no
	 * list.
	 */
	@Query("{ '_id': ?0 }")
	@Update("{ '$addToSet': { 'ids': { '$each': ?1 } } }")
	long add(String list, List<String> rooms);

	default List<String> ids() {
		return findById(ListedRooms.ID).map(ListedRooms::ids).orElse(List.of());
	}

	default void add(List<String> rooms) {
		if (add(ListedRooms.ID, rooms) == 0) {
			try {
				insert(new ListedRooms(ListedRooms.ID, rooms));
			}
			catch (DuplicateKeyException there) {
				// They were already listed, or another room came first meanwhile.
				add(ListedRooms.ID, rooms);
			}
		}
	}

}
