package dev.firewatch.workflow.followup;

import java.util.List;

import dev.firewatch.chat.Command;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.workflow.Addressing;
import dev.firewatch.workflow.Changes;
import dev.firewatch.workflow.Decision;
import dev.firewatch.workflow.Kept;

/** Keeps the channel of a resolved incident open for another seven days. */
public class KeepChannel implements Verb {

	private static final VerbInfo INFO = new VerbInfo(470, "keep-channel", List.of(), Group.OVERVIEW, "keep-channel",
			"leave the channel open for another seven quiet days");

	private final Addressing addressing;

	private final Changes changes;

	public KeepChannel(Addressing addressing, Changes changes) {
		this.addressing = addressing;
		this.changes = changes;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		return addressing.about(command, (addressed, keep) -> changes.change(addressed.id(), keep.key(), file -> {
			if (file.incident().archivedAt().isPresent()) {
				return Decision.refused(Kept.text("The channel of " + file.id()
						+ " is archived already. `reopen` opens another one if it is not over.", keep));
			}
			file.incident().keepRoom(keep.at());
			return Decision.accepted(Reply.say("Kept, said by " + keep.caller().person().name() + ": the channel of "
					+ file.id() + " stays open until nothing has been said in it for seven days."));
		}));
	}

}
