package dev.firewatch.chat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.firewatch.CleanText;
import dev.firewatch.people.PersonId;

/**
 * A filled-in form. Values are as entered; people are given as {@link PersonId} values.
 *
 * @param mentions the people named in any of the texts
 */
public record Submission(Action action, Map<String, List<String>> values, List<MentionedPerson> mentions, Caller caller,
		String key, Instant at) {

	/** What was entered, stripped; empty if nothing was. */
	public String text(String field) {
		List<String> entered = values.getOrDefault(field, List.of());
		return entered.isEmpty() ? "" : CleanText.of(entered.get(0)).strip();
	}

	/** What was entered, exactly. */
	public String exact(String field) {
		List<String> entered = values.getOrDefault(field, List.of());
		return entered.isEmpty() ? "" : CleanText.of(entered.get(0));
	}

	public Optional<String> given(String field) {
		return Optional.of(text(field)).filter(text -> !text.isEmpty());
	}

	public List<String> chosen(String field) {
		return values.getOrDefault(field, List.of());
	}

	public List<PersonId> people(String field) {
		return chosen(field).stream().filter(value -> !value.isBlank()).map(PersonId::new).toList();
	}

	/** The same act as a command with the given argument. */
	public Command asCommand(String argument) {
		return new Command(action.verb(), action.address(), argument, mentions, caller, key, at);
	}

}
