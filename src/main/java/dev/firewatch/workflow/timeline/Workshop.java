package dev.firewatch.workflow.timeline;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.SharedFile;
import dev.firewatch.chat.Span;
import dev.firewatch.chat.Submission;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Refusal;
import dev.firewatch.policy.Refusal.Rule;
import dev.firewatch.timeline.ChannelUtterance;
import dev.firewatch.timeline.Draft;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.MarkedText;
import dev.firewatch.timeline.Milestone;
import dev.firewatch.timeline.Source;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.timeline.When;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.RefusalWithText;
import dev.firewatch.workflow.kernel.Wording;
import dev.firewatch.workflow.timeline.CapturedFiles.Keeper;
import dev.firewatch.workflow.timeline.TimelineEffect.TellOfFile;
import org.jspecify.annotations.Nullable;

/**
 * Completes the timeline in one message: its buttons keep a message, say what happened in
 * a gap, or mark a moment, and each answer is the updated message.
 */
class Workshop implements Verb {

	private static final VerbInfo INFO = new VerbInfo(57, "workshop", List.of("review-timeline"), Group.INCIDENT,
			"workshop", "complete the timeline: messages to keep, gaps to fill, moments to mark");

	private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ENGLISH);

	private final IncidentResolver resolver;

	private final CasefileEditor editor;

	private final Timelines timelines;

	private final TimelineReview review;

	private final MarkEntry marking;

	private final CapturedFiles files;

	public Workshop(IncidentResolver resolver, CasefileEditor editor, Timelines timelines, TimelineReview review,
			MarkEntry marking, CapturedFiles files) {
		this.files = files;
		this.resolver = resolver;
		this.editor = editor;
		this.timelines = timelines;
		this.review = review;
		this.marking = marking;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		return resolver.about(command, (file, given) -> {
			FirstWord words = FirstWord.of(given.argument());
			return switch (words.first()) {
				case "keep" -> keep(file, words.rest(), given);
				case "gap" -> gap(file, given);
				case "mark" -> marking.form(file, given, new Action(INFO.name(), file.id().value(), "mark"),
						missingOrAll(file), "");
				default -> show(file, given);
			};
		});
	}

	private List<Milestone> missingOrAll(Casefile file) {
		List<Milestone> missing = review.missing(file);
		return missing.isEmpty() ? List.of(Milestone.values()) : missing;
	}

	/** Reading the room can take a while, so the result appears there later. */
	private Reply show(Casefile file, Command command) {
		boolean hasRoom = file.incident().archivedAt().isEmpty() && resolver.room(file.id()).isPresent();
		if (!hasRoom) {
			return new Reply.Whisper(review.message(file, command.at()));
		}
		boolean here = resolver.here(command).filter(file.id()::equals).isPresent();
		return editor
			.change(file.id(), command.key(),
					found -> Decision
						.accepted(
								here ? Reply.silent()
										: Reply.whisper("What the timeline of " + file.id()
												+ " may be missing is shown in its channel."),
								Effects.review(file.id())));
	}

	private Reply keep(Casefile file, String message, Command command) {
		if (file.incident().status().ended()) {
			return RefusalWithText
				.text(Wording.refusal(Refusal.of(Rule.WRONG_STATUS, file.incident().status().words())), command);
		}
		Optional<ChannelUtterance> said = review.proposed(file, message.strip());
		if (said.isEmpty()) {
			return Reply.whisper("That message is no longer proposed. `workshop` looks at the channel again.");
		}
		String id = file.id().value();
		if (timelines.recordedAs(id, said.get().key()).isEmpty()) {
			List<SharedFile> attached = review.files(file, said.get());
			take(file, timelines.append(id, draft(said.get(), attached, command)), attached, command);
		}
		return new Reply.Replace(review.message(file, command.at()));
	}

	/** Has its files fetched, and tells who keeps it which of them can't be had. */
	private void take(Casefile file, Entry entry, List<SharedFile> attached, Command command) {
		PersonId person = command.caller().person().id();
		resolver.room(file.id())
			.flatMap(room -> files.take(file.id(), entry, attached, new Keeper(person, room, command.key()))
				.map(sentence -> new TellOfFile(file.id(), person, room.platform(), sentence)))
			.ifPresent(told -> editor.change(file.id(), command.key() + "/not-kept",
					found -> Decision.accepted(Reply.silent(), told.effect())));
	}

	private static Draft draft(ChannelUtterance utterance, List<SharedFile> attached, Command command) {
		PersonId author = utterance.author() == null ? command.caller().person().id() : utterance.author();
		String text = utterance.text().isBlank() ? TimelineReview.text(utterance, attached) : utterance.text();
		return new Draft(utterance.key(), When.at(utterance.at()), command.at(), author, Source.MESSAGE, text, null,
				utterance.link());
	}

	private Reply gap(Casefile file, Command command) {
		String[] bounds = command.argument().strip().split("\\s+");
		if (bounds.length != 3 || !bounds[1].matches("\\d{1,11}") || !bounds[2].matches("\\d{1,11}")) {
			return show(file, command);
		}
		ZoneId zone = command.caller().person().zone();
		Instant from = Instant.ofEpochSecond(Long.parseLong(bounds[1]));
		Instant to = Instant.ofEpochSecond(Long.parseLong(bounds[2]));
		return new Reply.Ask(Form.of(new Action(INFO.name(), file.id().value(), "gap"), "What happened then?", "Add",
				new Field.FieldReading("gap",
						List.of(Span.plain("Nothing is on record from "), Span.dateTime(from), Span.plain(" to "),
								Span.time(to), Span.plain("."))),
				Field.lines("text", "What happened?"), new Field.TextField("when", "When?", false, false,
						WHEN.format(from.atZone(zone)), "14:05, fri 17:32", "In " + Wording.zone(zone))));
	}

	@Override
	public Reply submitted(Submission submission) {
		boolean marks = submission.action().argument().equals("mark");
		return resolver.about(submission, file -> marks ? mark(file, submission) : fill(file, submission));
	}

	private Reply mark(Casefile file, Submission submission) {
		Optional<Milestone> chosen = MarkEntry.chosen(submission);
		if (chosen.isEmpty()) {
			return Reply.correct("mark", "Choose a moment.");
		}
		Reply reply = marking.mark(file, submission.text("entry"), chosen.get(), submission.asCommand(""));
		return reply.isForAll() ? updated(file, submission, reply) : reply;
	}

	private Reply fill(Casefile file, Submission submission) {
		MarkedText said = MarkedText.of(submission.exact("text"));
		if (said.text().isBlank()) {
			return Reply.correct("text", "Say what happened, such as: waited for the vendor.");
		}
		When.Reading reading = review.moment("when", submission);
		if (!(reading instanceof When.Reading.Found found)) {
			return Reply.correct("when", ((When.Reading.Refused) reading).sentence());
		}
		if (file.incident().status().ended()) {
			return Reply.correct("text",
					Wording.refusal(Refusal.of(Rule.WRONG_STATUS, file.incident().status().words())));
		}
		timelines.append(file.id().value(), new Draft(submission.key(), found.when(), submission.at(),
				submission.caller().person().id(), Source.COMMAND, said.text(), said.mark(), null));
		return updated(file, submission, Reply.say("Added: " + Wording.brief(said.text())));
	}

	/** The message that the form came from as it reads now; else what was done. */
	private Reply updated(Casefile file, Submission submission, Reply otherwise) {
		@Nullable Message message = submission.caller().pressedOn() == null ? null : review.message(file, submission.at());
		return message == null ? otherwise : new Reply.Replace(message);
	}

}
