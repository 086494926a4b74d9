package dev.firewatch.workflow.incidents;

import java.util.ArrayList;
import java.util.List;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.RiskRecognition;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Button;
import dev.firewatch.risk.Risk;
import dev.firewatch.risk.Risks;

/** The risks that an incident may be, one tap each. */
public class LikelyRisks {

	/** Four buttons fit a row. */
	private static final int LIKELY = 2;

	private final Risks risks;

	public LikelyRisks(Risks risks) {
		this.risks = risks;
	}

	/**
	 * A row of buttons, which name risks by their ids alone, as guests may read them;
	 * empty if none is likely or somebody has said already.
	 */
	List<Button> buttons(Casefile file) {
		List<Risk> likely = file.register().open() ? RiskRecognition.likely(file, risks, LIKELY) : List.of();
		List<Button> buttons = new ArrayList<>();
		if (!likely.isEmpty()) {
			String id = file.id().value();
			likely.forEach(risk -> buttons
				.add(Button.of("This is " + risk.id(), new Action("risk", id, risk.id() + " link"))));
			buttons.add(Button.of("New risk", new Action("risk", id, "link new")));
			buttons.add(Button.of("None", new Action("risk", id, "link none")));
		}
		return buttons;
	}

}
