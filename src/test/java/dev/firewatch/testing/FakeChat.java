package dev.firewatch.testing;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Caller;
import dev.firewatch.chat.ChannelMessage;
import dev.firewatch.chat.ChatPlatform;
import dev.firewatch.chat.CommandRouter;
import dev.firewatch.chat.LeaseGuard;
import dev.firewatch.chat.MentionedPerson;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.UnreachablePerson;
import dev.firewatch.chat.SharedFile;
import dev.firewatch.chat.Span;
import dev.firewatch.chat.Submission;
import dev.firewatch.chat.WorkspaceScript;
import dev.firewatch.people.Account;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;

/**
 * A chat platform that remembers what it was asked, for tests that need no other. It
 * keeps the contract of chat platforms, and refuses what the real ones refuse.
 */
public class FakeChat implements ChatPlatform, WorkspaceScript {

	private static final Pattern MENTION = Pattern.compile("@([a-z]+)");

	private static final Pattern BACKTICKS = Pattern.compile("`[^`\\n]+`");

	private final People people;

	private final CommandRouter router;

	private volatile Map<String, RoomRef> roomsByKey = new ConcurrentHashMap<>();

	private volatile Set<String> rooms = ConcurrentHashMap.newKeySet();

	private volatile Set<String> archived = ConcurrentHashMap.newKeySet();

	private volatile Map<String, Set<PersonId>> members = new ConcurrentHashMap<>();

	private volatile Map<String, MessageRef> posted = new ConcurrentHashMap<>();

	private final Set<MessageRef> pins = ConcurrentHashMap.newKeySet();

	private final Map<String, Set<String>> bookmarks = new ConcurrentHashMap<>();

	private final Map<PersonId, Message> homes = new ConcurrentHashMap<>();

	private final Map<String, List<Message>> whispers = new ConcurrentHashMap<>();

	private volatile Map<MessageRef, Message> messages = java.util.Collections.synchronizedMap(new LinkedHashMap<>());

	private final Map<String, byte[]> attached = new ConcurrentHashMap<>();

	private final List<ChannelMessage> heard = new CopyOnWriteArrayList<>();

	private final List<Message> sent = java.util.Collections.synchronizedList(new ArrayList<>());

	private final List<String> calls = new CopyOnWriteArrayList<>();

	private final Map<String, PlatformFailure> failures = new ConcurrentHashMap<>();

	private final Map<String, PlatformFailure> broken = new ConcurrentHashMap<>();

	private volatile BiConsumer<RoomRef, Message> listener = (room, message) -> {
	};

	public FakeChat(People people, CommandRouter router) {
		this.people = people;
		this.router = router;
		for (String name : List.of("Alice", "Bob", "Carol", "Dave", "Erin", "Frank")) {
			Account account = new Account(Platform.LOCAL, name.toLowerCase());
			people.save(new Person(new PersonId(account.key()), name, name.toLowerCase(), ZoneId.of("UTC"),
					List.of(account)));
		}
	}

	/**
	 * Makes it the same workspace as another, which another instance of Firewatch uses.
	 */
	public void join(FakeChat other) {
		roomsByKey = other.roomsByKey;
		rooms = other.rooms;
		archived = other.archived;
		members = other.members;
		posted = other.posted;
		messages = other.messages;
	}

	/** Has every new message heard as it is posted. */
	public void listen(BiConsumer<RoomRef, Message> newListener) {
		listener = newListener;
	}

	/** The next call of the given name fails like this. */
	public void failOnce(String call, PlatformFailure failure) {
		failures.put(call, failure);
	}

	/**
	 * Every call of the given name, or of it and where it goes, fails like this until it
	 * is mended.
	 */
	public void failAlways(String call, PlatformFailure failure) {
		broken.put(call, failure);
	}

	/** Nothing fails any more. */
	public void mend() {
		failures.clear();
		broken.clear();
	}

	/** Does it unless it is to fail; a failure of unknown outcome has done it. */
	private <T> T called(String call, String what, Supplier<T> work) {
		LeaseGuard.check(call);
		calls.add(call + " " + what);
		PlatformFailure once = failures.remove(call);
		PlatformFailure failure = once == null ? broken.getOrDefault(call + " " + what, broken.get(call)) : once;
		if (failure != null && failure.outcome() != PlatformFailure.FailureOutcome.UNKNOWN) {
			throw failure;
		}
		T done = work.get();
		if (failure != null) {
			throw failure;
		}
		return done;
	}

	private void called(String call, String what, Runnable work) {
		called(call, what, () -> {
			work.run();
			return true;
		});
	}

	private void demandWritable(RoomRef room) {
		if (!rooms.contains(room.id()) && !room.id().startsWith("dm-") && !room.equals(lobby())) {
			throw PlatformFailure.permanent("There is no room " + room.id() + ".");
		}
		if (archived.contains(room.id())) {
			throw PlatformFailure.permanent("The room " + room.id() + " is archived.");
		}
	}

	public List<String> calls() {
		return List.copyOf(calls);
	}

	/** What a message says, block by block, in plain text. */
	public static String text(Message message) {
		return message.blocks().stream().map(FakeChat::text).collect(Collectors.joining("\n"));
	}

	private static String text(Block block) {
		if (block instanceof Block.Heading heading) {
			return heading.text();
		}
		if (block instanceof Block.Paragraph paragraph) {
			return spans(paragraph.spans());
		}
		if (block instanceof Block.Aside aside) {
			return spans(aside.spans());
		}
		if (block instanceof Block.Item item) {
			return spans(item.spans())
					+ item.buttons().stream().map(button -> " [" + button.label() + "]").collect(Collectors.joining());
		}
		if (block instanceof Block.Buttons buttons) {
			return buttons.shown().stream().map(button -> "[" + button.label() + "]").collect(Collectors.joining(" "));
		}
		if (block instanceof Block.Picture picture) {
			return picture.title() + ": " + picture.words();
		}
		return block.toString();
	}

	/** The titles of the pictures in a room, as they are shown now. */
	public List<String> picturesIn(RoomRef room) {
		synchronized (messages) {
			return messages.entrySet()
				.stream()
				.filter(entry -> entry.getKey().room().equals(room))
				.flatMap(entry -> entry.getValue().pictures().stream())
				.map(Block.Picture::title)
				.toList();
		}
	}

	private static String spans(List<Span> spans) {
		return spans.stream().map(FakeChat::text).collect(Collectors.joining());
	}

	private static String text(Span span) {
		if (span instanceof Span.Plain plain) {
			return plain.text();
		}
		if (span instanceof Span.Strong strong) {
			return strong.text();
		}
		if (span instanceof Span.Code code) {
			return "`" + code.text() + "`";
		}
		if (span instanceof Span.Mention mention) {
			return "@" + mention.name();
		}
		if (span instanceof Span.Link link) {
			return link.label();
		}
		if (span instanceof Span.Moment moment) {
			return moment.at().toString();
		}
		return span.toString();
	}

	public static String text(Reply reply) {
		return message(reply).map(FakeChat::text).orElseGet(reply::toString);
	}

	/** The message of a reply that is one. */
	public static Optional<Message> message(Reply reply) {
		return reply.accept(new Reply.ReplyVisitor<>() {

			@Override
			public Optional<Message> say(Reply.Say said) {
				return Optional.of(said.message());
			}

			@Override
			public Optional<Message> whisper(Reply.Whisper whispered) {
				return Optional.of(whispered.message());
			}

			@Override
			public Optional<Message> ask(Reply.Ask asking) {
				return Optional.empty();
			}

			@Override
			public Optional<Message> correct(Reply.Correct wrong) {
				return Optional.empty();
			}

			@Override
			public Optional<Message> replace(Reply.Replace replacing) {
				return Optional.of(replacing.message());
			}

			@Override
			public Optional<Message> silent(Reply.Silent nothing) {
				return Optional.empty();
			}

		});
	}

	/** The messages of a room as they read now. */
	public List<String> messagesIn(RoomRef room) {
		synchronized (messages) {
			return messages.entrySet()
				.stream()
				.filter(entry -> entry.getKey().room().equals(room))
				.map(entry -> text(entry.getValue()))
				.toList();
		}
	}

	/** Every message that was to be shown to somebody since so many of them. */
	public List<Message> sentSince(int number) {
		synchronized (sent) {
			return List.copyOf(sent.subList(number, sent.size()));
		}
	}

	public Set<PersonId> membersOf(RoomRef room) {
		return members.getOrDefault(room.id(), Set.of());
	}

	@Override
	public Platform platform() {
		return Platform.LOCAL;
	}

	public boolean isArchived(RoomRef room) {
		return archived.contains(room.id());
	}

	/** How many messages are pinned in the room. */
	public int pinsIn(RoomRef room) {
		return (int) pins.stream().filter(pin -> pin.room().equals(room)).count();
	}

	/** How many addresses are bookmarked in the room. */
	public int bookmarksIn(RoomRef room) {
		return bookmarks.getOrDefault(room.id(), Set.of()).size();
	}

	/** What the person's home view shows, if anything. */
	public Optional<Message> homeOf(PersonId person) {
		return Optional.ofNullable(homes.get(person));
	}

	/** What was shown to the person alone in the room. */
	public List<String> whispersTo(PersonId person, RoomRef room) {
		return whispers.getOrDefault(person + " " + room.id(), List.of()).stream().map(FakeChat::text).toList();
	}

	@Override
	public RoomRef openRoom(String key, String wish, boolean isPrivate) {
		return called("openRoom", wish,
				() -> roomsByKey.computeIfAbsent(key, opened -> new RoomRef(Platform.LOCAL, free(wish))));
	}

	/** The name, with a number if another room has it. */
	private synchronized String free(String wish) {
		String name = wish;
		for (int number = 2; !rooms.add(name); number++) {
			name = wish + "-" + number;
		}
		return name;
	}

	@Override
	public void invite(RoomRef room, Set<PersonId> invited, List<String> groups) {
		called("invite", room.id() + " " + invited, () -> {
			demandWritable(room);
			members.computeIfAbsent(room.id(), id -> new LinkedHashSet<>()).addAll(invited);
		});
	}

	@Override
	public void topic(RoomRef room, String text) {
		called("topic", text, () -> demandWritable(room));
	}

	@Override
	public RoomRef directRoom(PersonId person) {
		people.find(person).filter(Person::isGone).ifPresent(gone -> {
			throw UnreachablePerson.gone(gone.name());
		});
		return direct(person);
	}

	@Override
	public RoomRef namedRoom(String name) {
		String plain = name.startsWith("#") ? name.substring(1) : name;
		rooms.add(plain);
		return new RoomRef(Platform.LOCAL, plain);
	}

	@Override
	public MessageRef post(RoomRef room, Message message, String key, boolean uncertain) {
		return called("post", room.id() + (uncertain ? " uncertain" : ""), () -> {
			demandWritable(room);
			MessageRef earlier = uncertain ? posted.get(room.id() + " " + key) : null;
			return earlier != null ? earlier : posted(room, message, key);
		});
	}

	/** The same key twice is two messages, unless it is looked for. */
	private MessageRef posted(RoomRef room, Message message, String key) {
		MessageRef ref = new MessageRef(room, UUID.randomUUID().toString());
		messages.put(ref, message);
		posted.put(room.id() + " " + key, ref);
		sent.add(message);
		listener.accept(room, message);
		return ref;
	}

	@Override
	public MessageRef update(MessageRef message, Message newMessage, String key) {
		return called("update", message.room().id(), () -> {
			demandWritable(message.room());
			if (!messages.containsKey(message)) {
				MessageRef earlier = posted.get(message.room().id() + " " + key);
				return earlier != null ? earlier : posted(message.room(), newMessage, key);
			}
			messages.put(message, newMessage);
			sent.add(newMessage);
			return message;
		});
	}

	@Override
	public List<ChannelMessage> history(RoomRef room, Instant since, int most) {
		return called("history", room.id(), () -> {
			List<ChannelMessage> all = heard.stream()
				.filter(message -> message.message().room().equals(room) && !message.at().isBefore(since))
				.sorted(Comparator.comparing(ChannelMessage::at))
				.toList();
			return all.subList(Math.max(0, all.size() - most), all.size());
		});
	}

	@Override
	public List<MessageRef> echoes(RoomRef room, Instant since, int most, String words) {
		return called("echoes", room.id(),
				() -> messages.entrySet()
					.stream()
					.filter(message -> message.getKey().room().equals(room) && text(message.getValue()).contains(words))
					.map(Map.Entry::getKey)
					.toList());
	}

	/** The person writes to the others in the room. */
	public ChannelMessage writes(String who, RoomRef room, String text, Instant at, int reactions,
			SharedFile... files) {
		MessageRef ref = new MessageRef(room, "m" + heard.size());
		ChannelMessage said = new ChannelMessage(ref, person(who), at, text, "https://chat.example/" + ref.id(),
				reactions, List.of(files));
		heard.add(said);
		return said;
	}

	/** Somebody attaches a file with the content. */
	public SharedFile attach(String name, byte[] content) {
		String id = "F" + attached.size() + UUID.randomUUID();
		attached.put(id, content);
		return SharedFile.at("https://chat.example/files/" + id, id, name, content.length);
	}

	/** Its file is gone from the platform. */
	public void dropFile(SharedFile file) {
		attached.remove(file.id());
	}

	@Override
	public byte[] file(RoomRef room, SharedFile file, long most) {
		return called("file", room.id(), () -> {
			byte[] content = attached.get(file.id());
			if (content == null) {
				throw PlatformFailure.permanent("It is gone.");
			}
			return content.length <= most ? content : java.util.Arrays.copyOf(content, (int) most + 1);
		});
	}

	@Override
	public void pin(MessageRef message) {
		called("pin", message.room().id(), () -> {
			demandWritable(message.room());
			pins.add(message);
		});
	}

	@Override
	public void bookmark(RoomRef room, String title, String url) {
		called("bookmark", room.id() + " " + title, () -> {
			demandWritable(room);
			bookmarks.computeIfAbsent(room.id(), id -> ConcurrentHashMap.newKeySet()).add(url);
		});
	}

	@Override
	public void react(MessageRef message, String reaction) {
		called("react", reaction, () -> demandWritable(message.room()));
	}

	@Override
	public void archive(RoomRef room) {
		called("archive", room.id(), () -> {
			archived.add(room.id());
		});
	}

	@Override
	public void home(PersonId person, Message message) {
		called("home", person.value(), () -> {
			homes.put(person, message);
			sent.add(message);
		});
	}

	@Override
	public void whisper(RoomRef room, PersonId person, Message message) {
		called("whisper", room.id(), () -> {
			demandWritable(room);
			whispers.computeIfAbsent(person + " " + room.id(), any -> new CopyOnWriteArrayList<>()).add(message);
			sent.add(message);
		});
	}

	@Override
	public String link(RoomRef room, MessageRef message) {
		return null;
	}

	@Override
	public ZoneId zone() {
		return ZoneId.of("UTC");
	}

	@Override
	public RoomRef lobby() {
		return new RoomRef(Platform.LOCAL, "general");
	}

	@Override
	public RoomRef direct(PersonId person) {
		return new RoomRef(Platform.LOCAL, "dm-" + person.value().replace("local/", ""));
	}

	@Override
	public PersonId person(String handle) {
		return new PersonId("local/" + handle);
	}

	@Override
	public Reply say(PersonId person, RoomRef room, String text, Instant at) {
		return say(person, room, text, at, UUID.randomUUID().toString());
	}

	public Reply say(PersonId person, RoomRef room, String text, Instant at, String key) {
		return checked(router.say(text, mentions(text), caller(person, room), key, at), text);
	}

	public Reply press(PersonId person, RoomRef room, Action action, Instant at) {
		return press(person, room, action, at, UUID.randomUUID().toString());
	}

	/** The same under the given key. */
	public Reply press(PersonId person, RoomRef room, Action action, Instant at, String key) {
		return checked(router.press(action, caller(person, room), key, at), action.argument());
	}

	@Override
	public Reply submit(PersonId person, RoomRef room, Action action, Map<String, List<String>> values, Instant at) {
		return checked(router
			.submit(new Submission(action, values, List.of(), caller(person, room), UUID.randomUUID().toString(), at)),
				values.toString());
	}

	/**
	 * What people are to type is code in whatever we answer; only their own text isn't.
	 */
	private static Reply checked(Reply reply, String typed) {
		message(reply).ifPresent(message -> message.blocks()
			.stream()
			.flatMap(block -> block instanceof Block.Paragraph paragraph ? paragraph.spans().stream()
					: block instanceof Block.Aside aside ? aside.spans().stream()
							: block instanceof Block.Item item ? item.spans().stream() : Stream.empty())
			.filter(Span.Plain.class::isInstance)
			.map(span -> BACKTICKS.matcher(((Span.Plain) span).text()))
			.filter(Matcher::find)
			.filter(code -> !typed.contains("`"))
			.forEach(code -> {
				throw new AssertionError("not shown as code: " + code.group());
			}));
		return reply;
	}

	/** The person submits the form that a button of the message has opened. */
	public Reply submitOn(MessageRef pressed, PersonId person, Action action, Map<String, List<String>> values,
			Instant at) {
		Caller caller = new Caller(people.find(person).orElseThrow(), pressed.room(), pressed);
		return router.submit(new Submission(action, values, List.of(), caller, UUID.randomUUID().toString(), at));
	}

	/** The room's messages with their buttons, oldest first. */
	public Map<MessageRef, Message> shownIn(RoomRef room) {
		Map<MessageRef, Message> shown = new LinkedHashMap<>();
		synchronized (messages) {
			messages.forEach((ref, message) -> {
				if (ref.room().equals(room)) {
					shown.put(ref, message);
				}
			});
		}
		return shown;
	}

	/** The action of the first button that is labelled so. */
	public static Action button(Message message, String label) {
		return message.blocks()
			.stream()
			.flatMap(block -> block instanceof Block.Item item ? item.buttons().stream()
					: block instanceof Block.Buttons buttons ? buttons.shown().stream()
							: java.util.stream.Stream.empty())
			.filter(button -> button.label().equals(label))
			.map(Button::action)
			.findFirst()
			.orElseThrow(() -> new AssertionError("no button " + label + " in " + text(message)));
	}

	private Caller caller(PersonId person, RoomRef room) {
		return new Caller(people.find(person).orElseThrow(), room, null);
	}

	private List<MentionedPerson> mentions(String text) {
		List<MentionedPerson> mentions = new ArrayList<>();
		Matcher matcher = MENTION.matcher(text);
		while (matcher.find()) {
			PersonId person = person(matcher.group(1));
			people.find(person).ifPresent(known -> mentions.add(new MentionedPerson(matcher.group(), known.id())));
		}
		return mentions;
	}

}
