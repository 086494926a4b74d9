package dev.firewatch.workflow.postmortems;

import java.util.Optional;
import java.util.Set;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.delivery.Effect;
import dev.firewatch.delivery.Outgoing;
import dev.firewatch.delivery.Outgoing.Sent;
import dev.firewatch.delivery.Places;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.workflow.Effects;
import dev.firewatch.workflow.messages.EffectComposer;
import dev.firewatch.workflow.messages.KeptMessage;

/** The one message in the room that shows how far the postmortem is. */
public class ProgressMessage implements EffectComposer {

	private final Casefiles casefiles;

	private final Places places;

	private final SectionMessages messages;

	public ProgressMessage(Casefiles casefiles, Places places, SectionMessages messages) {
		this.casefiles = casefiles;
		this.places = places;
		this.messages = messages;
	}

	@Override
	public Set<String> kinds() {
		return Set.of(Effects.PROGRESS);
	}

	@Override
	public Optional<Outgoing> compose(Effect effect) {
		Casefile file = casefiles.find(new IncidentId(effect.get(Effects.INCIDENT))).orElseThrow();
		if (file.incident().archivedAt().isPresent() || file.postmortem().isEmpty()) {
			return Optional.empty();
		}
		return places.roomNow(file.id().value())
			.map(room -> KeptMessage.in(places, room, Effects.PROGRESS, messages.progress(file)));
	}

	@Override
	public void confirmed(Effect effect, Sent sent) {
		MessageRef message = sent.message();
		if (message != null) {
			places.message(KeptMessage.name(message.room(), Effects.PROGRESS), message);
		}
	}

}
