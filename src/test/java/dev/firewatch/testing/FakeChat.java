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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Caller;
import dev.firewatch.chat.ChannelMessage;
import dev.firewatch.chat.ChatPlatform;
import dev.firewatch.chat.CommandRouter;
import dev.firewatch.chat.MentionedPerson;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.UnreachablePerson;
import dev.firewatch.chat.Span;
import dev.firewatch.chat.Submission;
import dev.firewatch.chat.WorkspaceScript;
import dev.firewatch.people.Account;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;

/** A chat platform that remembers what it was asked, for tests that need no other. */
public class FakeChat implements ChatPlatform, WorkspaceScript {

	private static final Pattern MENTION = Pattern.compile("@([a-z]+)");

	private final People people;

	private final CommandRouter router;

	private final Map<String, RoomRef> roomsByKey = new ConcurrentHashMap<>();

	private final Map<String, Set<PersonId>> members = new ConcurrentHashMap<>();

	private final Map<MessageRef, Message> messages = java.util.Collections.synchronizedMap(new LinkedHashMap<>());

	private final List<ChannelMessage> heard = new CopyOnWriteArrayList<>();

	private final List<Message> sent = java.util.Collections.synchronizedList(new ArrayList<>());

	private final List<String> calls = new CopyOnWriteArrayList<>();

	private final Map<String, PlatformFailure> failures = new ConcurrentHashMap<>();

	private final Map<String, PlatformFailure> broken = new ConcurrentHashMap<>();

	public FakeChat(People people, CommandRouter router) {
		this.people = people;
		this.router = router;
		for (String name : List.of("Alice", "Bob", "Carol", "Dave", "Erin", "Frank")) {
			Account account = new Account(Platform.LOCAL, name.toLowerCase());
			people.save(new Person(new PersonId(account.key()), name, name.toLowerCase(), ZoneId.of("UTC"),
					List.of(account)));
		}
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

	private void called(String call, String what) {
		calls.add(call + " " + what);
		PlatformFailure once = failures.remove(call);
		PlatformFailure failure = once == null ? broken.getOrDefault(call + " " + what, broken.get(call)) : once;
		if (failure != null) {
			throw failure;
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
		return block.toString();
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
			return code.text();
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

	@Override
	public RoomRef openRoom(String key, String wish, boolean isPrivate) {
		called("openRoom", wish);
		return roomsByKey.computeIfAbsent(key, opened -> new RoomRef(Platform.LOCAL, wish));
	}

	@Override
	public void invite(RoomRef room, Set<PersonId> invited, List<String> groups) {
		called("invite", room.id() + " " + invited);
		members.computeIfAbsent(room.id(), id -> new LinkedHashSet<>()).addAll(invited);
	}

	@Override
	public void topic(RoomRef room, String text) {
		called("topic", text);
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
		return new RoomRef(Platform.LOCAL, name);
	}

	@Override
	public MessageRef post(RoomRef room, Message message, String key, boolean uncertain) {
		called("post", room.id() + (uncertain ? " uncertain" : ""));
		MessageRef ref = new MessageRef(room, UUID.randomUUID().toString());
		messages.put(ref, message);
		sent.add(message);
		return ref;
	}

	@Override
	public MessageRef update(MessageRef message, Message newMessage, String key) {
		called("update", message.room().id());
		messages.put(message, newMessage);
		sent.add(newMessage);
		return message;
	}

	@Override
	public List<ChannelMessage> history(RoomRef room, Instant since, int most) {
		called("history", room.id());
		List<ChannelMessage> all = heard.stream()
			.filter(message -> message.message().room().equals(room) && !message.at().isBefore(since))
			.sorted(Comparator.comparing(ChannelMessage::at))
			.toList();
		return all.subList(Math.max(0, all.size() - most), all.size());
	}

	/** The person writes to the others in the room. */
	public ChannelMessage writes(String who, RoomRef room, String text, Instant at, int reactions, boolean files) {
		MessageRef ref = new MessageRef(room, "m" + heard.size());
		ChannelMessage said = new ChannelMessage(ref, person(who), at, text, "https://chat.example/" + ref.id(),
				reactions, files);
		heard.add(said);
		return said;
	}

	@Override
	public void pin(MessageRef message) {
		called("pin", message.room().id());
	}

	@Override
	public void bookmark(RoomRef room, String title, String url) {
		called("bookmark", room.id() + " " + title);
	}

	@Override
	public void react(MessageRef message, String reaction) {
		called("react", reaction);
	}

	@Override
	public void archive(RoomRef room) {
		called("archive", room.id());
	}

	@Override
	public void home(PersonId person, Message message) {
		called("home", person.value());
		sent.add(message);
	}

	@Override
	public void whisper(RoomRef room, PersonId person, Message message) {
		called("whisper", room.id());
		sent.add(message);
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
		return router.say(text, mentions(text), caller(person, room), key, at);
	}

	public Reply press(PersonId person, RoomRef room, Action action, Instant at) {
		return press(person, room, action, at, UUID.randomUUID().toString());
	}

	/** The same under the given key. */
	public Reply press(PersonId person, RoomRef room, Action action, Instant at, String key) {
		return router.press(action, caller(person, room), key, at);
	}

	@Override
	public Reply submit(PersonId person, RoomRef room, Action action, Map<String, List<String>> values, Instant at) {
		return router
			.submit(new Submission(action, values, List.of(), caller(person, room), UUID.randomUUID().toString(), at));
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
