package dev.firewatch.workflow.messages;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.delivery.Effect;
import dev.firewatch.delivery.Outgoing;
import dev.firewatch.delivery.Outgoing.Sent;
import dev.firewatch.delivery.Places;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.workflow.Effects;

/**
 * The messages that are one each and kept alive: the card, the announcement, the
 * progress.
 */
public class LivingMessages implements EffectComposer {

	private final Casefiles casefiles;

	private final Places places;

	private final IncidentMessages messages;

	private final Clock clock;

	private final String announceRoom;

	public LivingMessages(Casefiles casefiles, Places places, IncidentMessages messages, Clock clock,
			String announceRoom) {
		this.casefiles = casefiles;
		this.places = places;
		this.messages = messages;
		this.clock = clock;
		this.announceRoom = announceRoom;
	}

	@Override
	public Set<String> kinds() {
		return Set.of(Effects.CARD, Effects.PIN, Effects.ANNOUNCEMENT, Effects.PROGRESS);
	}

	@Override
	public Optional<Outgoing> compose(Effect effect) {
		String id = effect.get(Effects.INCIDENT);
		if (effect.kind().equals(Effects.PIN)) {
			return places.message(name(id, Effects.CARD)).map(Outgoing.Pin::new);
		}
		Casefile file = casefiles.find(new IncidentId(id)).orElseThrow();
		if (effect.kind().equals(Effects.ANNOUNCEMENT)) {
			return announcement(file);
		}
		if (file.incident().archivedAt().isPresent()) {
			return Optional.empty();
		}
		if (effect.kind().equals(Effects.PROGRESS) && file.postmortem().isEmpty()) {
			return Optional.empty();
		}
		Message message = effect.kind().equals(Effects.CARD) ? messages.card().compose(file, clock.instant())
				: messages.sections().progress(file);
		Optional<MessageRef> there = places.message(name(id, effect.kind()));
		if (there.isPresent()) {
			return Optional.of(new Outgoing.Update(there.get(), message));
		}
		return places.room(id).map(room -> new Outgoing.Post(room, message));
	}

	private Optional<Outgoing> announcement(Casefile file) {
		if (file.incident().isPrivate()) {
			return Optional.empty();
		}
		String id = file.id().value();
		Message message = messages.announcement().compose(file, places.room(id));
		return places.message(name(id, Effects.ANNOUNCEMENT))
			.<Outgoing>map(there -> new Outgoing.Update(there, message))
			.or(() -> Optional.of(new Outgoing.PostNamed(file.incident().home(), announceRoom, message)));
	}

	@Override
	public void confirmed(Effect effect, Sent sent) {
		if (!effect.kind().equals(Effects.PIN) && sent.message() != null) {
			places.message(name(effect.get(Effects.INCIDENT), effect.kind()), sent.message());
		}
	}

	/**
	 * A new room has a card and a progress message of its own; the announcement stays
	 * one.
	 */
	private String name(String incident, String kind) {
		int room = kind.equals(Effects.ANNOUNCEMENT) ? 1
				: casefiles.find(new IncidentId(incident)).map(file -> file.incident().room()).orElse(1);
		return incident + "/" + kind + (room == 1 ? "" : "/" + room);
	}

}
