package dev.firewatch.workflow.postmortems;

import java.util.Optional;
import java.util.Set;

import dev.firewatch.casefile.Casefiles;
import dev.firewatch.delivery.Effect;
import dev.firewatch.delivery.Outgoing;
import dev.firewatch.delivery.Places;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.workflow.Effects;
import dev.firewatch.workflow.messages.EffectComposer;

/** Reminds the incident's room of the review, on its day. */
public class ReviewReminder implements EffectComposer {

	private final Casefiles casefiles;

	private final Places places;

	private final ReviewMessages messages;

	public ReviewReminder(Casefiles casefiles, Places places, ReviewMessages messages) {
		this.casefiles = casefiles;
		this.places = places;
		this.messages = messages;
	}

	@Override
	public Set<String> kinds() {
		return Set.of(Effects.MEETING);
	}

	@Override
	public Optional<Outgoing> compose(Effect effect) {
		return casefiles.find(new IncidentId(effect.get(Effects.INCIDENT)))
			.filter(file -> file.postmortem().isPresent() && file.incident().archivedAt().isEmpty())
			.flatMap(
					file -> places.room(file.id().value()).map(room -> new Outgoing.Post(room, messages.review(file))));
	}

}
