package dev.firewatch.workflow.risks;

import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.RelatedRisk;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Reply;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.risk.Risk;
import dev.firewatch.risk.RiskRules;
import dev.firewatch.risk.RiskVersion.Made;
import dev.firewatch.risk.Risks;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.Effects;

/**
 * Makes one risk of two that turned out to be the same. Each step can be done again, and
 * the old id says where it went only once all else is done.
 */
class MergeRisks {

	private static final int PAGE = 200;

	private final Risks risks;

	private final RiskRegister register;

	private final CasefileEditor editor;

	private final RiskCard card;

	MergeRisks(Risks risks, RiskRegister register, CasefileEditor editor, RiskCard card) {
		this.risks = risks;
		this.register = register;
		this.editor = editor;
		this.card = card;
	}

	Reply merge(Command command, Risk old, Risk into) {
		Made made = new Made(command.at(), command.caller().person().id(), "same as " + old.id(), null,
				command.key() + "/into");
		Optional<Risk> now = register.change(into.id(), made.key(), read -> read.absorbing(old, made));
		if (now.isEmpty() || !RiskRules.problems(into.id(), now.get().content()).isEmpty()) {
			return Reply.whisper("There is no " + into.id() + " any more.");
		}
		old.incidents().forEach(incident -> link(command, old, now.get(), incident));
		redirect(command, old, into);
		Made gone = new Made(command.at(), command.caller().person().id(), "same as " + into.id(), null, command.key());
		register.change(old.id(), gone.key(), read -> read.merged(into.id(), gone));
		return new Reply.Whisper(card.whole(risks.find(into.id()).orElse(now.get()), command,
				old.id() + " is " + into.id() + " now. Its incidents and cascades came along."));
	}

	private void link(Command command, Risk old, Risk into, IncidentId incident) {
		editor.change(incident, command.key() + "/" + incident, file -> {
			boolean known = file.register()
				.risks()
				.stream()
				.filter(one -> one.risk().equals(old.id()))
				.allMatch(RelatedRisk::known);
			file.isNot(old.id());
			if (!file.register().names(into.id())) {
				file.is(new RelatedRisk(into.id(), into.content().title(), known, command.caller().person().id(),
						command.at()));
			}
			return Decision.accepted(Reply.whisper(""), Effects.card(file.id()));
		});
	}

	/** Whatever led to the old one leads to the other. */
	private void redirect(Command command, Risk old, Risk into) {
		List<Risk> page = risks.page(null, PAGE);
		while (!page.isEmpty()) {
			for (Risk other : page) {
				boolean leads = other.content().cascades().stream().anyMatch(one -> one.to().equals(old.id()));
				if (leads && !other.id().equals(old.id())) {
					Made made = new Made(command.at(), command.caller().person().id(),
							old.id() + " is " + into.id() + " now", null, command.key() + "/" + other.id());
					register.change(other.id(), made.key(), read -> read.redirected(old.id(), into.id(), made));
				}
			}
			page = page.size() < PAGE ? List.of() : risks.page(page.get(page.size() - 1).id(), PAGE);
		}
	}

}
