package dev.firewatch.workflow.incidents;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.delivery.Effect;
import dev.firewatch.delivery.Outgoing;
import dev.firewatch.delivery.Outgoing.Sent;
import dev.firewatch.delivery.RoomDirectory;
import dev.firewatch.incident.Incident;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.People;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Services;
import dev.firewatch.policy.Team;
import dev.firewatch.workflow.kernel.EffectComposer;
import dev.firewatch.workflow.kernel.Effects;

/** Opens an incident's room and keeps it: people, topic, bookmark. */
class RoomEffects implements EffectComposer {

	private final Casefiles casefiles;

	private final RoomDirectory rooms;

	private final Services services;

	private final People people;

	private final String baseUrl;

	public RoomEffects(Casefiles casefiles, RoomDirectory rooms, Services services, People people, String baseUrl) {
		this.casefiles = casefiles;
		this.rooms = rooms;
		this.services = services;
		this.people = people;
		this.baseUrl = baseUrl;
	}

	@Override
	public Set<String> kinds() {
		return Set.of(Effects.ROOM, Effects.INVITE, Effects.TOPIC, Effects.BOOKMARK, Effects.NOTICE);
	}

	@Override
	public Optional<Outgoing> compose(Effect effect) {
		String id = effect.get(Effects.INCIDENT);
		Casefile file = casefiles.find(new IncidentId(id)).orElseThrow();
		Incident incident = file.incident();
		if (effect.kind().equals(Effects.ROOM)) {
			return Optional.of(new Outgoing.OpenRoom(incident.home(), key(effect, incident),
					RoomName.of(file.id(), incident.title()), incident.isPrivate(), incident.members()));
		}
		Optional<RoomRef> room = rooms.roomNow(id);
		if (incident.archivedAt().isPresent()) {
			// An archived room takes nothing more.
			return Optional.empty();
		}
		return room.map(there -> switch (effect.kind()) {
			case Effects.INVITE -> invite(effect, there);
			case Effects.TOPIC -> new Outgoing.Topic(there, topic(incident));
			case Effects.BOOKMARK -> new Outgoing.Bookmark(there, id + " page", baseUrl + "/incidents/" + id);
			default -> new Outgoing.Post(there, Message.text(effect.get("text")));
		});
	}

	/**
	 * By what a platform recognises the room. The effect's id is random and stays the
	 * same for each attempt: nobody else's room of that name has it, such as one of an
	 * installation whose numbers began at one too.
	 */
	private static String key(Effect effect, Incident incident) {
		String room = effect.get(Effects.INCIDENT) + (incident.room() == 1 ? "" : "/" + incident.room());
		return room + " " + effect.id();
	}

	private String topic(Incident incident) {
		String lead = incident.holder("commander")
			.map(person -> "led by " + people.nameOf(person))
			.orElse("nobody leads yet");
		return incident.severity() + " · " + incident.status().words() + " · " + lead + " · " + incident.title();
	}

	private Outgoing invite(Effect effect, RoomRef room) {
		String person = effect.about().get(Effects.PERSON);
		if (person != null) {
			return new Outgoing.Invite(room, Set.of(new PersonId(person)), List.of());
		}
		Set<PersonId> invited = new LinkedHashSet<>();
		List<String> groups = new ArrayList<>();
		handles(effect).forEach(handle -> people.byHandle(handle.substring(1))
			.ifPresentOrElse(found -> invited.add(found.id()), () -> groups.add(handle)));
		return new Outgoing.Invite(room, invited, groups);
	}

	private List<String> handles(Effect effect) {
		String handles = effect.about().get(Effects.HANDLES);
		return handles != null ? List.of(handles.split(" "))
				: services.teams()
					.stream()
					.filter(team -> team.id().equals(effect.get("team")))
					.flatMap(team -> handles(team).stream())
					.toList();
	}

	private static List<String> handles(Team team) {
		List<String> handles = new ArrayList<>(team.invite());
		if (team.lead() != null) {
			handles.add(team.lead());
		}
		return handles;
	}

	@Override
	public void confirmed(Effect effect, Sent sent) {
		if (effect.kind().equals(Effects.ROOM) && sent.room() != null) {
			rooms.room(effect.get(Effects.INCIDENT), sent.room());
		}
	}

}
