package dev.firewatch.workflow.incidents;

import java.util.List;

import dev.firewatch.chat.Command;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.people.PersonId;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.IncidentResolver;

/** Brings the caller into an incident and its room. */
class JoinIncident implements Verb {

	private static final VerbInfo INFO = new VerbInfo(15, "join", List.of(), Group.INCIDENT, "join [<incident>]",
			"join an incident");

	private final IncidentResolver resolver;

	private final CasefileEditor editor;

	public JoinIncident(IncidentResolver resolver, CasefileEditor editor) {
		this.resolver = resolver;
		this.editor = editor;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		return resolver.aboutNamed(command, (addressed, join) -> editor.change(addressed.id(), join.key(), file -> {
			PersonId person = join.caller().person().id();
			Reply reply = Reply.whisper("You are in " + file.id() + " · " + file.incident().title());
			file.incident().join(person);
			return Decision.accepted(reply, Effects.invite(file.id(), person));
		}));
	}

}
