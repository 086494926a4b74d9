package dev.firewatch.workflow.risks;

import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.RelatedRisk;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.Reply;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.risk.Risk;
import dev.firewatch.risk.RiskId;
import dev.firewatch.risk.RiskVersion.Made;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.IncidentResolver;

/**
 * Says which risk of the register came true in an incident: whoever may see that may say
 * so.
 */
class LinkRisk {

	/** What stands for no risk. */
	static final String NONE = "none";

	private final IncidentResolver resolver;

	private final CasefileEditor editor;

	private final RiskRegister register;

	private final RiskCard card;

	private final RiskGaps gaps;

	LinkRisk(IncidentResolver resolver, CasefileEditor editor, RiskRegister register, RiskCard card, RiskGaps gaps) {
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
				if (link) {
					changed.is(related(now, changed, command));
				}
				else {
					changed.isNot(now.id());
				}
				return Decision.accepted(new Reply.Whisper(card.whole(now, command, news)), Effects.card(id));
			});
		});
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

	/** Asks which risk it is. */
	Reply ask(Command command) {
		return about(command, "link", "", (file,
				found) -> new Reply.Ask(Form.of(new Action("risk", file.id().value(), "link"), "Which risk is this?",
						"Save", new Field.TextField("risk", "Its id in the register", false, false, "", "RISK-023",
								"Find it with `risk search <words>`. If there is none: none."))));
	}

	private Reply about(Command command, String said, String incident, IncidentResolver.IncidentUseCase use) {
		String word = FirstWord.of(incident).first();
		return resolver.about(word.isEmpty() ? command.withArgument(said) : command.addressedTo(word, said), use);
	}

}
