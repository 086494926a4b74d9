package dev.firewatch.workflow.followup;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

import dev.firewatch.chat.Span;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Policy;
import dev.firewatch.workflow.obligations.Leadership;

/** Who reads reminders: people, each in their own zone, and the leadership's channel. */
record Readers(People people, Policy policy) {

	boolean has(PersonId reader) {
		return Leadership.is(reader) || people.find(reader).isPresent();
	}

	Person person(PersonId reader) {
		return people.find(reader).orElseThrow();
	}

	/** The channel by its name; empty if the reader is a person. */
	Optional<String> channel(PersonId reader) {
		return Leadership.platform(reader).map(platform -> policy.reminders().leadershipChannel());
	}

	ZoneId zone(PersonId reader) {
		return Leadership.is(reader) ? policy.zone() : people.find(reader).map(Person::zone).orElse(policy.zone());
	}

	/** Whether it is time for the message of the day. */
	boolean isTime(PersonId reader, ZonedDateTime local) {
		return policy.hours().open(local) && !local.toLocalTime().isBefore(policy.reminders().at()) && has(reader);
	}

	/** The reader in a sentence. */
	Span named(PersonId reader) {
		return Leadership.is(reader) ? Span.plain("the leadership channel")
				: new Span.Mention(reader, people.nameOf(reader));
	}

}
