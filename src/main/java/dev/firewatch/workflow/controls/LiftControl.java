package dev.firewatch.workflow.controls;

import java.util.List;

import dev.firewatch.chat.Command;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;

/** Takes an interim control down. */
class LiftControl implements Verb {

	static final String NAME = "lift";

	private static final VerbInfo INFO = new VerbInfo(85, NAME, List.of(), Group.INCIDENT, "lift IC1 [how]",
			"take an interim control down");

	private final NamedControl named;

	private final Controls controls;

	LiftControl(NamedControl named, Controls controls) {
		this.named = named;
		this.controls = controls;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		return named.about(command, "lift IC1", (file, words, lift) -> controls.lift(file, lift, words.first(),
				words.rest().isBlank() ? null : words.rest()));
	}

}
