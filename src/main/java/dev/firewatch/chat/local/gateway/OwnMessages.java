package dev.firewatch.chat.local.gateway;

import java.util.ArrayList;
import java.util.List;

import dev.firewatch.chat.Block;
import dev.firewatch.chat.Captures;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.SharedFile;
import dev.firewatch.chat.Span;
import dev.firewatch.chat.local.store.LocalMessage;
import dev.firewatch.chat.local.store.LocalPeople;
import dev.firewatch.chat.local.store.LocalRoom;
import dev.firewatch.people.Person;

import org.springframework.beans.factory.ObjectProvider;

/**
 * What people write to each other, and change or delete again; whoever marked it for the
 * timeline is asked what becomes of the entry.
 */
public class OwnMessages {

	private final LocalPeople people;

	private final Conversations conversations;

	private final ObjectProvider<Captures> captures;

	OwnMessages(LocalPeople people, Conversations conversations, ObjectProvider<Captures> captures) {
		this.people = people;
		this.conversations = conversations;
		this.captures = captures;
	}

	/** What somebody said as it is shown, with the names of the files that go with it. */
	static Message message(LocalPeople people, String text, List<SharedFile> files) {
		List<Block> blocks = new ArrayList<>(text.isBlank() ? List.of() : new SaidText(people).message(text).blocks());
		files.forEach(file -> blocks.add(Block.aside(Span.plain("📎 " + file.name()))));
		return new Message(text, blocks);
	}

	/** The text of a message that the person may change. */
	public String text(Person person, LocalRoom room, long number) {
		return own(person, room, number).message().fallback();
	}

	/** The message reads so from now on. */
	public void reword(Person person, LocalRoom room, long number, String text) {
		LocalMessage own = own(person, room, number);
		if (text.equals(own.message().fallback()) || text.isBlank() && own.attached().isEmpty()) {
			return;
		}
		conversations.change(room, number, message(people, text, own.attached()));
		captures.ifAvailable(taking -> taking.changed(own.ref(), text));
	}

	public void delete(Person person, LocalRoom room, long number) {
		LocalMessage own = own(person, room, number);
		conversations.delete(room, own);
		captures.ifAvailable(taking -> taking.changed(own.ref(), null));
	}

	private LocalMessage own(Person person, LocalRoom room, long number) {
		return conversations.find(room, number)
			.filter(found -> found.isTalkOf(person.id()) && !room.archived())
			.orElseThrow(NotHere::new);
	}

}
