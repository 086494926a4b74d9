package dev.firewatch.chat.local.gateway;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.firewatch.PublicAddress;
import dev.firewatch.chat.ChannelMessage;
import dev.firewatch.chat.ChatPlatform;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.SharedFile;
import dev.firewatch.chat.local.store.Homes;
import dev.firewatch.chat.local.store.LocalFiles;
import dev.firewatch.chat.local.store.LocalRoom;
import dev.firewatch.chat.local.store.LocalRooms;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import org.jspecify.annotations.Nullable;

/** The workspace as a platform. */
public class LocalPlatform implements ChatPlatform {

	private static final String ACCOUNT = Platform.LOCAL.key() + "/";

	private final LocalRooms rooms;

	private final Conversations conversations;

	private final Homes homes;

	private final LocalFiles files;

	private final Live live;

	private final ScriptTime time;

	private final PublicAddress publicAddress;

	/**
	 * @param time by which messages are stamped
	 * @param publicAddress where people reach them
	 */
	LocalPlatform(LocalRooms rooms, Conversations conversations, Homes homes, LocalFiles files, Live live,
			ScriptTime time, PublicAddress publicAddress) {
		this.files = files;
		this.rooms = rooms;
		this.conversations = conversations;
		this.homes = homes;
		this.live = live;
		this.time = time;
		this.publicAddress = publicAddress;
	}

	@Override
	public Platform platform() {
		return Platform.LOCAL;
	}

	@Override
	public RoomRef openRoom(String key, String wish, boolean isPrivate) {
		LocalRoom room = rooms.open(key, wish, isPrivate);
		live.changed(room);
		return room.ref();
	}

	@Override
	public void invite(RoomRef room, Set<PersonId> people, List<String> groups) {
		List<PersonId> known = people.stream().filter(person -> person.value().startsWith(ACCOUNT)).toList();
		LocalRoom found = found(room);
		if (!known.isEmpty() && !found.isDirect()) {
			rooms.invite(found.id(), known);
			live.changed(found(room));
		}
	}

	@Override
	public void topic(RoomRef room, String text) {
		LocalRoom found = found(room);
		rooms.topic(found.id(), text);
		live.changed(found);
	}

	@Override
	public RoomRef directRoom(PersonId person) {
		if (!person.value().startsWith(ACCOUNT)) {
			throw PlatformFailure.permanent(person + " isn't in the local workspace");
		}
		String handle = person.value().substring(ACCOUNT.length());
		LocalRoom direct = LocalRoom.direct(handle, person);
		if (rooms.find(direct.id()).isEmpty()) {
			rooms.make(direct);
		}
		return direct.ref();
	}

	@Override
	public RoomRef namedRoom(String name) {
		return rooms.named(name).ref();
	}

	@Override
	public MessageRef post(RoomRef room, Message message, String key, boolean uncertain) {
		return conversations.answer(open(room), time.now(), null, message, key).ref();
	}

	@Override
	public MessageRef update(MessageRef message, Message newMessage, String key) {
		boolean ours = message.id().matches("\\d{1,15}");
		if (ours && conversations.change(open(message.room()), number(message), newMessage)) {
			return message;
		}
		return post(message.room(), newMessage, key, true);
	}

	@Override
	public List<ChannelMessage> history(RoomRef room, Instant since, int most) {
		return conversations.talk(found(room), since, most)
			.stream()
			.map(said -> new ChannelMessage(said.ref(), said.author(), said.at(), said.message().fallback(),
					link(room, said.ref()),
					said.reactions().contains(PinGateway.DONE) ? said.reactions().size() - 1 : said.reactions().size(),
					said.attached()))
			.toList();
	}

	@Override
	public List<MessageRef> echoes(RoomRef room, Instant since, int most, String words) {
		return conversations.echoes(found(room), since, most, words);
	}

	@Override
	public byte[] file(RoomRef room, SharedFile file, long most) {
		byte[] content = files.find(file.address())
			.orElseThrow(() -> PlatformFailure.permanent("The local workspace no longer has it."));
		return content.length <= most ? content : Arrays.copyOf(content, (int) most + 1);
	}

	@Override
	public void pin(MessageRef message) {
		LocalRoom room = found(message.room());
		rooms.pin(room.id(), number(message));
		live.changed(room);
	}

	@Override
	public void bookmark(RoomRef room, String title, String url) {
		LocalRoom found = found(room);
		rooms.bookmark(found.id(), title, url);
		live.changed(found);
	}

	@Override
	public void react(MessageRef message, String reaction) {
		conversations.react(found(message.room()), number(message), reaction);
	}

	@Override
	public void archive(RoomRef room) {
		LocalRoom found = found(room);
		rooms.archive(found.id());
		live.changed(found);
	}

	@Override
	public void home(PersonId person, Message message) {
		homes.keep(person, message);
		live.homeChanged(person);
	}

	@Override
	public void whisper(RoomRef room, PersonId person, Message message) {
		conversations.answer(open(room), time.now(), person, message, UUID.randomUUID().toString());
	}

	@Override
	public String link(RoomRef room, @Nullable MessageRef message) {
		String address = publicAddress.of("/?room=" + room.id());
		return message == null ? address : address + "#m" + message.id();
	}

	/** The room, in which something can be said. */
	private LocalRoom open(RoomRef room) {
		LocalRoom found = found(room);
		if (found.archived()) {
			throw PlatformFailure.permanent("the channel #" + found.name() + " is archived");
		}
		return found;
	}

	private LocalRoom found(RoomRef room) {
		return rooms.find(room.id())
			.orElseThrow(() -> PlatformFailure.permanent("the local workspace has no room " + room.id()));
	}

	private static long number(MessageRef message) {
		try {
			return Long.parseLong(message.id());
		}
		catch (NumberFormatException foreign) {
			throw PlatformFailure.permanent("the local workspace has no message " + message.id());
		}
	}

}
