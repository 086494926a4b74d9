package dev.firewatch.workflow.postmortems.writing;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Span;
import dev.firewatch.delivery.Outgoing;
import dev.firewatch.delivery.RoomDirectory;
import dev.firewatch.people.People;
import dev.firewatch.people.PersonId;
import dev.firewatch.workflow.kernel.EffectBinding;
import dev.firewatch.workflow.kernel.EffectComposer;
import dev.firewatch.workflow.postmortems.writing.WritingEffect.AskRoom;
import java.util.List;
import java.util.Optional;

/** Asks everybody in the incident's room a question of the postmortem. */
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
	public List<EffectBinding<?>> bindings() {
		return List.of(EffectBinding.of(AskRoom.class, this::compose));
	}

	private Optional<Outgoing> compose(AskRoom ask) {
		Optional<Casefile> file = casefiles.find(ask.incident())
			.filter(found -> found.incident().archivedAt().isEmpty())
			.filter(found -> found.postmortem().filter(postmortem -> !postmortem.published()).isPresent());
		return file.flatMap(found -> sections.question(found, ask.question())
			.flatMap(question -> rooms.room(found.id().value())
				.map(room -> new Outgoing.Post(room, message(found, question, ask.person())))));
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
