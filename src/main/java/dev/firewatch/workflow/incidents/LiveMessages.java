package dev.firewatch.workflow.incidents;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.delivery.Outgoing;
import dev.firewatch.delivery.Outgoing.Sent;
import dev.firewatch.delivery.RoomDirectory;
import dev.firewatch.workflow.incidents.IncidentEffect.PinCard;
import dev.firewatch.workflow.kernel.AnnounceChannel;
import dev.firewatch.workflow.kernel.EffectBinding;
import dev.firewatch.workflow.kernel.EffectComposer;
import dev.firewatch.workflow.kernel.Effects.RefreshAnnouncement;
import dev.firewatch.workflow.kernel.Effects.RefreshCard;
import dev.firewatch.workflow.kernel.LiveMessage;

/**
 * The messages that exist once and are kept up to date: the card and the announcement.
 */
class LiveMessages implements EffectComposer {

	private final Casefiles casefiles;

	private final RoomDirectory rooms;

	private final CardMessage card;

	private final AnnouncementMessage announcement;

	private final Clock clock;

	private final AnnounceChannel announceChannel;

	public LiveMessages(Casefiles casefiles, RoomDirectory rooms, CardMessage card, AnnouncementMessage announcement,
			Clock clock, AnnounceChannel announceChannel) {
		this.casefiles = casefiles;
		this.rooms = rooms;
		this.card = card;
		this.announcement = announcement;
		this.clock = clock;
		this.announceChannel = announceChannel;
	}

	@Override
	public List<EffectBinding<?>> bindings() {
		return List.of(EffectBinding.of(RefreshCard.class, this::card).confirmed(this::shown),
				EffectBinding.of(PinCard.class, this::pin),
				EffectBinding.of(RefreshAnnouncement.class, this::announcement).confirmed(this::announced));
	}

	private Optional<Outgoing> pin(PinCard pin) {
		return rooms.roomNow(pin.incident().value())
			.flatMap(room -> rooms.message(LiveMessage.name(room, LiveMessage.CARD)))
			.map(Outgoing.Pin::new);
	}

	private Optional<Outgoing> card(RefreshCard refresh) {
		Casefile file = casefiles.find(refresh.incident()).orElseThrow();
		if (file.incident().archivedAt().isPresent()) {
			return Optional.empty();
		}
		return rooms.roomNow(file.id().value())
			.map(room -> LiveMessage.in(rooms, room, LiveMessage.CARD, card.compose(file, clock.instant())));
	}

	private void shown(RefreshCard refresh, Sent sent) {
		MessageRef message = sent.message();
		if (message != null) {
			rooms.message(LiveMessage.name(message.room(), LiveMessage.CARD), message);
		}
	}

	private Optional<Outgoing> announcement(RefreshAnnouncement refresh) {
		Casefile file = casefiles.find(refresh.incident()).orElseThrow();
		if (file.incident().isPrivate()) {
			return Optional.empty();
		}
		String id = file.id().value();
		Message message = announcement.compose(file, rooms.roomNow(id));
		return rooms.message(announced(id))
			.<Outgoing>map(there -> new Outgoing.Update(there, message))
			.or(() -> Optional.of(new Outgoing.PostNamed(file.incident().home(), announceChannel.name(), message,
					Set.of(file.incident().declaredBy()))));
	}

	private void announced(RefreshAnnouncement refresh, Sent sent) {
		MessageRef message = sent.message();
		if (message != null) {
			rooms.message(announced(refresh.incident().value()), message);
		}
	}

	private static String announced(String incident) {
		return incident + "/" + RefreshAnnouncement.LANE;
	}

}
