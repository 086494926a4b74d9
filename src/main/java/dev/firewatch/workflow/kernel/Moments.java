package dev.firewatch.workflow.kernel;

import dev.firewatch.chat.Command;
import dev.firewatch.chat.Submission;
import dev.firewatch.policy.Policy;
import dev.firewatch.timeline.SpokenRules;
import dev.firewatch.timeline.When;

/** Reads the moments that people type as the house means them. */
public final class Moments {

	private Moments() {
	}

	/** What the house means where words mean several things. */
	public static SpokenRules rules(Policy policy) {
		return new SpokenRules(policy.timeline().dayFirst(), policy.timeline().zoneNames());
	}

	/** The moment that a text begins with, for whoever sent the command. */
	public static When.Reading leading(String text, Command command, Policy policy) {
		return When.leading(text, command.at().atZone(command.caller().person().zone()), rules(policy));
	}

	/** The moment that a field of a form holds. */
	public static When.Reading field(String name, Submission submission, Policy policy) {
		return When.exactly(submission.text(name), submission.at().atZone(submission.caller().person().zone()),
				rules(policy));
	}

}
