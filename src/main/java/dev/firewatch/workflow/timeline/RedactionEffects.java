package dev.firewatch.workflow.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.firewatch.chat.Message;
import dev.firewatch.delivery.Outgoing;
import dev.firewatch.delivery.RoomDirectory;
import dev.firewatch.workflow.kernel.EffectBinding;
import dev.firewatch.workflow.kernel.EffectComposer;
import dev.firewatch.workflow.timeline.TimelineEffect.HideEchoes;

/** Takes what a redacted entry said out of the bot's own messages in the room. */
class RedactionEffects implements EffectComposer {

	/** As many messages as are looked through, the latest first. */
	private static final int MOST = 2_000;

	/** The platform's clock may be a little behind. */
	private static final Duration EARLIER = Duration.ofMinutes(5);

	private final RoomDirectory rooms;

	RedactionEffects(RoomDirectory rooms) {
		this.rooms = rooms;
	}

	@Override
	public List<EffectBinding<?>> bindings() {
		return List.of(EffectBinding.of(HideEchoes.class, this::compose));
	}

	private Optional<Outgoing> compose(HideEchoes hide) {
		return rooms.room(hide.incident().value())
			.map(room -> new Outgoing.Overwrite(room, Instant.parse(hide.since()).minus(EARLIER), MOST,
					EntryLine.named(hide.entry()), Message.text(hide.entry() + " was redacted.")));
	}

}
