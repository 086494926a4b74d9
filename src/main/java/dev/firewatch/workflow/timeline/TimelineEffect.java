package dev.firewatch.workflow.timeline;

import java.util.List;

import dev.firewatch.delivery.Effect;
import dev.firewatch.delivery.Effect.Nature;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import dev.firewatch.workflow.kernel.EffectKind;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.TypedEffect;
import org.jspecify.annotations.Nullable;

/** What importing a timeline asks for. */
sealed interface TimelineEffect extends TypedEffect {

	/** What was read from a pasted text joins the timeline. */
	@EffectKind(value = "import", words = "an import")
	record ImportPasted(IncidentId incident, PersonId person, String pasted) implements TimelineEffect {

		@Override
		public String lane() {
			return Effects.IN_ROOM + "/import";
		}

	}

	/** The review on show is brought up to date with the timeline. */
	@EffectKind(value = "review-again", words = "the timeline's review")
	record ReviewAgain(IncidentId incident) implements TimelineEffect {

		@Override
		public String lane() {
			return Effects.IN_ROOM + "/import";
		}

		@Override
		public Nature nature() {
			return Nature.ROUTINE;
		}

	}

	/**
	 * What the entry said disappears from the bot's own messages.
	 *
	 * @param entry its id, as what it said is nowhere to be kept
	 * @param since when it was recorded
	 */
	@EffectKind(value = "redaction", words = "a redaction")
	record HideEchoes(IncidentId incident, String entry, String since) implements TimelineEffect {

		@Override
		public String lane() {
			return Effects.IN_ROOM + "/redaction/" + entry;
		}

	}

	/**
	 * A file of a captured message is fetched, and kept with its entry.
	 *
	 * @param entry its id
	 * @param person who captured the message
	 * @param room where it was attached
	 * @param file the platform's id of it
	 */
	@EffectKind(value = "keep-file", words = "a file for the timeline")
	record KeepFile(IncidentId incident, String entry, PersonId person, String room, String file, String name,
			String address) implements TimelineEffect {

		/** One after the other, as all of an incident's files together have a limit. */
		@Override
		public String lane() {
			return "files";
		}

	}

	/** Whoever captured a message hears which file of it could not be kept, and why. */
	@EffectKind(value = "file-not-kept", words = "a word about a file")
	record TellOfFile(IncidentId incident, PersonId person, Platform platform, String text) implements TimelineEffect {

		@Override
		public String lane() {
			return "files/told";
		}

	}

	/**
	 * Whoever leads hears that a captured message was edited or deleted.
	 *
	 * @param entry its id
	 */
	@EffectKind(value = "message-changed", words = "a word about an edited message")
	record OfferChange(IncidentId incident, String entry, boolean deleted,
			@Nullable String link) implements TimelineEffect {

		@Override
		public String lane() {
			return "changed/" + entry;
		}

		@Override
		public Nature nature() {
			return Nature.ROUTINE;
		}

	}

	/** The text joins the timeline, and everything that shows the timeline is updated. */
	static List<Effect> imported(IncidentId id, PersonId person, String pasted) {
		ImportPasted imported = new ImportPasted(id, person, pasted);
		return List.of(imported.effect(), new ReviewAgain(id).effect(),
				Effects.card(id).routine().inLane(imported.lane()));
	}

}
