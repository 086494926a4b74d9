package dev.firewatch.workflow.risks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.casefile.RelatedRisk;
import dev.firewatch.casefile.RiskRecognition;
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
import dev.firewatch.delivery.Effect;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.risk.Risk;
import dev.firewatch.risk.RiskFrequency;
import dev.firewatch.risk.RiskId;
import dev.firewatch.risk.Risks;
import dev.firewatch.risk.RiskVersion.Made;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.Wording;

/**
 * Says which risk of the register came true in an incident: whoever may see that may say
 * so.
 */
class LinkRisk {

	private static final int OFFERED = 3;

	/** With the third it is said to all, once. */
	private static final int SERIES = 3;

	/** What stands for no risk. */
	static final String NONE = "none";

	private final IncidentResolver resolver;

	private final CasefileEditor editor;

	private final RiskRegister register;

	private final RiskCard card;

	private final RiskGaps gaps;

	private final MergeRisks merging;

	private final Risks risks;

	LinkRisk(IncidentResolver resolver, CasefileEditor editor, RiskRegister register, RiskCard card, RiskGaps gaps,
			MergeRisks merging, Risks risks) {
		this.merging = merging;
		this.risks = risks;
		this.gaps = gaps;
		this.resolver = resolver;
		this.editor = editor;
		this.register = register;
		this.card = card;
	}

	/** The gaps that the incident's audit shows. */
	RiskGaps gaps() {
		return gaps;
	}

	/** Makes one risk of two. */
	MergeRisks merging() {
		return merging;
	}

	/** The incident in whose room it was said. */
	Optional<IncidentId> here(Command command) {
		return resolver.here(command);
	}

	/**
	 * Links the two, in both documents, or takes that back. The register comes first:
	 * whoever repeats what was only done there does the rest.
	 * @param incident begins with the incident; empty if it is known from where it was
	 * said
	 */
	Reply link(Command command, Risk risk, boolean link, String incident) {
		return about(command, risk.id() + (link ? " link" : " unlink"), incident, (file, found) -> {
			IncidentId id = file.id();
			Made made = new Made(command.at(), command.caller().person().id(), null, id, command.key());
			Risk now = register
				.change(risk.id(), made.key(), read -> link ? read.linked(id, made) : read.unlinked(id, made))
				.orElseThrow();
			String news = link
					? id + " is " + risk.id() + " come true."
							+ card.frequency(now, command.caller().person(), command.at())
					: id + " is not " + risk.id() + " come true.";
			return editor.change(id, command.key(), changed -> {
				boolean isNew = link && !changed.register().names(now.id());
				if (link) {
					changed.is(related(now, changed, command));
				}
				else {
					changed.isNot(now.id());
				}
				List<Effect> effects = new ArrayList<>(List.of(Effects.card(id)));
				if (isNew) {
					series(now, command).map(said -> Effects.notice(id, said)).ifPresent(effects::add);
				}
				return Decision.accepted(new Reply.Whisper(card.whole(now, command, news)), effects);
			});
		});
	}

	/** What everybody in the incident has to know of how often this happens. */
	private Optional<String> series(Risk risk, Command command) {
		RiskFrequency frequency = card.frequency(risk, CasefileSearch.open(), command.at());
		return frequency.number() != SERIES ? Optional.empty()
				: Optional.of("Third time for " + risk.id() + ": " + frequency.against() + ".");
	}

	private static RelatedRisk related(Risk risk, Casefile file, Command command) {
		Made first = risk.history().get(0).made();
		// What a program brought was in a register before.
		boolean known = first.by() == null || first.at().isBefore(file.incident().declaredAt());
		return new RelatedRisk(risk.id(), risk.content().title(), known, command.caller().person().id(), command.at());
	}

	/** Says that no risk of the register came true in the incident. */
	Reply none(Command command, String incident) {
		return about(command, "link " + NONE, incident, (file, found) -> {
			List<RelatedRisk> before = file.register().risks();
			if (!before.isEmpty()) {
				RiskId first = before.get(0).risk();
				return Reply
					.whisper(file.id() + " is " + first + " come true. `risk unlink " + first + "` takes that back.");
			}
			return editor.change(file.id(), command.key(), changed -> {
				changed.isNoRisk();
				return Decision.accepted(Reply.whisper("Noted: no risk of the register came true in " + changed.id()
						+ ". `risk new <title>` enters one."), Effects.card(changed.id()));
			});
		});
	}

	/** Offers the risks that it may be, or asks for another one. */
	Reply ask(Command command) {
		return about(command, "link", "", (file, found) -> {
			List<Risk> likely = RiskRecognition.likely(file, risks, OFFERED);
			return likely.isEmpty() ? form(file) : new Reply.Whisper(offer(file, likely));
		});
	}

	/** Asks for its id. */
	Reply askForId(Command command) {
		return about(command, "link", "", (file, found) -> form(file));
	}

	private static Reply form(Casefile file) {
		return new Reply.Ask(Form.of(new Action("risk", file.id().value(), "link"), "Which risk is this?", "Save",
				new Field.TextField("risk", "Its id in the register", false, false, "", "RISK-023",
						"Find it with `risk search <words>`. If there is none: none.")));
	}

	private static Message offer(Casefile file, List<Risk> likely) {
		String id = file.id().value();
		String first = "Which risk is " + id + "?";
		List<Block> blocks = new ArrayList<>(List.of(Block.paragraph(Span.strong(first))));
		for (Risk risk : likely) {
			blocks.add(new Block.Item(
					List.of(Span.strong(risk.id().value()),
							Span.plain(" · " + Wording.brief(risk.content().title()) + " · P"
									+ risk.content().probability() + " × I" + risk.content().impact())),
					List.of(Button.of("This is " + risk.id(), new Action("risk", id, risk.id() + " link")))));
		}
		blocks.add(Block.buttons(Button.of("New risk", new Action("risk", id, "link new")),
				Button.of("Another one", new Action("risk", id, "link other")),
				Button.of("None", new Action("risk", id, "link " + NONE))));
		return new Message(first, blocks);
	}

	/** Acts in the incident that the command is about. */
	Reply about(Command command, Function<Casefile, Reply> act) {
		return resolver.about(command.withArgument(""), (file, given) -> act.apply(file));
	}

	private Reply about(Command command, String said, String incident, IncidentResolver.IncidentUseCase use) {
		String word = FirstWord.of(incident).first();
		return resolver.about(word.isEmpty() ? command.withArgument(said) : command.addressedTo(word, said), use);
	}

}
