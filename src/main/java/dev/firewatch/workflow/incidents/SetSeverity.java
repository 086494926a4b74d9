package dev.firewatch.workflow.incidents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Span;
import dev.firewatch.chat.Submission;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.delivery.Effect;
import dev.firewatch.incident.SeverityChange;
import dev.firewatch.incident.SignalDecision;
import dev.firewatch.incident.SignalDecision.Outcome;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.ReasonCode;
import dev.firewatch.policy.Refusal;
import dev.firewatch.policy.Severity;
import dev.firewatch.workflow.incidents.DecisionNeeded.Completed;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.ConcurrentChange;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.RefusalWithText;
import dev.firewatch.workflow.kernel.SystemEntries;
import dev.firewatch.workflow.kernel.Wording;
import org.jspecify.annotations.Nullable;

/** Sets the severity; going below what the signals recommend needs a reason. */
class SetSeverity implements Verb {

	private static final VerbInfo INFO = new VerbInfo(70, "sev", List.of("severity"), Group.INCIDENT,
			"sev <sevN> [reason]", "set the severity")
		.asking();

	private final IncidentResolver resolver;

	private final CasefileEditor editor;

	private final Policy policy;

	private final DecisionNeeded decisions;

	private final People people;

	public SetSeverity(IncidentResolver resolver, CasefileEditor editor, Policy policy, DecisionNeeded decisions,
			People people) {
		this.resolver = resolver;
		this.editor = editor;
		this.policy = policy;
		this.decisions = decisions;
		this.people = people;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		return resolver.about(command, (file, sev) -> {
			boolean knowingly = ConcurrentChange.knowingly(sev);
			Completed completed = Completed.read(sev.argument());
			FirstWord words = FirstWord.of(completed.rest());
			if (words.isEmpty()) {
				return new Reply.Ask(form(file, null));
			}
			Optional<Severity> severity = Severity.parse(words.first());
			if (severity.isEmpty()) {
				return RefusalWithText.text("\"" + words.first()
						+ "\" isn't a severity. Use SEV0 (critical) to SEV3 (low), such as " + "`sev SEV1`.", sev);
			}
			FirstWord reason = FirstWord.of(words.rest());
			Optional<ReasonCode> code = decisions.code(reason.first());
			String sentence = code.isPresent() ? reason.rest() : words.rest();
			if (file.incident().needsReason(severity.get()) && sentence.isBlank()) {
				return file.incident().severity() == severity.get()
						? set(file, sev, new Wanted(severity.get(), null, null, completed), knowingly)
						: new Reply.Ask(form(file, severity.get()));
			}
			boolean mayLower = lowering(file, sev).isEmpty();
			boolean below = file.incident().belowRecommendation(severity.get())
					&& file.incident().severity() != severity.get();
			boolean waits = file.incident().needsDecision() && (!mayLower || completed.isOutdated(file));
			if (below && !file.incident().status().ended() && (waits || mayLower && code.isEmpty())) {
				return decisions.ask(file, sev, "Lowering it to " + severity.get(), mayLower,
						chosen -> severity.get() + " " + chosen.id() + " " + sentence);
			}
			return set(file, sev, new Wanted(severity.get(), code.map(ReasonCode::id).orElse(null),
					sentence.isBlank() ? null : sentence, completed), knowingly);
		});
	}

	/** Why the caller may not lower it, if they may not. */
	private Optional<Refusal> lowering(Casefile file, Command command) {
		Person caller = command.caller().person();
		if (file.incident().needsDecision()) {
			return decisions.permits().decides(file, caller) ? Optional.empty()
					: Optional.of(Refusal.of(Refusal.Rule.NOT_PERMITTED, decisions.permits().deciders()));
		}
		return decisions.permits().refusal("lower", file, caller);
	}

	@Override
	public Reply submitted(Submission submission) {
		return resolver.about(submission, file -> {
			Optional<Severity> severity = Severity.parse(submission.text("severity"));
			if (severity.isEmpty()) {
				return Reply.correct("severity", "Choose a severity.");
			}
			if (file.incident().needsReason(severity.get()) && submission.text("reason").isEmpty()) {
				return Reply.correct("reason", "Going down to " + severity.get()
						+ " needs a sentence that says why, such as: only internal users are affected.");
			}
			if (file.incident().belowRecommendation(severity.get()) && submission.given("code").isEmpty()) {
				return Reply.correct("code", "Going below " + file.incident().recommended() + " needs a reason.");
			}
			String typed = (severity.get() + " " + submission.text("code") + " " + submission.text("reason")).strip();
			return set(file, submission.asCommand(typed),
					new Wanted(severity.get(), submission.given("code").orElse(null),
							submission.given("reason").orElse(null), Completed.read(typed)),
					submission.action().argument().equals(seen(file)));
		});
	}

	/** The severity that was asked for, and why. */
	private record Wanted(Severity severity, @Nullable String code, @Nullable String reason, Completed completed) {

		String why() {
			return (code == null ? "" : " (" + code + ")") + (reason == null ? "" : ": " + reason);
		}

		/** Going below where signals add up is a decision about them. */
		Optional<SignalDecision> decision(Casefile file, Command command) {
			boolean decides = file.incident().needsDecision() && file.incident().belowRecommendation(severity);
			return decides && code != null && reason != null
					? Optional.of(completed.decision(Outcome.LOWERED, file, command, code, reason)) : Optional.empty();
		}

	}

	private Reply set(Casefile addressed, Command command, Wanted wanted, boolean knowingly) {
		Severity severity = wanted.severity();
		@Nullable String code = wanted.code();
		@Nullable String reason = wanted.reason();
		String seen = seen(addressed);
		return editor.change(addressed.id(), command.key(), file -> {
			Optional<SeverityChange> unseen = file.incident()
				.lastSeverityChange()
				.filter(last -> file.incident().severity() != severity)
				.filter(last -> ConcurrentChange.mayBeUnseen(last.by(), last.at(), command))
				.filter(last -> !knowingly || !seen.equals(seen(file)));
			if (unseen.isPresent()) {
				return Decision.refused(
						overtaken(file, unseen.get(), severity, code == null ? reason : code + " " + reason, command));
			}
			Optional<Refusal> refusal = file.incident().needsReason(severity) ? lowering(file, command)
					: Optional.empty();
			if (refusal.isEmpty()) {
				refusal = file.incident()
					.setSeverity(
							new SeverityChange(severity, command.caller().person().id(), command.at(), code, reason));
			}
			if (refusal.isPresent()) {
				return Decision.refused(RefusalWithText.text(Wording.refusal(refusal.get()), command));
			}
			wanted.decision(file, command).ifPresent(file.incident()::decide);
			return Decision.accepted(
					Reply.say("Severity is " + severity + " now, set by " + command.caller().person().name()
							+ (reason == null ? "." : ": " + reason)),
					effects(file, command, "Severity set to " + severity + wanted.why()));
		});
	}

	/** What somebody has seen if they know the current severity. */
	private static String seen(Casefile file) {
		return file.incident().lastSeverityChange().map(last -> last.severity() + "@" + last.at()).orElse("");
	}

	private Reply overtaken(Casefile file, SeverityChange last, Severity wanted, @Nullable String reason,
			Command command) {
		String why = last.reason() == null ? "" : " (\"" + last.reason() + "\")";
		String news = people.nameOf(last.by()) + " set " + last.severity() + " "
				+ ConcurrentChange.ago(last.at(), command) + why + ".";
		return ConcurrentChange.ask(news, "Set " + wanted + " anyway?", "Set " + wanted,
				wanted + (reason == null ? "" : " " + reason), "Keep " + last.severity(), command, file.id().value());
	}

	private static List<Effect> effects(Casefile file, Command command, String what) {
		List<Effect> effects = new ArrayList<>(List.of(Effects.refreshed(file.id())));
		effects.add(SystemEntries.by(file.id(), command, what));
		return effects;
	}

	private Form form(Casefile file, @Nullable Severity wanted) {
		List<Field> fields = new ArrayList<>();
		if (!file.incident().signals().isEmpty()) {
			String signals = file.incident()
				.signals()
				.stream()
				.map(signal -> "\"" + signal.phrase() + "\"")
				.collect(Collectors.joining(", "));
			fields.add(new Field.FieldReading("signals", List.of(Span.strong("Signals in this incident: "),
					Span.plain(signals + ". They recommend " + file.incident().recommended() + "."))));
		}
		fields.add(new Field.ChoiceField("severity", "Severity", false, policy.severities()
			.stream()
			.map(rule -> new Field.Option(rule.severity().name(), rule.severity().name() + " · " + rule.meaning()))
			.toList(), wanted == null ? file.incident().severity().name() : wanted.name(), null));
		fields.add(new Field.ChoiceField("code", "Reason", true,
				policy.reasonCodes("downgrade")
					.stream()
					.map(code -> new Field.Option(code.id(), code.id() + " · " + code.text()))
					.toList(),
				null, null));
		fields.add(new Field.TextField("reason", "In a sentence", true, true, "", "only internal users are affected",
				"Needed when going below " + file.incident().recommended()));
		return new Form(new Action("sev", file.id().value(), seen(file)), "Set the severity", "Set", fields);
	}

}
