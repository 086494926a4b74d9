package dev.firewatch.chat.local.page;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.firewatch.chat.local.gateway.Answer;
import dev.firewatch.chat.local.store.LocalForm;
import dev.firewatch.chat.local.store.LocalMessage;
import dev.firewatch.chat.local.store.LocalMessages;
import dev.firewatch.chat.local.store.LocalPeople;
import dev.firewatch.chat.local.store.LocalRoom;
import dev.firewatch.chat.local.store.LocalRooms;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/** What one person sees of the workspace, ready to be shown. */
class WorkspaceView {

	private static final Duration TOGETHER = Duration.ofMinutes(5);

	private static final Map<String, String> SYMBOLS = Map.of("white_check_mark", "✅", "pushpin", "📌", "eyes", "👀");

	private final LocalRooms rooms;

	private final LocalMessages messages;

	private final LocalPeople people;

	WorkspaceView(LocalRooms rooms, LocalMessages messages, LocalPeople people) {
		this.rooms = rooms;
		this.messages = messages;
		this.people = people;
	}

	/** Somebody's initials on their colour. */
	record Face(String name, String handle, String initials, String colour) {

		static Face of(Person person) {
			return new Face(person.name(), person.handle(), person.name().substring(0, 1),
					"face-" + person.handle().charAt(0) % 6);
		}

	}

	/** A room in the list of rooms. */
	record RoomLine(String id, String brief, String name, boolean isPrivate, boolean unread, boolean current) {
	}

	/** All rooms in the list. */
	record RoomList(List<RoomLine> channels, List<RoomLine> incidents, List<RoomLine> direct, List<RoomLine> archived) {

		/** Whether there is no incident that the person can see. */
		public boolean isQuiet() {
			return incidents.isEmpty() && archived.isEmpty();
		}

	}

	/**
	 * A message.
	 *
	 * @param author null for the bot
	 * @param day shown above the message if it is the first of its day
	 * @param continued whether the message above has the same author
	 * @param own whether the reader may change it
	 */
	record MessageLine(long number, @Nullable Face author, String iso, String time, String full, @Nullable String day,
			boolean continued, boolean whisper, boolean edited, boolean own, List<String> reactions, boolean captured,
			String html, String key) {
	}

	RoomList rooms(Person me, @Nullable String current) {
		RoomList list = new RoomList(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
		Map<String, Long> read = messages.readBy(me.id());
		for (LocalRoom room : rooms.visibleTo(me.id())) {
			boolean isCurrent = room.id().equals(current);
			RoomLine line = new RoomLine(room.id(), brief(room.name()), room.name(),
					room.isPrivate() && !room.isDirect(), !isCurrent && messages.unread(room, read), isCurrent);
			if (room.isDirect()) {
				list.direct().add(line);
			}
			else if (room.archived()) {
				list.archived().add(0, line);
			}
			else if (room.isOpenedForSomething()) {
				list.incidents().add(0, line);
			}
			else {
				list.channels().add(line);
			}
		}
		return list;
	}

	/** In a narrow line the part that tells incidents apart has to come first. */
	private static String brief(String name) {
		return name.replaceFirst("^inc-\\d{4}-(\\d+)-", "$1-");
	}

	/** The conversation, which now counts as read. */
	List<MessageLine> lines(LocalRoom room, List<LocalMessage> shown, Person me) {
		messages.read(me.id(), room);
		List<MessageLine> lines = new ArrayList<>();
		LocalMessage above = null;
		for (LocalMessage message : shown) {
			lines.add(line(message, above, me));
			above = message;
		}
		return lines;
	}

	MessageLine line(LocalMessage message, @Nullable LocalMessage above, Person me) {
		HtmlSpans spans = new HtmlSpans(me, message.at());
		LocalDate day = LocalDate.ofInstant(message.at(), me.zone());
		boolean sameDay = above != null && LocalDate.ofInstant(above.at(), me.zone()).equals(day);
		boolean continued = above != null && sameDay && isSame(above.author(), message.author())
				&& isSame(above.visibleTo(), message.visibleTo()) && closeTogether(above.at(), message.at());
		PersonId author = message.author();
		List<String> reactions = message.reactions()
			.stream()
			.map(reaction -> SYMBOLS.getOrDefault(reaction, reaction))
			.distinct()
			.toList();
		return new MessageLine(message.number(), author == null ? null : Face.of(people.known(author)),
				message.at().toString(), spans.format("HH:mm").format(message.at()),
				spans.format("EEE d MMM uuuu, HH:mm (VV)").format(message.at()),
				sameDay ? null : spans.format("EEEE d MMMM uuuu").format(message.at()), continued,
				message.visibleTo() != null, message.edited(), message.isTalkOf(me.id()), reactions,
				reactions.contains("✅"), new HtmlRenderer(spans).message(message.message()).toString(),
				UUID.randomUUID().toString());
	}

	private static boolean closeTogether(Instant above, Instant at) {
		return Duration.between(above, at).abs().compareTo(TOGETHER) < 0;
	}

	private static boolean isSame(@Nullable PersonId one, @Nullable PersonId other) {
		return one == null ? other == null : one.equals(other);
	}

	/**
	 * The message to keep in view while people talk: the last one pinned.
	 */
	@Nullable MessageLine pinned(LocalRoom room, Person me) {
		if (room.pinned().isEmpty()) {
			return null;
		}
		long last = room.pinned().get(room.pinned().size() - 1);
		return messages.find(LocalMessage.id(room.id(), last)).map(message -> line(message, null, me)).orElse(null);
	}

	List<Face> faces() {
		return people.all().stream().map(Face::of).toList();
	}

	List<Face> members(LocalRoom room) {
		return room.members().stream().map(people::known).map(Face::of).toList();
	}

	/** A form's dialog with what was typed. */
	String fields(Answer answer, Instant now, Person me) {
		LocalForm form = answer.form();
		if (form == null) {
			return "";
		}
		return new HtmlFields(people.all(), new HtmlSpans(me, now), answer.typed(), answer.problems())
			.all(form.form().fields())
			.toString();
	}

	/** The domain's time, as a clock on the reader's wall would show it. */
	String wallClock(Instant now, Person me) {
		return new HtmlSpans(me, now).format("EEE d MMM, HH:mm").format(now);
	}

}
