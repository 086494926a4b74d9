package dev.firewatch.chat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A verb given by a person: as text, by a button, a shortcut or a reaction.
 *
 * @param address the incident it is explicitly addressed to, as typed
 * @param argument all text after the verb, as typed
 * @param key the same for each delivery of the same act by the platform
 * @param at when it was given, by the domain's clock
 * @param anyway set if the person insists after a warning: the key of what was offered,
 * blank if that had none; null if nobody insists
 */
public record Command(String verb, @Nullable String address, String argument, List<MentionedPerson> mentions,
		Caller caller, String key, Instant at, @Nullable String anyway) {

	public Command(String verb, @Nullable String address, String argument, List<MentionedPerson> mentions,
			Caller caller, String key, Instant at) {
		this(verb, address, argument, mentions, caller, key, at, null);
	}

	/** The person that a word such as {@code @alice} stands for. */
	public Optional<PersonId> mentioned(String token) {
		return mentions.stream()
			.filter(mention -> mention.token().toLowerCase(Locale.ROOT).equals(token.toLowerCase(Locale.ROOT)))
			.map(MentionedPerson::person)
			.findFirst();
	}

	Command mentioning(List<MentionedPerson> people) {
		return new Command(verb, address, argument, people, caller, key, at, anyway);
	}

	public Command withArgument(String newArgument) {
		return new Command(verb, address, newArgument, mentions, caller, key, at, anyway);
	}

	public Command addressedTo(String newAddress, String newArgument) {
		return new Command(verb, newAddress, newArgument, mentions, caller, key, at, anyway);
	}

}
