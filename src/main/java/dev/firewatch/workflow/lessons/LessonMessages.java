package dev.firewatch.workflow.lessons;

import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.delivery.Outgoing;
import dev.firewatch.delivery.Outgoing.Sent;
import dev.firewatch.delivery.RoomDirectory;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import dev.firewatch.recovery.ToldLesson;
import dev.firewatch.workflow.kernel.DirectMessages;
import dev.firewatch.workflow.kernel.EffectBinding;
import dev.firewatch.workflow.kernel.EffectComposer;
import dev.firewatch.workflow.lessons.LessonEffect.TellLesson;

/** The one message that a team gets of each lesson, kept up to date. */
class LessonMessages implements EffectComposer {

	private final Casefiles casefiles;

	private final RoomDirectory rooms;

	private final DirectMessages direct;

	private final LessonCard card;

	LessonMessages(Casefiles casefiles, RoomDirectory rooms, DirectMessages direct, LessonCard card) {
		this.casefiles = casefiles;
		this.rooms = rooms;
		this.direct = direct;
		this.card = card;
	}

	@Override
	public List<EffectBinding<?>> bindings() {
		return List.of(EffectBinding.of(TellLesson.class, this::compose).confirmed(this::shown));
	}

	private Optional<Outgoing> compose(TellLesson tell) {
		Casefile file = casefiles.find(tell.incident()).orElseThrow();
		ToldLesson told = file.aftermath().lesson(tell.lesson()).orElseThrow();
		// It may have become private meanwhile.
		return LessonReaders.mayHear(file, told) ? Optional.of(message(file, told, tell)) : Optional.empty();
	}

	private Outgoing message(Casefile file, ToldLesson told, TellLesson tell) {
		Platform home = file.incident().home();
		PersonId lead = told.lead();
		return rooms.message(name(tell))
			.<Outgoing>map(there -> new Outgoing.Update(there, card.told(file, told)))
			.orElseGet(() -> told.channel().isEmpty() && lead != null ? direct.to(lead, home, card.told(file, told))
					: new Outgoing.PostNamed(home, told.channel(), card.told(file, told)));
	}

	private void shown(TellLesson tell, Sent sent) {
		MessageRef message = sent.message();
		if (message != null) {
			rooms.message(name(tell), message);
		}
	}

	private static String name(TellLesson tell) {
		return tell.incident() + "/" + tell.lesson();
	}

}
