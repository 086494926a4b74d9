package dev.firewatch.workflow.incidents;

import java.time.Instant;

import dev.firewatch.delivery.Effect.Nature;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.workflow.kernel.EffectKind;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.TypedEffect;

/** What leading an incident does in its room. */
sealed interface IncidentEffect extends TypedEffect {

	/** The room is opened, before anything else in it. */
	@EffectKind(value = "room", words = "the incident's channel")
	record OpenIncidentRoom(IncidentId incident) implements IncidentEffect {

		@Override
		public String lane() {
			return Effects.IN_ROOM;
		}

		@Override
		public Nature nature() {
			return Nature.GATE;
		}

	}

	/** The card is pinned. */
	@EffectKind(value = "pin", words = "pinning the card")
	record PinCard(IncidentId incident) implements IncidentEffect {

		@Override
		public String lane() {
			return Effects.IN_ROOM + "/pin";
		}

		@Override
		public Nature nature() {
			return Nature.ROUTINE;
		}

	}

	/** The incident's page is bookmarked in the room. */
	@EffectKind(value = "bookmark", words = "the bookmark of the page")
	record AddBookmark(IncidentId incident) implements IncidentEffect {

		@Override
		public String lane() {
			return Effects.IN_ROOM + "/bookmark";
		}

		@Override
		public Nature nature() {
			return Nature.ROUTINE;
		}

	}

	/** Whoever leads is asked to tell everybody where things stand. */
	@EffectKind(value = "ask-update", words = "a request for an update")
	record AskForUpdate(IncidentId incident, Instant after) implements IncidentEffect {

		@Override
		public String lane() {
			return Effects.IN_ROOM;
		}

	}

	/**
	 * The room is told that it will be archived, unless somebody has written since then.
	 */
	@EffectKind(value = "archive-soon", words = "announcing that the channel is archived")
	record AnnounceArchive(IncidentId incident, Instant since) implements IncidentEffect {

		@Override
		public String lane() {
			return Effects.IN_ROOM;
		}

	}

	/** The room is archived, unless somebody has written since then. */
	@EffectKind(value = "archive", words = "archiving the channel")
	record ArchiveRoom(IncidentId incident, Instant since) implements IncidentEffect {

		@Override
		public String lane() {
			return Effects.IN_ROOM;
		}

	}

}
