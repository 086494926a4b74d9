package dev.firewatch.workflow.postmortems.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Submission;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.policy.Refusal;
import dev.firewatch.policy.Refusal.Rule;
import dev.firewatch.timeline.ComingMoment;
import dev.firewatch.timeline.SpokenRules;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.RefusalWithText;
import dev.firewatch.workflow.kernel.SystemEntries;
import dev.firewatch.workflow.kernel.Wording;

/** Says when the review of the postmortem is held, with its agenda, or sets the time. */
class HoldReview implements Verb {

	private static final VerbInfo INFO = new VerbInfo(332, "review", List.of("meeting"), Group.POSTMORTEM,
			"review [<date> <time>] · review held <what came of it>",
			"when the postmortem is reviewed, with the agenda and an invitation; or that it was");

	private static final String HELD = "held";

	private final IncidentResolver resolver;

	private final CasefileEditor editor;

	private final ReviewMessages messages;

	private final SpokenRules rules;

	HoldReview(IncidentResolver resolver, CasefileEditor editor, ReviewMessages messages, SpokenRules rules) {
		this.rules = rules;
		this.resolver = resolver;
		this.editor = editor;
		this.messages = messages;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		return resolver.about(command, (file, review) -> {
			if (file.postmortem().isEmpty()) {
				return RefusalWithText.text(Wording.refusal(Refusal.of(Rule.NOT_RESOLVED)), review);
			}
			if (review.argument().isBlank()) {
				return new Reply.Whisper(messages.review(file));
			}
			FirstWord words = FirstWord.of(review.argument());
			if (words.first().equalsIgnoreCase(HELD)) {
				return words.rest().isBlank() ? new Reply.Ask(heldForm(file)) : held(file, review, words.rest());
			}
			if (review.argument().strip().equalsIgnoreCase("move")) {
				return new Reply.Ask(form(file, review));
			}
			return set(file, review, review.argument());
		});
	}

	@Override
	public Reply submitted(Submission submission) {
		return resolver.about(submission, file -> {
			if (submission.action().argument().equals(HELD)) {
				return submission.text("outcome").isEmpty()
						? Reply.correct("outcome", "Say in a sentence what came of it.")
						: held(file, submission.asCommand(""), submission.text("outcome"));
			}
			String typed = submission.text("date") + " " + submission.text("time");
			return at(typed, submission.asCommand("")).isEmpty()
					? Reply.correct("time", "Write a future time like 14:00.")
					: set(file, submission.asCommand(""), typed);
		});
	}

	/** In the caller's zone unless one is named, and not in the past. */
	private Optional<Instant> at(String typed, Command command) {
		return ComingMoment.parse(typed, command.at(), command.caller().person().zone(), rules);
	}

	private Reply set(Casefile addressed, Command command, String typed) {
		Optional<Instant> at = at(typed, command);
		if (at.isEmpty()) {
			return RefusalWithText.text("I can't find a future date and time in \"" + typed.strip() + "\". Try `review "
					+ week(command) + " 14:00`.", command);
		}
		return editor.change(addressed.id(), command.key(), file -> {
			file.postmortem().orElseThrow().reviewedAt(at.get());
			return Decision.accepted(new Reply.Say(messages.review(file)), Effects.progress(file.id()));
		});
	}

	private Reply held(Casefile addressed, Command command, String outcome) {
		return editor.change(addressed.id(), command.key(), file -> {
			file.postmortem().orElseThrow().reviewHeld(command.caller().person().id(), command.at(), outcome.strip());
			String said = command.caller().person().name() + " said that the review of " + file.id() + " was held: "
					+ outcome.strip();
			return Decision.accepted(Reply.say(said), Effects.card(file.id()),
					SystemEntries.by(file.id(), command, "Review held: " + outcome.strip()));
		});
	}

	private static Form heldForm(Casefile file) {
		return Form.of(new Action("review", file.id().value(), HELD), "The review was held", "Save",
				Field.lines("outcome", "What came of it?"));
	}

	/** A week ahead. */
	private static LocalDate week(Command command) {
		return command.at().atZone(command.caller().person().zone()).toLocalDate().plusWeeks(1);
	}

	private static Form form(Casefile file, Command command) {
		LocalDateTime now = file.postmortem()
			.orElseThrow()
			.reviewAt()
			.orElse(command.at())
			.atZone(command.caller().person().zone())
			.toLocalDateTime();
		return Form.of(new Action("review", file.id().value(), ""), "Move the review", "Save",
				new Field.DateField("date", "Day", false, now.toLocalDate().toString()),
				new Field.TextField("time", "Time, in your zone", false, false,
						now.toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString(), "14:00", null));
	}

}
