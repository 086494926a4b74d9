package dev.firewatch.workflow.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.firewatch.chat.Block;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.Span;
import dev.firewatch.delivery.Effect;
import dev.firewatch.delivery.Outgoing;
import dev.firewatch.delivery.RoomDirectory;
import dev.firewatch.people.People;
import dev.firewatch.people.PersonId;

/**
 * If somebody can't get a direct message, they are mentioned and asked in the incident's
 * room: better that the whole room reads it than nobody.
 */
public class PublicFallback {

	private final RoomDirectory rooms;

	private final People people;

	public PublicFallback(RoomDirectory rooms, People people) {
		this.rooms = rooms;
		this.people = people;
	}

	/** The same with that fallback, if it is about one incident. */
	Outgoing orElse(Effect effect, Outgoing outgoing) {
		String incident = effect.about().get(Effects.INCIDENT);
		if (incident == null || !(outgoing instanceof Outgoing.Direct direct) || !direct.instead().isEmpty()) {
			return outgoing;
		}
		List<Outgoing.Post> instead = post(incident, direct).stream().toList();
		return new Outgoing.Direct(direct.platform(), direct.person(), direct.message(), instead);
	}

	/**
	 * The message for the incident's room; empty if there is no room.
	 */
	public Optional<Outgoing.Post> post(String incident, Outgoing.Direct direct) {
		return rooms.room(incident)
			.filter(room -> room.platform() == direct.platform())
			.map(room -> post(room, direct.person(), direct.message()));
	}

	private Outgoing.Post post(RoomRef room, PersonId person, Message message) {
		List<Block> blocks = new ArrayList<>();
		blocks.add(Block.paragraph(new Span.Mention(person, people.nameOf(person)),
				Span.plain(", this is for you. I can't write to you alone.")));
		blocks.addAll(message.blocks());
		return new Outgoing.Post(room, new Message(message.fallback(), blocks));
	}

}
