package dev.firewatch.workflow.timeline;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Caller;
import dev.firewatch.chat.Captured;
import dev.firewatch.chat.Captures;
import dev.firewatch.chat.ChannelMessage;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.SharedFile;
import dev.firewatch.chat.Span;
import dev.firewatch.delivery.RoomDirectory;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.Outsider;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Refusal;
import dev.firewatch.policy.Refusal.Rule;
import dev.firewatch.timeline.Draft;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Source;
import dev.firewatch.timeline.When;
import dev.firewatch.workflow.kernel.Wording;
import dev.firewatch.workflow.timeline.CapturedFiles.Keeper;
import org.jspecify.annotations.Nullable;

/**
 * Adds a message from an incident's room to the timeline at the message's own time, once
 * however often it is marked.
 */
class CaptureMessage implements Captures {

	private final Casefiles casefiles;

	private final WatchedTimelines timelines;

	private final RoomDirectory rooms;

	private final CapturedFiles files;

	private final ChangedMessages changes;

	public CaptureMessage(Casefiles casefiles, WatchedTimelines timelines, RoomDirectory rooms, CapturedFiles files,
			ChangedMessages changes) {
		this.changes = changes;
		this.casefiles = casefiles;
		this.timelines = timelines;
		this.rooms = rooms;
		this.files = files;
	}

	@Override
	public Reply capture(Captured captured) {
		Optional<Casefile> file = file(captured.room(), captured.caller());
		if (!captured.caller().person().mayAct()) {
			return Reply.whisper(Outsider.TURNED_AWAY);
		}
		if (file.isEmpty()) {
			return Reply.whisper("This isn't an incident channel, so there's no timeline here. Use `note` with the "
					+ "incident's number, such as `12 note rolled back`.");
		}
		if (file.get().incident().status().ended()) {
			return Reply
				.whisper(Wording.refusal(Refusal.of(Rule.WRONG_STATUS, file.get().incident().status().words())));
		}
		if (captured.text().isBlank() && captured.files().isEmpty()) {
			return Reply.whisper("There is no text in that message. Say what it shows with `note`.");
		}
		String key = key(captured.caller().pressedOn(), captured.key());
		// However long ago it was first marked.
		Entry entry = timelines.recordedAs(file.get().id().value(), key)
			.orElseGet(() -> timelines.of(file.get()).append(file.get().id().value(), draft(captured, key)));
		if (entry.isRemoved()) {
			entry = timelines.of(file.get())
				.append(file.get().id().value(), draft(captured, key + "/again/" + captured.key()));
		}
		Keeper keeper = new Keeper(captured.caller().person().id(), captured.room(), captured.key());
		return files.take(file.get().id(), entry, captured.files(), keeper).map(Reply::say).orElseGet(Reply::silent);
	}

	@Override
	public boolean takes(RoomRef room) {
		return rooms.subject(room).isPresent();
	}

	private static Draft draft(Captured captured, String key) {
		PersonId author = captured.author() == null ? captured.caller().person().id() : captured.author();
		return new Draft(key, new When(captured.occurredAt(), null, false), captured.at(), author,
				captured.byReaction() ? Source.REACTION : Source.MESSAGE, text(captured), null, captured.link());
	}

	/** A message that is nothing but files reads like their names. */
	private static String text(Captured captured) {
		return captured.text().isBlank()
				? captured.files().stream().map(SharedFile::name).collect(Collectors.joining(", ")) : captured.text();
	}

	@Override
	public Reply uncapture(MessageRef message, Caller caller, String key, Instant at) {
		return file(message.room(), caller).flatMap(file -> timelines.recordedAs(file.id().value(), key(message, key))
			.filter(entry -> !entry.isRemoved())
			.map(entry -> {
				String question = "Take " + entry.id() + " out of the timeline as well?";
				return (Reply) new Reply.Whisper(Message.of(question,
						Block.paragraph(Span.plain(question + " " + Wording.brief(entry.text()))), Block.buttons(Button
							.of("Remove " + entry.id(), new Action("remove", file.id().value(), entry.id())))));
			})).orElseGet(Reply::silent);
	}

	@Override
	public void changed(MessageRef message, @Nullable String text) {
		changes.changed(message, text);
	}

	private Optional<Casefile> file(RoomRef room, Caller caller) {
		return rooms.subject(room)
			.flatMap(id -> casefiles.find(new IncidentId(id)))
			.filter(file -> file.visibleTo(caller.person(), true));
	}

	/** The message itself is the key, so that two people's marks make one entry. */
	private static String key(@Nullable MessageRef message, String delivery) {
		return message == null ? delivery : ChannelMessage.key(message);
	}

}
