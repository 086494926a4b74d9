package dev.firewatch.workflow.incidents;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

import dev.firewatch.PublicAddress;
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
import dev.firewatch.workflow.incidents.IncidentEffect.AddBookmark;
import dev.firewatch.workflow.incidents.IncidentEffect.OpenIncidentRoom;
import dev.firewatch.workflow.kernel.EffectBinding;
import dev.firewatch.workflow.kernel.EffectComposer;
import dev.firewatch.workflow.kernel.Effects.InvitePeople;
import dev.firewatch.workflow.kernel.Effects.PostNotice;
import dev.firewatch.workflow.kernel.Effects.RefreshTopic;

/** Opens an incident's room and keeps it up to date: people, topic, bookmark. */
class RoomEffects implements EffectComposer {

	private final Casefiles casefiles;

	private final RoomDirectory rooms;

	private final Services services;

	private final People people;

	private final PublicAddress address;

	public RoomEffects(Casefiles casefiles, RoomDirectory rooms, Services services, People people,
			PublicAddress address) {
		this.casefiles = casefiles;
		this.rooms = rooms;
		this.services = services;
		this.people = people;
		this.address = address;
	}

	@Override
	public List<EffectBinding<?>> bindings() {
		return List.of(EffectBinding.withAttempts(OpenIncidentRoom.class, this::open).confirmed(this::opened),
				EffectBinding.of(InvitePeople.class,
						invitePeople -> inRoom(invitePeople.incident(),
								(room, incident) -> invitation(invitePeople, room))),
				EffectBinding.of(RefreshTopic.class,
						refresh -> inRoom(refresh.incident(),
								(room, incident) -> new Outgoing.Topic(room, topic(incident)))),
				EffectBinding.of(AddBookmark.class,
						add -> inRoom(add.incident(),
								(room, incident) -> new Outgoing.Bookmark(room, add.incident() + " page",
										address.of("/incidents/" + add.incident())))),
				EffectBinding.of(PostNotice.class, post -> inRoom(post.incident(),
						(room, incident) -> new Outgoing.Post(room, Message.text(post.text())))));
	}

	private Optional<Outgoing> open(OpenIncidentRoom open, Effect effect) {
		Incident incident = casefiles.find(open.incident()).orElseThrow().incident();
		return Optional.of(new Outgoing.OpenRoom(incident.home(), key(open, effect, incident),
				RoomName.of(open.incident(), incident.title()), incident.isPrivate(), incident.members()));
	}

	private void opened(OpenIncidentRoom open, Sent sent) {
		if (sent.room() != null) {
			rooms.room(open.incident().value(), sent.room());
		}
	}

	/** Something for the incident's room; empty if the room is archived. */
	private Optional<Outgoing> inRoom(IncidentId id, BiFunction<RoomRef, Incident, Outgoing> message) {
		Incident incident = casefiles.find(id).orElseThrow().incident();
		return incident.archivedAt().isPresent() ? Optional.empty()
				: rooms.roomNow(id.value()).map(room -> message.apply(room, incident));
	}

	/**
	 * The key by which a platform recognises the room. The effect's id is random and the
	 * same for each attempt: no other room with that name has it, such as one from an
	 * installation whose numbers also began at one.
	 */
	private static String key(OpenIncidentRoom open, Effect effect, Incident incident) {
		String room = open.incident() + (incident.room() == 1 ? "" : "/" + incident.room());
		return room + " " + effect.id();
	}

	/**
	 * What seldom changes: each change is a line in the channel, and the card has the
	 * rest.
	 */
	private static String topic(Incident incident) {
		return incident.severity() + (incident.status().live() ? "" : " · " + incident.status().words()) + " · "
				+ incident.title();
	}

	private Outgoing invitation(InvitePeople invitePeople, RoomRef room) {
		if (invitePeople.person() != null) {
			return new Outgoing.Invite(room, Set.of(invitePeople.person()), List.of());
		}
		Set<PersonId> invited = new LinkedHashSet<>();
		List<String> groups = new ArrayList<>();
		handles(invitePeople).forEach(handle -> people.named(handle)
			.ifPresentOrElse(found -> invited.add(found.id()), () -> groups.add(handle)));
		return new Outgoing.Invite(room, invited, groups);
	}

	private List<String> handles(InvitePeople invitePeople) {
		return invitePeople.handles() != null ? List.of(invitePeople.handles().split(" "))
				: services.teams()
					.stream()
					.filter(team -> team.id().equals(invitePeople.team()))
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
