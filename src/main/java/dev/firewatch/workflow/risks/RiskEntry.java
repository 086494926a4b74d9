package dev.firewatch.workflow.risks;

import java.util.List;

import dev.firewatch.chat.Form;
import dev.firewatch.policy.Policy;

/** Opens the form of a new risk where another feature finds one. */
public class RiskEntry {

	private final RiskForms forms;

	RiskEntry(Policy policy) {
		this.forms = new RiskForms(policy);
	}

	/** The form with the risk's title, as far as it is known. */
	public Form form(String title) {
		return forms.entry(title, null, null, List.of());
	}

}
