package dev.firewatch.chat.local.gateway;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Caller;
import dev.firewatch.chat.CommandRouter;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.SharedFile;
import dev.firewatch.chat.Span;
import dev.firewatch.chat.Submission;
import dev.firewatch.chat.local.store.LocalForm;
import dev.firewatch.chat.local.store.LocalMessage;
import dev.firewatch.chat.local.store.LocalPeople;
import dev.firewatch.chat.local.store.LocalRoom;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/** Takes what people do in the workspace to the router, and shows what it replies. */
public class LocalGateway {

	private static final Pattern ADDRESSED = Pattern
		.compile("^\\s*(?:(?:hey|hi|hello)[\\s,]+)?(?:/incident|@firewatch)(?=[\\s,:;!]|$)", Pattern.CASE_INSENSITIVE);

	private final CommandRouter router;

	private final LocalPeople people;

	private final Conversations conversations;

	private final Replies replies;

	LocalGateway(CommandRouter router, LocalPeople people, Conversations conversations, Replies replies) {
		this.router = router;
		this.people = people;
		this.conversations = conversations;
		this.replies = replies;
	}

	/** Somebody types the text in the room. */
	public Answer say(Person person, LocalRoom room, String typed, String key, Instant at) {
		String text = ADDRESSED.matcher(typed).replaceFirst("");
		boolean toTheBot = isToTheBot(room, typed, text);
		Message line = new SaidText(people).message(typed);
		// Others see a command only with its answer: it may be private.
		LocalMessage said = conversations.say(room, person.id(), at, toTheBot ? person.id() : null, line,
				key + "/said");
		if (!toTheBot && !room.isOpenedForSomething()) {
			return Answer.of(Reply.silent());
		}
		Caller caller = new Caller(person, room.ref(), null);
		Reply reply = router.say(text, people.mentionedIn(text), caller, key, at);
		if (reply.isForAll()) {
			conversations.publish(room, said);
		}
		if (reply.asked().isPresent()) {
			// The form shows what comes next; the word that opened it adds nothing.
			conversations.dismiss(room, said.number(), person.id());
		}
		return replies.show(reply, caller, room, key, at);
	}

	/** Somebody shares files in the room, perhaps with a text. */
	public Answer share(Person person, LocalRoom room, String text, List<SharedFile> files, String key, Instant at) {
		conversations.share(room, person.id(), at, OwnMessages.message(people, text, files), files, key + "/said");
		String said = ADDRESSED.matcher(text).replaceFirst("");
		if (text.isBlank() || !isToTheBot(room, text, said)) {
			return Answer.of(Reply.silent());
		}
		Caller caller = new Caller(person, room.ref(), null);
		replies.show(Reply.whisper(SharedFile.WITH_A_COMMAND), caller, room, key + "/files", at);
		return replies.show(router.say(said, people.mentionedIn(said), caller, key, at), caller, room, key, at);
	}

	private boolean isToTheBot(LocalRoom room, String typed, String text) {
		return room.isDirect() || text.length() != typed.length() || router.isCommand(text);
	}

	/** Somebody presses a button of the message with the given number, or of none. */
	public Answer press(Person person, LocalRoom room, @Nullable Long number, Action action, String key, Instant at) {
		Caller caller = caller(person, room, number);
		return replies.show(router.press(action, caller, key, at), caller, room, key, at);
	}

	/** Somebody sends the form with the given id. */
	public Answer submit(Person person, LocalRoom room, String id, Map<String, List<String>> values, Instant at) {
		Optional<LocalForm> open = replies.openForm(id, person.id());
		if (open.isEmpty()) {
			// Sent twice: the first time was enough.
			return Answer.of(Reply.silent());
		}
		LocalForm form = open.get();
		Caller caller = caller(person, room, form.pressedOn());
		Reply reply = submit(form.form().action(), values, caller, id, at);
		if (!reply.problems().isEmpty()) {
			return new Answer(reply, form, values, reply.problems());
		}
		Answer answer = replies.show(reply, caller, room, id, at);
		replies.close(form);
		return answer;
	}

	/** The form of the action comes back with the values. */
	Reply submit(Action action, Map<String, List<String>> values, Caller caller, String key, Instant at) {
		String all = String.join("\n",
				values.values().stream().flatMap(List::stream).filter(Objects::nonNull).toList());
		return router.submit(new Submission(action, values, people.mentionedIn(all), caller, key, at));
	}

	Reply press(Action action, Caller caller, String key, Instant at) {
		return router.press(action, caller, key, at);
	}

	Answer show(Reply reply, Caller caller, LocalRoom room, String key, Instant at) {
		return replies.show(reply, caller, room, key, at);
	}

	private Caller caller(Person person, LocalRoom room, @Nullable Long number) {
		Optional<LocalMessage> pressed = number == null ? Optional.empty() : conversations.find(room, number);
		PersonId id = person.id();
		return new Caller(person, room.ref(),
				pressed.filter(message -> message.visibleTo(id)).map(LocalMessage::ref).orElse(null));
	}

}
