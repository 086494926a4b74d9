package dev.firewatch.workflow.incidents;

import java.util.List;

import dev.firewatch.chat.Command;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.people.PersonId;
import dev.firewatch.workflow.Addressing;
import dev.firewatch.workflow.Changes;
import dev.firewatch.workflow.Decision;
import dev.firewatch.workflow.Effects;

/** Brings the caller into an incident and its room. */
public class JoinIncident implements Verb {

	private static final VerbInfo INFO = new VerbInfo(15, "join", List.of(), Group.INCIDENT, "join [<incident>]",
			"take part in an incident");

	private final Addressing addressing;

	private final Changes changes;

	public JoinIncident(Addressing addressing, Changes changes) {
		this.addressing = addressing;
		this.changes = changes;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		return addressing.about(command, (addressed, join) -> changes.change(addressed.id(), join.key(), file -> {
			PersonId person = join.caller().person().id();
			Reply reply = Reply.whisper("You are in " + file.id() + " · " + file.incident().title());
			file.incident().join(person);
			return Decision.accepted(reply, Effects.invite(file.id(), person));
		}));
	}

}
