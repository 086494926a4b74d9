package dev.firewatch.workflow.timeline;

import java.util.Optional;

import dev.firewatch.Sha256;
import dev.firewatch.chat.ChannelMessage;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.Reply;
import dev.firewatch.delivery.RoomDirectory;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.timeline.NewerWordings.NewerWording;
import dev.firewatch.workflow.timeline.TimelineEffect.OfferChange;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a captured message was edited or deleted. The timeline stays as it is:
 * what the message says now is offered, once for each wording.
 */
class ChangedMessages {

	private final RoomDirectory rooms;

	private final Timelines timelines;

	private final NewerWordings wordings;

	private final CasefileEditor editor;

	ChangedMessages(RoomDirectory rooms, Timelines timelines, NewerWordings wordings, CasefileEditor editor) {
		this.rooms = rooms;
		this.timelines = timelines;
		this.wordings = wordings;
		this.editor = editor;
	}

	/**
	 * The message was changed.
	 * @param text what it says now; null if it was deleted
	 */
	void changed(MessageRef message, @Nullable String text) {
		Optional<IncidentId> incident = rooms.subject(message.room()).map(IncidentId::new);
		incident.flatMap(id -> timelines.recordedAs(id.value(), ChannelMessage.key(message)))
			.filter(entry -> !entry.isRemoved() && !entry.text().equals(text))
			.ifPresent(entry -> offer(incident.get(), entry, text));
	}

	private void offer(IncidentId incident, Entry entry, @Nullable String text) {
		String print = text == null ? "deleted" : Sha256.print(text);
		if (text != null) {
			if (text.isBlank() || text.length() > CaptureNote.LONGEST) {
				return;
			}
			wordings.save(NewerWording.of(incident, entry.id(), text));
		}
		OfferChange offer = new OfferChange(incident, entry.id(), text == null, entry.link());
		editor.change(incident, "changed/" + entry.id() + "/" + print,
				file -> Decision.accepted(Reply.silent(), offer.effect()));
	}

}
