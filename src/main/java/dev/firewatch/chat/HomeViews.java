package dev.firewatch.chat;

import dev.firewatch.people.Person;

/** What a person sees when they open the bot's own page on the platform. */
public interface HomeViews {

	Message home(Person person);

}
