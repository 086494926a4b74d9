package dev.firewatch.workflow.timeline;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Span;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Source;
import dev.firewatch.timeline.Timelines;

/**
 * Takes back all entries of one import, except those that somebody has worked on since.
 */
class UndoImport {

	static final String UNDO = "undo!";

	private final Timelines timelines;

	private final SignedTimeline signed;

	UndoImport(Timelines timelines, SignedTimeline signed) {
		this.timelines = timelines;
		this.signed = signed;
	}

	/** Says what was imported, with the way back. */
	static Message offered(IncidentId incident, Instant recordedAt, String said) {
		return new Message(said, List.of(Block.paragraph(Span.plain(said)), Block
			.buttons(Button.of("Take it back", new Action("import", incident.value(), UNDO + " " + recordedAt)))));
	}

	Reply undo(Casefile file, String recordedAt, Command command) {
		Optional<Instant> at = moment(recordedAt);
		List<Entry> imported = timelines.read(file.id().value())
			.stream()
			.filter(entry -> entry.source() == Source.IMPORT && at.filter(entry.recordedAt()::equals).isPresent())
			.filter(entry -> !entry.isRemoved())
			.toList();
		if (imported.isEmpty()) {
			return Reply.whisper("That import was taken back already.");
		}
		long gone = imported.stream()
			.filter(entry -> entry.changes() == 0 && entry.earlier().isEmpty() && entry.absorbed().isEmpty())
			.filter(entry -> timelines.replace(file.id().value(), entry,
					entry.removed(command.at(), command.caller().person().id())))
			.count();
		signed.changed(file.id().value(), command.key());
		long kept = imported.size() - gone;
		return Reply.say(command.caller().person().name() + " took back the import of "
				+ (imported.size() == 1 ? "1 entry" : imported.size() + " entries") + "."
				+ (kept == 0 ? "" : " %d changed since and stayed.".formatted(kept)));
	}

	private static Optional<Instant> moment(String text) {
		try {
			return Optional.of(Instant.parse(text.strip()));
		}
		catch (DateTimeParseException none) {
			return Optional.empty();
		}
	}

}
