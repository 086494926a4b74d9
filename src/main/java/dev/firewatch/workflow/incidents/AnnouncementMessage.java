package dev.firewatch.workflow.incidents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.Span;
import dev.firewatch.incident.Incident;
import dev.firewatch.incident.Kind;
import dev.firewatch.people.People;

/** What everybody sees about an incident: the card's first line and the last update. */
class AnnouncementMessage {

	private final People people;

	public AnnouncementMessage(People people) {
		this.people = people;
	}

	public Message compose(Casefile file, Optional<RoomRef> room) {
		Incident incident = file.incident();
		String lead = incident.holder("commander")
			.map(person -> "led by " + people.nameOf(person))
			.orElse("nobody leads yet");
		String kind = incident.kind() == Kind.INCIDENT ? "" : " (" + incident.kind().words() + ")";
		String first = incident.severity() + " · " + incident.title() + kind;
		List<Block> blocks = new ArrayList<>();
		blocks.add(Block.paragraph(Span.strong(first), Span.plain("   " + file.id())));
		List<Span> second = new ArrayList<>();
		second.add(Span.plain(incident.status().words() + " · " + lead + " · since "));
		second.add(Span.dateTime(incident.declaredAt()));
		room.ifPresent(there -> {
			second.add(Span.plain(" · "));
			second.add(new Span.RoomLink(there, "its channel"));
		});
		blocks.add(new Block.Paragraph(second));
		incident.lastUpdate()
			.ifPresent(update -> blocks.add(Block.paragraph(Span.plain("Last update: " + update.text()))));
		if (!incident.status().ended()) {
			blocks.add(Block.buttons(Button.of("Join", new Action("join", file.id().value(), "")),
					Button.of("Status", new Action("status", file.id().value(), ""))));
		}
		return new Message(first, blocks);
	}

}
