package dev.firewatch.workflow.home;

import java.util.List;

import dev.firewatch.chat.Command;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.policy.Refusal;
import dev.firewatch.policy.Refusal.Rule;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.Wording;

/** Shows what is left before an incident can close. */
class ShowLeft implements Verb {

	private static final VerbInfo INFO = new VerbInfo(430, "left", List.of(), Group.OVERVIEW, "left",
			"what is left before it can close");

	private final IncidentResolver resolver;

	private final WhatIsLeft whatIsLeft;

	public ShowLeft(IncidentResolver resolver, WhatIsLeft whatIsLeft) {
		this.resolver = resolver;
		this.whatIsLeft = whatIsLeft;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		return resolver.aboutNamed(command, (file, left) -> {
			if (file.incident().status().live()) {
				return Reply.whisper(Wording.refusal(Refusal.of(Rule.NOT_RESOLVED)));
			}
			return new Reply.Whisper(
					whatIsLeft.of(file, left.at().atZone(left.caller().person().zone()).toLocalDate()));
		});
	}

}
