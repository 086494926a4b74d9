package dev.firewatch.workflow.kernel;

import dev.firewatch.chat.Message;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.delivery.Outgoing;
import dev.firewatch.delivery.RoomDirectory;

/** A message that each room has once, kept up to date. */
public final class LiveMessage {

	/** The incident's card. */
	public static final String CARD = "card";

	/** The postmortem's progress. */
	public static final String PROGRESS = "progress";

	private LiveMessage() {
	}

	/** Updates the room's message of the kind, or posts the first one. */
	public static Outgoing in(RoomDirectory rooms, RoomRef room, String kind, Message message) {
		return rooms.message(name(room, kind))
			.<Outgoing>map(there -> new Outgoing.Update(there, message))
			.orElseGet(() -> new Outgoing.Post(room, message));
	}

	/** The name that identifies the posted message. */
	public static String name(RoomRef room, String kind) {
		return room.key() + "/" + kind;
	}

}
