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

	/** Adds the room if it is missing; 0 if it is there, or if there is no list. */
	@Query("{ '_id': ?0 }")
	@Update("{ '$addToSet': { 'ids': ?1 } }")
	long add(String list, String room);

	default List<String> ids() {
		return findById(ListedRooms.ID).map(ListedRooms::ids).orElse(List.of());
	}

	default void add(String room) {
		if (add(ListedRooms.ID, room) == 0) {
			try {
				insert(new ListedRooms(ListedRooms.ID, List.of(room)));
			}
			catch (DuplicateKeyException there) {
				// It was already listed, or another room came first meanwhile.
				add(ListedRooms.ID, room);
			}
		}
	}

}
