package dev.firewatch.chat.local.store;

import dev.firewatch.chat.HomeViews;
import dev.firewatch.chat.Message;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** What each person's home view shows: composed now or, failing that, last time. */
public class Homes {

	private final StoredHomes homes;

	private final ObjectProvider<HomeViews> views;

	@Document("local_homes")
	public record StoredHome(@Id PersonId person, Message message) {
	}

	Homes(StoredHomes homes, ObjectProvider<HomeViews> views) {
		this.homes = homes;
		this.views = views;
	}

	public void keep(PersonId person, Message message) {
		homes.save(new StoredHome(person, message));
	}

	public Message of(Person person) {
		HomeViews composing = views.getIfAvailable();
		if (composing != null) {
			return composing.home(person);
		}
		return homes.findById(person.id())
			.map(StoredHome::message)
			.orElseGet(() -> Message.text("Nothing is waiting for you."));
	}

}
