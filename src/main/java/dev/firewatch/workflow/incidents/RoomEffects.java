package dev.firewatch.workflow.incidents;

import dev.firewatch.workflow.incidents.IncidentEffect.AddBookmark;
import dev.firewatch.workflow.incidents.IncidentEffect.OpenRoom;
import dev.firewatch.workflow.kernel.Effects.RefreshTopic;
import dev.firewatch.workflow.kernel.Effects.PostNotice;
import dev.firewatch.workflow.kernel.Effects.Invite;
import dev.firewatch.workflow.kernel.EffectBinding;
import java.util.function.BiFunction;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
	public List<EffectBinding<?>> bindings() {
		return List.of(EffectBinding.withAttempts(OpenRoom.class, this::open).confirmed(this::opened),
				EffectBinding.of(Invite.class,
						invite -> inRoom(invite.incident(), (room, incident) -> invitation(invite, room))),
				EffectBinding.of(RefreshTopic.class,
						refresh -> inRoom(refresh.incident(),
								(room, incident) -> new Outgoing.Topic(room, topic(incident)))),
				EffectBinding.of(AddBookmark.class,
						add -> inRoom(add.incident(),
								(room, incident) -> new Outgoing.Bookmark(room, add.incident() + " page",
										baseUrl + "/incidents/" + add.incident()))),
				EffectBinding.of(PostNotice.class, post -> inRoom(post.incident(),
						(room, incident) -> new Outgoing.Post(room, Message.text(post.text())))));
	}

	private Optional<Outgoing> open(OpenRoom open, Effect effect) {
		Incident incident = casefiles.find(open.incident()).orElseThrow().incident();
		return Optional.of(new Outgoing.OpenRoom(incident.home(), key(open, effect, incident),
				RoomName.of(open.incident(), incident.title()), incident.isPrivate(), incident.members()));
	}

	private void opened(OpenRoom open, Sent sent) {
		if (sent.room() != null) {
			rooms.room(open.incident().value(), sent.room());
		}
	}

	/** What goes into the incident's room; an archived one takes nothing more. */
	private Optional<Outgoing> inRoom(IncidentId id, BiFunction<RoomRef, Incident, Outgoing> message) {
		Incident incident = casefiles.find(id).orElseThrow().incident();
		return incident.archivedAt().isPresent() ? Optional.empty()
				: rooms.roomNow(id.value()).map(room -> message.apply(room, incident));
	}

	/**
	 * By what a platform recognises the room. The effect's id is random and stays the
	 * same for each attempt: nobody else's room of that name has it, such as one of an
	 * installation whose numbers began at one too.
	 */
	private static String key(OpenRoom open, Effect effect, Incident incident) {
		String room = open.incident() + (incident.room() == 1 ? "" : "/" + incident.room());
		return room + " " + effect.id();
	}

	private String topic(Incident incident) {
		String lead = incident.holder("commander")
			.map(person -> "led by " + people.nameOf(person))
			.orElse("nobody leads yet");
		return incident.severity() + " · " + incident.status().words() + " · " + lead + " · " + incident.title();
	}

	private Outgoing invitation(Invite invite, RoomRef room) {
		if (invite.person() != null) {
			return new Outgoing.Invite(room, Set.of(invite.person()), List.of());
		}
		Set<PersonId> invited = new LinkedHashSet<>();
		List<String> groups = new ArrayList<>();
		handles(invite).forEach(handle -> people.byHandle(handle.substring(1))
			.ifPresentOrElse(found -> invited.add(found.id()), () -> groups.add(handle)));
		return new Outgoing.Invite(room, invited, groups);
	}

	private List<String> handles(Invite invite) {
		return invite.handles() != null ? List.of(invite.handles().split(" "))
				: services.teams()
					.stream()
					.filter(team -> team.id().equals(invite.team()))
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

}
