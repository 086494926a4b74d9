package dev.firewatch.workflow.incidents;

import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.ChannelMessage;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.Span;
import dev.firewatch.delivery.Outgoing;
import dev.firewatch.delivery.Outgoing.Sent;
import dev.firewatch.delivery.RoomDirectory;
import dev.firewatch.incident.Incident;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.workflow.incidents.IncidentEffect.AnnounceArchive;
import dev.firewatch.workflow.incidents.IncidentEffect.ArchiveRoom;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.EffectBinding;
import dev.firewatch.workflow.kernel.EffectComposer;
import java.util.function.BiFunction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Announces that a room will be archived, and archives it, unless the platform shows new
 * messages that aren't on the timeline.
 */
class ArchiveEffects implements EffectComposer {

	private final Casefiles casefiles;

	private final RoomDirectory rooms;

	private final CasefileEditor editor;

	public ArchiveEffects(Casefiles casefiles, RoomDirectory rooms, CasefileEditor editor) {
		this.casefiles = casefiles;
		this.rooms = rooms;
		this.editor = editor;
	}

	@Override
	public List<EffectBinding<?>> bindings() {
		return List.of(
				EffectBinding
					.of(AnnounceArchive.class,
							announce -> ifQuiet(announce.incident(), announce.since(), false,
									(room, on) -> announcement(room, announce.incident(), on)))
					.confirmed((announce, sent) -> talked(announce.incident(), sent)),
				EffectBinding
					.of(ArchiveRoom.class,
							archive -> ifQuiet(archive.incident(), archive.since(), true,
									(room, on) -> new Outgoing.Archive(room)))
					.confirmed((archive, sent) -> talked(archive.incident(), sent)));
	}

	private Optional<Outgoing> ifQuiet(IncidentId id, Instant quietSince, boolean archived,
			BiFunction<RoomRef, Instant, Outgoing> then) {
		Incident incident = casefiles.find(id).orElseThrow().incident();
		// A room that is in use again, or has been replaced, is not archived.
		if (incident.archivedAt().isPresent() != archived || incident.archiveOn().isEmpty()) {
			return Optional.empty();
		}
		Instant on = incident.archiveOn().get();
		// Stored times are in milliseconds; times read from the platform may be finer.
		Instant since = quietSince.plusMillis(1);
		return rooms.roomNow(id.value()).map(room -> new Outgoing.IfQuiet(room, since, then.apply(room, on)));
	}

	private static Outgoing announcement(RoomRef room, IncidentId id, Instant on) {
		String first = "It has been quiet here since the postmortem was published: this channel will be archived ";
		return new Outgoing.Post(room, new Message(first + "soon.",
				List.of(Block.paragraph(Span.plain(first), Span.dateTime(on), Span.plain(". You can still read it.")),
						Block.buttons(Button.of("Keep it", new Action("keep-channel", id.value(), ""))))));
	}

	/** Somebody has written there: the room stays open. */
	private void talked(IncidentId id, Sent sent) {
		if (sent.found() == null || sent.found().messages().isEmpty()) {
			return;
		}
		ChannelMessage newest = sent.found().messages().get(sent.found().messages().size() - 1);
		editor.change(id, "talk/" + newest.key(), file -> {
			file.incident().keepRoom(newest.at());
			return Decision.accepted(Reply.silent());
		});
	}

}
