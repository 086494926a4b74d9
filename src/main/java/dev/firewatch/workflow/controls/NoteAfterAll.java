package dev.firewatch.workflow.controls;

import java.time.Instant;
import java.util.Optional;

import dev.firewatch.chat.Command;
import dev.firewatch.chat.Reply;
import dev.firewatch.delivery.Effect;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.PersonId;
import dev.firewatch.timeline.Draft;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Source;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.timeline.When;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.Effects;

/** Makes a note of what was taken for something else. */
class NoteAfterAll {

	private final Timelines timelines;

	NoteAfterAll(Timelines timelines) {
		this.timelines = timelines;
	}

	/** What the timeline says of it as long as it isn't a note. */
	Effect entry(IncidentId incident, Command command, String what) {
		return Effects.entry(incident, new Draft(key(command.key()), When.at(command.at()), command.at(),
				command.caller().person().id(), Source.SYSTEM, what, null, null));
	}

	/**
	 * The note in its place, at the moment at which it was typed.
	 * @param by who typed it
	 * @param origin the key of the act that was misunderstood
	 */
	Decision instead(IncidentId incident, Command command, String id, PersonId by, String typed, Instant at,
			String origin) {
		Optional<Entry> said = timelines.recordedAs(incident.value(), key(origin));
		said.filter(entry -> !entry.isRemoved())
			.ifPresent(entry -> timelines.replace(incident.value(), entry,
					entry.removed(command.at(), command.caller().person().id())));
		Effect note = Effects.entry(incident,
				new Draft(origin + "#note", When.at(at), command.at(), by, Source.COMMAND, typed, null, null));
		return Decision.accepted(Reply.say("Noted instead: " + typed + " (" + id + " is gone)"), note,
				Effects.card(incident));
	}

	private static String key(String origin) {
		return origin + "#said";
	}

}
