package dev.firewatch.chat.local.gateway;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.firewatch.chat.Action;
import dev.firewatch.chat.Caller;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.WorkspaceScript;
import dev.firewatch.chat.local.store.LocalPeople;
import dev.firewatch.chat.local.store.LocalRoom;
import dev.firewatch.chat.local.store.LocalRooms;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;

/** Lets the people of the workspace speak. */
public class LocalScript implements WorkspaceScript {

	public static final String LOBBY = "general";

	private final LocalGateway gateway;

	private final LocalPlatform platform;

	private final LocalRooms rooms;

	private final LocalPeople people;

	private final ScriptTime time;

	LocalScript(LocalGateway gateway, LocalPlatform platform, LocalRooms rooms, LocalPeople people, ScriptTime time) {
		this.gateway = gateway;
		this.platform = platform;
		this.rooms = rooms;
		this.people = people;
		this.time = time;
	}

	@Override
	public RoomRef lobby() {
		return new RoomRef(Platform.LOCAL, LOBBY);
	}

	@Override
	public ZoneId zone() {
		return people.zone();
	}

	@Override
	public RoomRef direct(PersonId person) {
		return platform.directRoom(person);
	}

	@Override
	public PersonId person(String handle) {
		return people.byHandle(handle)
			.map(Person::id)
			.orElseThrow(() -> new IllegalArgumentException("nobody here is called " + handle));
	}

	@Override
	public Reply say(PersonId person, RoomRef room, String text, Instant at) {
		time.playing(at);
		return gateway.say(people.known(person), found(room), text, UUID.randomUUID().toString(), at).reply();
	}

	/** Opens the form and sends it with its prefilled values. */
	@Override
	public Reply submit(PersonId person, RoomRef room, Action action, Map<String, List<String>> values, Instant at) {
		Caller caller = new Caller(people.known(person), room, null);
		String key = UUID.randomUUID().toString();
		time.playing(at);
		Reply opened = gateway.press(action, caller, key + "/open", at);
		Optional<Form> asked = opened.asked();
		if (asked.isEmpty()) {
			return gateway.show(opened, caller, found(room), key, at).reply();
		}
		Form form = asked.get();
		Map<String, List<String>> entered = new HashMap<>();
		form.fields().forEach(field -> entered.put(field.id(), field.render(Prefilled.VALUES)));
		entered.putAll(values);
		Reply reply = gateway.submit(form.action(), entered, caller, key, at);
		return !reply.problems().isEmpty() ? reply : gateway.show(reply, caller, found(room), key, at).reply();
	}

	private LocalRoom found(RoomRef room) {
		return rooms.find(room.id()).orElseThrow(() -> new IllegalArgumentException("there is no room " + room.id()));
	}

	/** A field's value before anybody types. */
	private enum Prefilled implements Field.FieldRenderer<List<String>> {

		VALUES;

		@Override
		public List<String> text(Field.TextField field) {
			return List.of(field.value());
		}

		@Override
		public List<String> choice(Field.ChoiceField field) {
			String value = field.value();
			return value == null ? List.of() : List.of(value);
		}

		@Override
		public List<String> choices(Field.ChoicesField field) {
			return field.values();
		}

		@Override
		public List<String> people(Field.PeopleField field) {
			return field.values().stream().map(PersonId::value).toList();
		}

		@Override
		public List<String> date(Field.DateField field) {
			return List.of(field.value());
		}

		@Override
		public List<String> reading(Field.FieldReading field) {
			return List.of();
		}

	}

}
