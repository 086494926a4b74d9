package dev.firewatch.workflow.kernel;

import java.time.Instant;

import dev.firewatch.chat.Command;
import dev.firewatch.delivery.Effect;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.timeline.Draft;
import dev.firewatch.timeline.Milestone;
import dev.firewatch.timeline.Source;
import dev.firewatch.timeline.When;
import org.jspecify.annotations.Nullable;

/** The entries that the bot adds to a timeline for what it observes itself. */
public final class SystemEntries {

	private SystemEntries() {
	}

	/** What the command did, as an entry at the time of the command. */
	public static Effect by(IncidentId id, Command command, String what) {
		return at(id, command, command.at(), what, null);
	}

	/** What the command says happened at that time, perhaps with a mark. */
	public static Effect at(IncidentId id, Command command, Instant at, String what, @Nullable Milestone milestone) {
		return Effects.entry(id, new Draft(command.key() + "#" + what.hashCode(), new When(at, null, false),
				command.at(), command.caller().person().id(), Source.SYSTEM, what, milestone, null));
	}

}
