package dev.firewatch.workflow.incidents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Span;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.delivery.Effect;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.ReasonCode;
import dev.firewatch.policy.Refusal;
import dev.firewatch.postmortem.Templates;
import dev.firewatch.timeline.Milestone;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.PermissionCheck;
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

	private final PermissionCheck permissions;

	public Resolve(IncidentResolver resolver, CasefileEditor editor, Policy policy, Templates templates,
			PermissionCheck permissions) {
		this.permissions = permissions;
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
			Decided decided = Decided.read(resolve, policy, addressed.incident().awaitsDecision());
			Mitigate.GivenMoment givenMoment = decided.moment();
			if (givenMoment.refusal() != null) {
				return RefusalWithText.text(givenMoment.refusal(), resolve);
			}
			Optional<String> untimely = givenMoment.untimely(addressed, resolve);
			if (untimely.isPresent()) {
				return RefusalWithText.text(untimely.get(), resolve);
			}
			boolean mayDecide = permissions.decides(addressed, resolve.caller().person());
			if (addressed.incident().awaitsDecision() && addressed.incident().status().live()
					&& (decided.code() == null || !mayDecide)) {
				return new DecisionNeeded(policy, permissions).ask(addressed, resolve, "Resolving", mayDecide,
						code -> Decided.written(code.id(), givenMoment));
			}
			return editor.change(addressed.id(), resolve.key(), file -> {
				Optional<Refusal> refusal = file.resolve(givenMoment.at(), resolve.at(), templates
					.template(policy.postmortem().templateFor(file.incident().severity(), file.incident().kind().key()))
					.orElseThrow(), policy);
				return refusal.map(why -> Decision.refused(RefusalWithText.text(Wording.refusal(why), resolve)))
					.orElseGet(() -> Decision.accepted(said(file, resolve), effects(file, resolve, decided)));
			});
		});
	}

	/**
	 * When it was over and what was said about it; with a reason code if that needs a
	 * decision.
	 */
	private record Decided(@Nullable String code, Mitigate.GivenMoment moment) {

		/** As the first word of an argument: the rest has already been read. */
		private static final String DECIDED = "decided!";

		/**
		 * @param coded whether a code may come first
		 */
		static Decided read(Command command, Policy policy, boolean coded) {
			FirstWord words = FirstWord.of(command.argument());
			if (words.first().equals(DECIDED)) {
				FirstWord code = FirstWord.of(words.rest());
				FirstWord moment = FirstWord.of(code.rest());
				return new Decided(code.first(),
						new Mitigate.GivenMoment(Instant.parse(moment.first()), moment.rest(), null));
			}
			Optional<String> code = coded ? DecisionNeeded.code(policy, words.first()).map(ReasonCode::id)
					: Optional.empty();
			return new Decided(code.orElse(null),
					Mitigate.GivenMoment.in(code.isPresent() ? command.withArgument(words.rest()) : command, policy));
		}

		static String written(String code, Mitigate.GivenMoment givenMoment) {
			return (DECIDED + " " + code + " " + givenMoment.at() + " " + givenMoment.text()).strip();
		}

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

	private static Reply said(Casefile file, Command command) {
		String first = command.caller().person().name() + " resolved " + file.id() + ".";
		List<Span> next = new ArrayList<>();
		next.add(Span.plain("The postmortem is open"));
		file.postmortem().ifPresent(postmortem -> {
			next.add(Span.plain("; its draft is due "));
			next.add(Span.dateTime(postmortem.draftDue()));
		});
		next.add(Span.plain(". Everybody gets their questions by direct message, in working hours."));
		return new Reply.Say(Message.of(first, Block.paragraph(Span.plain(first)), new Block.Paragraph(next), Block
			.buttons(Button.primary("Start the postmortem", new Action("postmortem", file.id().value(), "")))));
	}

}
