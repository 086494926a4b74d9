package dev.firewatch.workflow.postmortems.writing;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
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
import dev.firewatch.policy.Refusal;
import dev.firewatch.policy.Refusal.Rule;
import dev.firewatch.postmortem.Cause;
import dev.firewatch.postmortem.CauseKind;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.RefusalWithText;
import dev.firewatch.workflow.kernel.Wording;
import org.jspecify.annotations.Nullable;

/** Records what contributed to the incident, or what did not cause it. */
class AddCause implements Verb {

	private final boolean ruledOut;

	private final VerbInfo info;

	private final IncidentResolver resolver;

	private final CasefileEditor editor;

	private AddCause(boolean ruledOut, VerbInfo info, IncidentResolver resolver, CasefileEditor editor) {
		this.ruledOut = ruledOut;
		this.info = info;
		this.resolver = resolver;
		this.editor = editor;
	}

	public static AddCause contributing(IncidentResolver resolver, CasefileEditor editor) {
		return new AddCause(false,
				new VerbInfo(310, "cause", List.of("factor"), Group.POSTMORTEM,
						"cause [primary] <text> [because <why>] · cause accept CF2 <reason> · cause kind CF2 <kind>",
						"add what contributed to it")
					.asking(),
				resolver, editor);
	}

	public static AddCause rulingOut(IncidentResolver resolver, CasefileEditor editor) {
		return new AddCause(true, new VerbInfo(320, "notcause", List.of("ruledout"), Group.POSTMORTEM,
				"notcause <text> [because <reason>]", "add what did not cause it")
			.asking(), resolver, editor);
	}

	@Override
	public VerbInfo info() {
		return info;
	}

	/** A cause as typed. */
	record CauseText(boolean primary, String text, @Nullable String because, @Nullable CauseKind kind) {

		static CauseText read(String typed) {
			FirstWord words = FirstWord.of(typed);
			boolean primary = words.first().equalsIgnoreCase("primary") && !words.rest().isEmpty();
			String text = primary ? words.rest() : typed.strip();
			int because = text.toLowerCase(Locale.ROOT).lastIndexOf(" because ");
			if (because < 1) {
				return new CauseText(primary, text, null, null);
			}
			return new CauseText(primary, text.substring(0, because).strip(), text.substring(because + 9).strip(),
					null);
		}

	}

	@Override
	public Reply act(Command command) {
		return resolver.about(command, (file, cause) -> {
			if (cause.argument().isBlank()) {
				return new Reply.Ask(form(file));
			}
			CauseText text = CauseText.read(cause.argument());
			FirstWord words = FirstWord.of(cause.argument());
			if (!ruledOut && words.first().equalsIgnoreCase("accept")
					&& file.causes().find(FirstWord.of(words.rest()).first()).isPresent()) {
				return accept(file, cause, FirstWord.of(words.rest()));
			}
			if (!ruledOut && words.first().equalsIgnoreCase("kind")
					&& file.causes().find(FirstWord.of(words.rest()).first()).isPresent()) {
				return classify(file, cause, FirstWord.of(words.rest()));
			}
			if (text.primary() && file.causes().find(text.text()).isPresent()) {
				return makePrimary(file, cause, text.text());
			}
			return add(file, cause, text);
		});
	}

	@Override
	public Reply submitted(Submission submission) {
		return resolver.about(submission, file -> {
			if (submission.text("text").isEmpty()) {
				return Reply.correct("text", "Say it in a sentence.");
			}
			return add(file, submission.asCommand(submission.text("text")),
					new CauseText(submission.chosen("primary").contains("yes"), submission.text("text"),
							submission.given("because").orElse(null),
							submission.given("kind").flatMap(CauseKind::parse).orElse(null)));
		});
	}

	private Reply add(Casefile addressed, Command command, CauseText text) {
		return editor.change(addressed.id(), command.key(), file -> {
			Optional<Refusal> refusal = refusal(file);
			if (refusal.isPresent()) {
				return Decision.refused(RefusalWithText.text(Wording.refusal(refusal.get()), command));
			}
			Message message = ruledOut ? ruleOut(file, command, text) : contributed(file, command, text);
			return Decision.accepted(new Reply.Say(message), Effects.card(file.id()));
		});
	}

	private static Message contributed(Casefile file, Command command, CauseText text) {
		Cause cause = file.causes().add(text.text(), text.because(), text.primary(), command.caller().person().id());
		CauseKind kind = text.kind();
		if (kind != null) {
			file.causes().classify(cause.id(), kind);
		}
		String words = Stream.of(cause.primary() ? "primary" : "", kind == null ? "" : kind.key())
			.filter(word -> !word.isEmpty())
			.collect(Collectors.joining(", "));
		return message(cause.id() + (words.isEmpty() ? "" : " (" + words + ")"), text);
	}

	private static Message ruleOut(Casefile file, Command command, CauseText text) {
		file.causes().ruleOut(text.text(), text.because(), command.caller().person().id());
		return message("Not a cause", text);
	}

	private static Message message(String label, CauseText text) {
		String because = text.because() == null ? "" : " — because " + text.because();
		return Message.of(label + " · " + Wording.brief(text.text()),
				Block.paragraph(Span.strong(label), Span.plain(" · " + text.text() + because)));
	}

	private Reply makePrimary(Casefile addressed, Command command, String id) {
		return editor.change(addressed.id(), command.key(), file -> {
			Optional<Refusal> refusal = refusal(file);
			if (refusal.isPresent()) {
				return Decision.refused(Reply.whisper(Wording.refusal(refusal.get())));
			}
			file.causes().makePrimary(id);
			return Decision.accepted(Reply.say(id.toUpperCase(Locale.ROOT) + " is the primary cause now."));
		});
	}

	/** Says where the cause lies. */
	private Reply classify(Casefile addressed, Command command, FirstWord words) {
		String id = words.first().toUpperCase(Locale.ROOT);
		Optional<CauseKind> kind = CauseKind.parse(words.rest());
		if (kind.isEmpty()) {
			return RefusalWithText.text("Which kind is " + id + "? One of " + Wording.joined(CauseKind.keys())
					+ ", such as `cause kind " + id + " workload`.", command);
		}
		return editor.change(addressed.id(), command.key(), file -> {
			Optional<Refusal> refusal = refusal(file);
			if (refusal.isPresent()) {
				return Decision.refused(RefusalWithText.text(Wording.refusal(refusal.get()), command));
			}
			file.causes().classify(id, kind.get());
			return Decision.accepted(Reply.say(id + " is a cause of kind " + kind.get().key() + " now."),
					Effects.card(file.id()));
		});
	}

	/** The cause needs no fix, for a reason. */
	private Reply accept(Casefile addressed, Command command, FirstWord words) {
		String id = words.first().toUpperCase(Locale.ROOT);
		if (words.rest().isBlank()) {
			return RefusalWithText
				.text("Why does " + id + " need no fix? Try `cause accept " + id + " the risk is accepted`.", command);
		}
		return editor.change(addressed.id(), command.key(), file -> {
			Optional<Refusal> refusal = refusal(file);
			if (refusal.isPresent()) {
				return Decision.refused(RefusalWithText.text(Wording.refusal(refusal.get()), command));
			}
			file.causes().accept(id, words.rest());
			return Decision.accepted(Reply.say(id + " needs no fix: " + words.rest()), Effects.card(file.id()));
		});
	}

	private static Optional<Refusal> refusal(Casefile file) {
		if (file.incident().status().ended()) {
			return Optional.of(Refusal.of(Rule.WRONG_STATUS, file.incident().status().words()));
		}
		return file.postmortem().filter(Postmortem::published).map(published -> Refusal.of(Rule.PUBLISHED));
	}

	private Form form(Casefile file) {
		Action action = new Action(info.name(), file.id().value(), "");
		if (ruledOut) {
			return Form.of(action, "What did not cause it", "Add", Field.lines("text", "What was ruled out?"),
					Field.optionalLines("because", "How do you know?"));
		}
		return Form.of(action, "What contributed to it", "Add", Field.lines("text", "What contributed?"),
				Field.optionalLines("because", "Why did it matter?"),
				new Field.ChoicesField("primary", "Weight", true,
						List.of(new Field.Option("yes", "This is the primary cause")), List.of(), null),
				new Field.ChoiceField("kind", "Kind", true,
						CauseKind.keys().stream().map(kind -> new Field.Option(kind, kind)).toList(), null, null));
	}

}
