package dev.firewatch.workflow.incidents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.delivery.Effect;
import dev.firewatch.timeline.Mark;
import dev.firewatch.timeline.When;
import dev.firewatch.workflow.Addressing;
import dev.firewatch.workflow.Changes;
import dev.firewatch.workflow.Decision;
import dev.firewatch.workflow.Effects;
import dev.firewatch.workflow.Kept;
import dev.firewatch.workflow.Seen;
import dev.firewatch.workflow.Wording;
import org.jspecify.annotations.Nullable;

/** Notes that the harm has stopped. */
public class Mitigate implements Verb {

	private static final VerbInfo INFO = new VerbInfo(90, "mitigated", List.of("mitigate"), Group.INCIDENT,
			"mitigated [<when>] [<text>]", "the harm has stopped");

	private final Addressing addressing;

	private final Changes changes;

	public Mitigate(Addressing addressing, Changes changes) {
		this.addressing = addressing;
		this.changes = changes;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		return addressing.about(command, (addressed, mitigated) -> {
			Moment moment = Moment.in(mitigated);
			if (moment.refusal() != null) {
				return Kept.text(moment.refusal(), mitigated);
			}
			return changes.change(addressed.id(), mitigated.key(),
					file -> file.incident()
						.mitigate(moment.at())
						.map(refusal -> Decision.refused(Kept.text(Wording.refusal(refusal), mitigated)))
						.orElseGet(() -> Decision.accepted(
								Reply.say(addressed.id() + " is mitigated."
										+ (moment.text().isBlank() ? "" : " " + moment.text())),
								effects(file, mitigated, moment))));
		});
	}

	private static List<Effect> effects(Casefile file, Command command, Moment moment) {
		List<Effect> effects = new ArrayList<>(List.of(Effects.refreshed(file.id())));
		String text = moment.text().isBlank() ? "Mitigated" : "Mitigated: " + moment.text();
		effects.add(Seen.at(file.id(), command, moment.at(), text, Mark.MITIGATED));
		return effects;
	}

	/** When something was, and what was said of it. */
	record Moment(Instant at, String text, @Nullable String refusal) {

		static Moment in(Command command) {
			When.Reading reading = When.leading(command.argument(),
					command.at().atZone(command.caller().person().zone()));
			if (reading instanceof When.Reading.Refused refused) {
				return new Moment(command.at(), "", refused.sentence());
			}
			if (reading instanceof When.Reading.Found found) {
				return new Moment(found.when().start(), found.rest(), null);
			}
			return new Moment(command.at(), command.argument().strip(), null);
		}

	}

}
