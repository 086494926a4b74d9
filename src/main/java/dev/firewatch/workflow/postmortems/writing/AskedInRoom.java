package dev.firewatch.workflow.postmortems.writing;

import java.util.Optional;
import java.util.Set;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Span;
import dev.firewatch.delivery.Effect;
import dev.firewatch.delivery.Outgoing;
import dev.firewatch.delivery.RoomDirectory;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.People;
import dev.firewatch.people.PersonId;
import dev.firewatch.workflow.kernel.EffectComposer;
import dev.firewatch.workflow.kernel.Effects;

/** Puts a question of the postmortem to all in the incident's room. */
class AskedInRoom implements EffectComposer {

	private final Casefiles casefiles;

	private final RoomDirectory rooms;

	private final Sections sections;

	private final People people;

	public AskedInRoom(Casefiles casefiles, RoomDirectory rooms, Sections sections, People people) {
		this.casefiles = casefiles;
		this.rooms = rooms;
		this.sections = sections;
		this.people = people;
	}

	@Override
	public Set<String> kinds() {
		return Set.of(Effects.ASKED);
	}

	@Override
	public Optional<Outgoing> compose(Effect effect) {
		Optional<Casefile> file = casefiles.find(new IncidentId(effect.get(Effects.INCIDENT)))
			.filter(found -> found.incident().archivedAt().isEmpty())
			.filter(found -> found.postmortem().filter(postmortem -> !postmortem.published()).isPresent());
		return file.flatMap(found -> sections.question(found, effect.get("question"))
			.flatMap(question -> rooms.room(found.id().value())
				.map(room -> new Outgoing.Post(room,
						message(found, question, new PersonId(effect.get(Effects.PERSON)))))));
	}

	private Message message(Casefile file, Sections.FoundSection foundSection, PersonId asker) {
		String first = "Who knows? " + foundSection.question().text();
		return Message.of(first,
				Block.paragraph(Span.plain("Who knows? "), Span.strong(foundSection.question().text())),
				Block.aside(Span.plain("For the postmortem of " + file.id() + ", asked by "),
						new Span.Mention(asker, people.nameOf(asker)), Span.plain(".")),
				Block.buttons(Button.primary("I know",
						new Action("postmortem", file.id().value(), "tell " + foundSection.question().id()))));
	}

}
