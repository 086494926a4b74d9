package dev.firewatch.workflow.incidents;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Span;
import dev.firewatch.delivery.Outgoing;
import dev.firewatch.delivery.RoomDirectory;
import dev.firewatch.incident.Incident;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.People;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Policy;
import dev.firewatch.workflow.incidents.IncidentEffect.AskForUpdate;
import dev.firewatch.workflow.kernel.EffectBinding;
import dev.firewatch.workflow.kernel.EffectComposer;
import dev.firewatch.workflow.kernel.Wording;

/** Asks for an update where the incident is worked on, unless there was one meanwhile. */
class UpdateRequest implements EffectComposer {

	private final Casefiles casefiles;

	private final RoomDirectory rooms;

	private final People people;

	private final Policy policy;

	UpdateRequest(Casefiles casefiles, RoomDirectory rooms, People people, Policy policy) {
		this.casefiles = casefiles;
		this.rooms = rooms;
		this.people = people;
		this.policy = policy;
	}

	@Override
	public List<EffectBinding<?>> bindings() {
		return List.of(EffectBinding.of(AskForUpdate.class, this::compose));
	}

	private Optional<Outgoing> compose(AskForUpdate ask) {
		Incident incident = casefiles.find(ask.incident()).orElseThrow().incident();
		boolean answered = !incident.status().live() || !incident.updatedAt().equals(ask.after());
		if (answered || incident.archivedAt().isPresent()) {
			return Optional.empty();
		}
		Message message = message(ask.incident(), incident);
		return rooms.roomNow(ask.incident().value())
			.<Outgoing>map(room -> new Outgoing.Post(room, message))
			.or(() -> Optional.of(new Outgoing.Direct(incident.home(), incident.lead(), message)));
	}

	private Message message(IncidentId id, Incident incident) {
		PersonId asked = incident.lead();
		Duration every = policy.rule(incident.severity()).updateEvery();
		String first = "Time for an update on " + id;
		List<Span> spans = new ArrayList<>(
				List.of(new Span.Mention(asked, people.nameOf(asked)), Span.plain(", "), Span.strong(first),
						Span.plain(incident.lastUpdate().isPresent() ? ": the last one is from " : ": declared ")));
		spans.add(Span.time(incident.updatedAt()));
		spans.add(Span.plain(" and " + (incident.lastUpdate().isPresent() ? "" : "without one since; ")
				+ incident.severity() + " asks for one every " + Wording.lasting(every) + "."));
		return new Message(first,
				List.of(new Block.Paragraph(spans),
						Block.buttons(Button.primary("Post update", new Action("update", id.value(), "")),
								Button.of("Mitigated", new Action("mitigated", id.value(), "")),
								Button.of("Resolve", new Action("resolve", id.value(), "")))));
	}

}
