package dev.firewatch.workflow.messages;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.RoomRef;
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
			return places.roomNow(id).flatMap(room -> places.message(name(room, Effects.CARD))).map(Outgoing.Pin::new);
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
		return places.roomNow(id)
			.map(room -> places.message(name(room, effect.kind()))
				.<Outgoing>map(there -> new Outgoing.Update(there, message))
				.orElseGet(() -> new Outgoing.Post(room, message)));
	}

	private Optional<Outgoing> announcement(Casefile file) {
		if (file.incident().isPrivate()) {
			return Optional.empty();
		}
		String id = file.id().value();
		Message message = messages.announcement().compose(file, places.roomNow(id));
		return places.message(announced(id))
			.<Outgoing>map(there -> new Outgoing.Update(there, message))
			.or(() -> Optional.of(new Outgoing.PostNamed(file.incident().home(), announceRoom, message)));
	}

	@Override
	public void confirmed(Effect effect, Sent sent) {
		MessageRef message = sent.message();
		if (message == null || effect.kind().equals(Effects.PIN)) {
			return;
		}
		places.message(effect.kind().equals(Effects.ANNOUNCEMENT) ? announced(effect.get(Effects.INCIDENT))
				: name(message.room(), effect.kind()), message);
	}

	/** A room has one card and one progress message; another room has its own. */
	private static String name(RoomRef room, String kind) {
		return room.key() + "/" + kind;
	}

	private static String announced(String incident) {
		return incident + "/" + Effects.ANNOUNCEMENT;
	}

}
