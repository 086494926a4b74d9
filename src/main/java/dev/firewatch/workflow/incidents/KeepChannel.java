package dev.firewatch.workflow.incidents;

import java.util.List;

import dev.firewatch.chat.Command;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.RefusalWithText;

/** Keeps the channel of a resolved incident open for another seven days. */
class KeepChannel implements Verb {

	private static final VerbInfo INFO = new VerbInfo(470, "keep-channel", List.of(), Group.OVERVIEW, "keep-channel",
			"leave the channel open for another seven quiet days");

	private final IncidentResolver resolver;

	private final CasefileEditor editor;

	public KeepChannel(IncidentResolver resolver, CasefileEditor editor) {
		this.resolver = resolver;
		this.editor = editor;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		return resolver.about(command, (addressed, keep) -> editor.change(addressed.id(), keep.key(), file -> {
			if (file.incident().archivedAt().isPresent()) {
				return Decision.refused(RefusalWithText.text("The channel of " + file.id()
						+ " is already archived. `reopen` opens another one if it is not over.", keep));
			}
			file.incident().keepRoom(keep.at());
			return Decision.accepted(Reply.say(keep.caller().person().name() + " kept the channel of " + file.id()
					+ ": it stays open until it has been quiet for seven days."));
		}));
	}

}
