package dev.firewatch.workflow.undelivered;

import java.util.List;
import java.util.Optional;

import dev.firewatch.chat.Command;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.Wording;

/** Retries what a platform has refused. */
class ResendMessages implements Verb {

	static final String VERB = "resend";

	private static final VerbInfo INFO = new VerbInfo(475, VERB, List.of(), Group.OVERVIEW, VERB,
			"retry what could not be delivered");

	private final IncidentResolver resolver;

	private final Undelivered undelivered;

	public ResendMessages(IncidentResolver resolver, Undelivered undelivered) {
		this.resolver = resolver;
		this.undelivered = undelivered;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		// The notice's button names the failure itself.
		if (command.argument().contains("/")) {
			boolean known = undelivered.again(command.argument(), Optional.of(command.caller().person().id()));
			return answer(command, known ? "Trying it again." : "That has already been dealt with.");
		}
		return resolver.about(command, (file, resend) -> {
			int things = undelivered.again(file.id());
			return answer(command, things == 0 ? "Everything about " + file.id() + " has been delivered."
					: "Trying again what could not be delivered: " + Wording.count(things, "thing") + ".");
		});
	}

	private static Reply answer(Command command, String sentence) {
		return command.caller().pressedOn() == null ? Reply.whisper(sentence)
				: new Reply.Replace(Message.text(sentence));
	}

}
