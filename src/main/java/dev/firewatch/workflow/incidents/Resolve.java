package dev.firewatch.workflow.incidents;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.ComputedAnswers;
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
import dev.firewatch.incident.SignalDecision.Outcome;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.ReasonCode;
import dev.firewatch.policy.Refusal;
import dev.firewatch.policy.Refusal.Rule;
import dev.firewatch.postmortem.Templates;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Milestone;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.workflow.incidents.DecisionNeeded.Completed;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.RefusalWithText;
import dev.firewatch.workflow.kernel.SystemEntries;
import dev.firewatch.workflow.kernel.Wording;
import org.jspecify.annotations.Nullable;

/** Ends the incident and begins the follow-up: the postmortem opens. */
class Resolve implements Verb {

	private static final VerbInfo INFO = new VerbInfo(100, "resolve", List.of("resolved"), Group.INCIDENT,
			"resolve [<when>] [<text>]", "it is over; the postmortem begins")
		.asking();

	private final IncidentResolver resolver;

	private final CasefileEditor editor;

	private final Policy policy;

	private final Templates templates;

	private final DecisionNeeded decisions;

	private final Timelines timelines;

	public Resolve(IncidentResolver resolver, CasefileEditor editor, Policy policy, Templates templates,
			DecisionNeeded decisions, Timelines timelines) {
		this.timelines = timelines;
		this.decisions = decisions;
		this.resolver = resolver;
		this.editor = editor;
		this.policy = policy;
		this.templates = templates;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		return resolver.about(command, (addressed, resolve) -> {
			Decided decided = read(resolve, addressed);
			Mitigate.GivenMoment givenMoment = decided.moment();
			if (givenMoment.refusal() != null) {
				return RefusalWithText.text(givenMoment.refusal(), resolve);
			}
			Optional<String> untimely = givenMoment.untimely(addressed, resolve);
			if (untimely.isPresent()) {
				return RefusalWithText.text(untimely.get(), resolve);
			}
			if (isWaiting(addressed)) {
				boolean mayDecide = decisions.mayDecide(addressed, resolve);
				if (decided.code() == null || !mayDecide || decided.completed().isOutdated(addressed)) {
					return decisions.ask(addressed, resolve, "Resolving", mayDecide,
							code -> Decided.written(code.id(), givenMoment));
				}
				if (givenMoment.text().isBlank()) {
					return new Reply.Ask(form(addressed, decided));
				}
			}
			return resolve(addressed, resolve, decided);
		});
	}

	@Override
	public Reply submitted(Submission submission) {
		return resolver.about(submission, addressed -> {
			String sentence = submission.text("reason");
			if (sentence.isEmpty()) {
				return Reply.correct("reason", "Say in a sentence why it is over, such as: all keys are rotated.");
			}
			Command resolve = submission.asCommand(submission.action().argument() + " " + sentence);
			return isWaiting(addressed) && !decisions.mayDecide(addressed, resolve)
					? RefusalWithText
						.text(Wording.refusal(Refusal.of(Rule.NOT_PERMITTED, decisions.permits().deciders())), resolve)
					: resolve(addressed, resolve, read(resolve, addressed));
		});
	}

	private static boolean isWaiting(Casefile file) {
		return file.incident().awaitsDecision() && file.incident().status().live();
	}

	private Reply resolve(Casefile addressed, Command resolve, Decided decided) {
		boolean dated = !decided.moment().at().equals(resolve.at());
		List<Entry> entries = dated ? timelines.read(addressed.id().value()) : List.of();
		return editor.change(addressed.id(), resolve.key(), file -> {
			// Another signal may have come in between.
			if (isWaiting(file) && (decided.code() == null || decided.completed().isOutdated(file))) {
				return Decision.refused(decisions.ask(file, resolve, "Resolving", decisions.mayDecide(file, resolve),
						code -> Decided.written(code.id(), decided.moment())));
			}
			boolean decides = isWaiting(file);
			Optional<Refusal> refusal = file.resolve(decided.moment().at(), resolve.at(), templates
				.template(policy.postmortem().templateFor(file.incident().severity(), file.incident().kind().key()))
				.orElseThrow(), policy);
			if (refusal.isPresent()) {
				return Decision.refused(RefusalWithText.text(Wording.refusal(refusal.get()), resolve));
			}
			Optional<String> lasted = dated
					? new ComputedAnswers(file, entries, PersonId::value, ZoneOffset.UTC).value("duration")
					: Optional.empty();
			if (decides && decided.code() != null) {
				file.incident()
					.decide(decided.completed()
						.decision(Outcome.RESOLVED, file, resolve, decided.code(), decided.moment().text()));
			}
			return Decision.accepted(said(file, resolve, lasted), effects(file, resolve, decided));
		});
	}

	private Decided read(Command command, Casefile file) {
		Completed completed = Completed.read(command.argument());
		FirstWord words = FirstWord.of(completed.rest());
		if (completed.tapped()) {
			FirstWord moment = FirstWord.of(words.rest());
			return new Decided(words.first(),
					new Mitigate.GivenMoment(Instant.parse(moment.first()), moment.rest(), null), completed);
		}
		Optional<String> code = file.incident().awaitsDecision() ? decisions.code(words.first()).map(ReasonCode::id)
				: Optional.empty();
		return new Decided(code.orElse(null),
				Mitigate.GivenMoment.in(code.isPresent() ? command.withArgument(words.rest()) : command, policy),
				completed);
	}

	/**
	 * When it was over and what was said about it; with a reason code if that needs a
	 * decision.
	 */
	private record Decided(@Nullable String code, Mitigate.GivenMoment moment, Completed completed) {

		/** As a tap sends it: the rest has already been read. */
		static String written(String code, Mitigate.GivenMoment givenMoment) {
			return (code + " " + givenMoment.at() + " " + givenMoment.text()).strip();
		}

	}

	/** Only the sentence is missing; code and moment are kept. */
	private static Form form(Casefile file, Decided decided) {
		String kept = Decided.written(String.valueOf(decided.code()), decided.moment());
		return Form.of(new Action("resolve", file.id().value(), DecisionNeeded.tapped(file, kept)), "Resolve",
				"Resolve",
				new Field.FieldReading("signals",
						List.of(Span.strong("Signals of one kind: "), Span.plain(FlaggedEntries.phrases(file) + "."))),
				new Field.TextField("reason", "Why is it over?", false, true, "", "all keys are rotated", null));
	}

	private static List<Effect> effects(Casefile file, Command command, Decided decided) {
		List<Effect> effects = new ArrayList<>(List.of(Effects.refreshed(file.id())));
		Mitigate.GivenMoment givenMoment = decided.moment();
		String text = (givenMoment.text().isBlank() ? "Resolved" : "Resolved: " + givenMoment.text())
				+ (decided.code() == null ? "" : " (" + decided.code() + ")");
		effects.add(SystemEntries.at(file.id(), command, givenMoment.at(), text, Milestone.RESOLVED));
		effects.add(Effects.progress(file.id()));
		effects.addAll(Effects.review(file.id()));
		return effects;
	}

	/**
	 * @param lasted how long it took, if its end was given: so that a wrong one is seen
	 */
	private static Reply said(Casefile file, Command command, Optional<String> lasted) {
		String first = command.caller().person().name() + " resolved " + file.id() + ".";
		List<Span> next = new ArrayList<>();
		next.add(Span.plain("The postmortem is open"));
		file.postmortem().ifPresent(postmortem -> {
			next.add(Span.plain("; its draft is due "));
			next.add(Span.dateTime(postmortem.draftDue()));
		});
		next.add(Span.plain(". Everybody gets their questions by direct message, in working hours."));
		List<Span> news = new ArrayList<>(List.of(Span.plain(first)));
		lasted.ifPresent(took -> {
			news.add(Span.plain(" It ended "));
			news.add(Span.dateTime(file.incident().resolvedAt().orElseThrow()));
			news.add(Span.plain(" and took " + took + "."));
		});
		return new Reply.Say(Message.of(first, new Block.Paragraph(news), new Block.Paragraph(next), Block
			.buttons(Button.primary("Start the postmortem", new Action("postmortem", file.id().value(), "")))));
	}

}
