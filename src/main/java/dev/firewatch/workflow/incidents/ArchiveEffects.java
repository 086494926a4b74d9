package dev.firewatch.workflow.incidents;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.ChannelMessage;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.Span;
import dev.firewatch.delivery.Effect;
import dev.firewatch.delivery.Outgoing;
import dev.firewatch.delivery.Outgoing.Sent;
import dev.firewatch.delivery.RoomDirectory;
import dev.firewatch.incident.Incident;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.EffectComposer;
import dev.firewatch.workflow.kernel.Effects;

/**
 * Says that a room is put away, and puts it away, unless the platform knows of a message
 * that no timeline holds.
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
	public Set<String> kinds() {
		return Set.of(Effects.ARCHIVE_SOON, Effects.ARCHIVE);
	}

	@Override
	public Optional<Outgoing> compose(Effect effect) {
		IncidentId id = new IncidentId(effect.get(Effects.INCIDENT));
		Casefile file = casefiles.find(id).orElseThrow();
		// One that is in use again, or is another by now, is not put away.
		Incident incident = file.incident();
		boolean archives = effect.kind().equals(Effects.ARCHIVE);
		if (incident.archivedAt().isPresent() != archives || incident.archiveOn().isEmpty()) {
			return Optional.empty();
		}
		// What was known is kept to the millisecond, what is read may be finer.
		Instant since = Instant.parse(effect.get(Effects.SINCE)).plusMillis(1);
		return rooms.roomNow(id.value())
			.map(room -> new Outgoing.IfQuiet(room, since,
					archives ? new Outgoing.Archive(room) : announcement(room, id, incident.archiveOn().get())));
	}

	private static Outgoing announcement(RoomRef room, IncidentId id, Instant on) {
		String first = "It has been quiet here since the postmortem was published: this channel is archived ";
		return new Outgoing.Post(room,
				new Message(first + "soon.",
						List.of(Block.paragraph(Span.plain(first), Span.dateTime(on),
								Span.plain(". What was said stays readable.")),
								Block.buttons(Button.of("Keep it", new Action("keep-channel", id.value(), ""))))));
	}

	@Override
	public void confirmed(Effect effect, Sent sent) {
		if (sent.found() == null || sent.found().messages().isEmpty()) {
			return;
		}
		ChannelMessage newest = sent.found().messages().get(sent.found().messages().size() - 1);
		editor.change(new IncidentId(effect.get(Effects.INCIDENT)), "talk/" + newest.key(), file -> {
			file.incident().keepRoom(newest.at());
			return Decision.accepted(Reply.silent());
		});
	}

}
