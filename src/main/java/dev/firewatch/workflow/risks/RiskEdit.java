package dev.firewatch.workflow.risks;

import java.util.function.UnaryOperator;

import dev.firewatch.risk.RiskContent;
import org.jspecify.annotations.Nullable;

/**
 * A change to a risk as somebody said it.
 *
 * @param why null if they gave no reason
 * @param refusal the sentence that says why it can't be made; null if it can
 * @param field the field of the form that is wrong; empty if none is
 */
record RiskEdit(UnaryOperator<RiskContent> change, @Nullable String why, @Nullable String refusal, String field) {

	static RiskEdit of(UnaryOperator<RiskContent> change, String why) {
		return new RiskEdit(change, why.isBlank() ? null : why.strip(), null, "");
	}

	static RiskEdit refused(String field, String sentence) {
		return new RiskEdit(UnaryOperator.identity(), null, sentence, field);
	}

}
