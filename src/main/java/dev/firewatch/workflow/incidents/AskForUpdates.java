package dev.firewatch.workflow.incidents;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Reply;
import dev.firewatch.incident.UpdateCadence;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.policy.Policy;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.FollowUpTask;

/** Asks whoever leads a burning incident for the next update. */
class AskForUpdates implements FollowUpTask {

	private final CasefileEditor editor;

	private final UpdateCadence cadence;

	private final People people;

	private final ZoneId zone;

	AskForUpdates(CasefileEditor editor, Policy policy, People people) {
		this.editor = editor;
		this.cadence = new UpdateCadence(policy);
		this.people = people;
		this.zone = policy.zone();
	}

	@Override
	public Pass at(Instant now) {
		return docket -> {
			Optional<Instant> next = next(docket.file());
			next.filter(due -> !due.isAfter(now)).ifPresent(due -> ask(docket.file(), due, now));
			return Look.done(next.filter(now::isBefore));
		};
	}

	private void ask(Casefile addressed, Instant due, Instant now) {
		editor.change(addressed.id(), "ask-update/" + due, file -> {
			if (!next(file).equals(Optional.of(due))) {
				return Decision.refused(Reply.silent());
			}
			file.incident().askForUpdate(now);
			return Decision.accepted(Reply.silent(),
					new IncidentEffect.AskForUpdate(file.id(), file.incident().updatedAt()).effect());
		});
	}

	/** What is lived through elsewhere is told there. */
	private Optional<Instant> next(Casefile file) {
		ZoneId theirs = people.find(file.incident().lead()).map(Person::zone).orElse(zone);
		return file.imported().isPresent() ? Optional.empty() : cadence.askAt(file.incident(), theirs);
	}

}
