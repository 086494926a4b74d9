package dev.firewatch.workflow.incidents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Span;
import dev.firewatch.chat.Submission;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.delivery.Effect;
import dev.firewatch.incident.SignalDecision;
import dev.firewatch.incident.SignalDecision.Outcome;
import dev.firewatch.people.People;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.ReasonCode;
import dev.firewatch.policy.Refusal;
import dev.firewatch.policy.Refusal.Rule;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.PermissionCheck;
import dev.firewatch.workflow.kernel.RefusalWithText;
import dev.firewatch.workflow.kernel.SystemEntries;
import dev.firewatch.workflow.kernel.Wording;
import org.jspecify.annotations.Nullable;

/**
 * Shows the entries that hold signals of one kind, and records that somebody who may has
 * looked at them.
 */
class ReviewFlags implements Verb {

	static final String VERB = "flags";

	private static final String REVIEWED = "reviewed";

	private static final VerbInfo INFO = new VerbInfo(75, VERB, List.of(), Group.INCIDENT,
			"flags [reviewed <code> <sentence>]", "the entries that hold the signals, and their review");

	private final IncidentResolver resolver;

	private final CasefileEditor editor;

	private final DecisionNeeded decisions;

	private final People people;

	public ReviewFlags(IncidentResolver resolver, CasefileEditor editor, DecisionNeeded decisions, People people) {
		this.resolver = resolver;
		this.editor = editor;
		this.decisions = decisions;
		this.people = people;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		return resolver.about(command, (file, given) -> {
			FirstWord words = FirstWord.of(given.argument());
			if (words.isEmpty()) {
				return new Reply.Whisper(shown(file, decisions.mayDecide(file, given)));
			}
			if (!words.first().equalsIgnoreCase(REVIEWED)) {
				return note(file, given);
			}
			FirstWord reason = FirstWord.of(words.rest());
			Optional<ReasonCode> code = decisions.code(reason.first());
			String sentence = code.isPresent() ? reason.rest() : words.rest();
			Optional<Refusal> refusal = refusal(file, given);
			if (refusal.isPresent()) {
				return RefusalWithText.text(said(refusal.get(), file), given);
			}
			return code.isPresent() && !sentence.isBlank() ? review(file, given, code.get().id(), sentence)
					: new Reply.Ask(form(file, code.map(ReasonCode::id).orElse(null), sentence));
		});
	}

	@Override
	public Reply submitted(Submission submission) {
		return resolver.about(submission, file -> {
			if (submission.text("reason").isEmpty()) {
				return Reply.correct("reason",
						"Say in a sentence what you found, such as: handed to the security team.");
			}
			Command command = submission
				.asCommand(REVIEWED + " " + submission.text("code") + " " + submission.text("reason"));
			return review(file, command, submission.text("code"), submission.text("reason"));
		});
	}

	/** What people write who don't mean the verb. */
	private static Reply note(Casefile file, Command command) {
		String question = "Add as a note?";
		String text = VERB + " " + command.argument();
		return new Reply.Whisper(
				Message.of(question, Block.paragraph(Span.plain(question)), Block.paragraph(Span.plain(text)),
						Block.buttons(Button.primary("Add as a note", new Action("note", file.id().value(), text)),
								Button.of("Review flags", new Action(VERB, file.id().value(), "")))));
	}

	private Optional<Refusal> refusal(Casefile file, Command command) {
		if (file.incident().unreviewed().isEmpty()) {
			return Optional.of(Refusal.of(Rule.ALREADY, "reviewed"));
		}
		return decisions.mayDecide(file, command) ? Optional.empty()
				: Optional.of(Refusal.of(Rule.NOT_PERMITTED, decisions.permits().deciders()));
	}

	private static String said(Refusal refusal, Casefile file) {
		return refusal.rule() != Rule.ALREADY ? Wording.refusal(refusal)
				: file.incident().needsDecision() ? "The signals of " + file.id() + " have been reviewed already."
						: "No signals add up in " + file.id() + ", so there is nothing to review.";
	}

	private Reply review(Casefile addressed, Command command, String code, String sentence) {
		return editor.change(addressed.id(), command.key(), file -> {
			Optional<Refusal> refusal = refusal(file, command);
			if (refusal.isPresent()) {
				return Decision.refused(RefusalWithText.text(said(refusal.get(), file), command));
			}
			file.incident()
				.decide(new SignalDecision(Outcome.REVIEWED, command.caller().person().id(), command.at(), code,
						sentence, true));
			List<Effect> effects = new ArrayList<>(List.of(Effects.refreshed(file.id())));
			effects.add(SystemEntries.by(file.id(), command, "Signals reviewed (" + code + "): " + sentence));
			return Decision.accepted(Reply.say(command.caller().person().name() + " reviewed the signals of "
					+ file.id() + " (" + code + "): " + sentence), effects);
		});
	}

	private Message shown(Casefile file, boolean mayDecide) {
		if (!file.incident().needsDecision()) {
			return Message.text("No signals add up in " + file.id() + ", so there is nothing to review.");
		}
		String first = "Signals of one kind add up in " + file.id() + ": " + FlaggedEntries.phrases(file) + " → "
				+ file.incident().recommended() + " recommended";
		List<Block> blocks = new ArrayList<>(List.of(Block.paragraph(Span.strong(first))));
		blocks.addAll(decisions.entries().lines(file));
		file.incident()
			.decisions()
			.stream()
			.filter(SignalDecision::reviewed)
			.forEach(decision -> blocks.add(Block.aside(Span.plain("Reviewed by "),
					new Span.Mention(decision.by(), people.nameOf(decision.by())), Span.plain(" "),
					Span.dateTime(decision.at()),
					Span.plain(" (" + decision.reasonCode() + "): " + decision.reason()))));
		if (!file.incident().unreviewed().isEmpty()) {
			blocks.add(mayDecide
					? Block.buttons(Button.primary("Mark as reviewed", new Action(VERB, file.id().value(), REVIEWED)))
					: Block
						.aside(Span.plain("They are waiting for a review by " + decisions.permits().deciders() + ".")));
		}
		return new Message(first, blocks);
	}

	private Form form(Casefile file, @Nullable String code, String sentence) {
		Policy policy = decisions.policy();
		return Form.of(new Action(VERB, file.id().value(), ""), "Review the signals", "Reviewed",
				new Field.FieldReading("signals",
						List.of(Span.strong("Signals of one kind: "),
								Span.plain(FlaggedEntries.phrases(file) + ". They recommend "
										+ file.incident().recommended() + "."))),
				new Field.ChoiceField("code", "Reason", false,
						policy.reasonCodes(ReasonCode.DOWNGRADE)
							.stream()
							.map(one -> new Field.Option(one.id(), one.id() + " · " + one.text()))
							.toList(),
						code, null),
				new Field.TextField("reason", "What did you find, and what follows?", false, true, sentence,
						"handed to the security team", null));
	}

}
