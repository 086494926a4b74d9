package dev.firewatch.chat;

import java.time.Duration;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.firewatch.chat.CommandRouter.Retried;

/**
 * Buttons that do once more what could not be confirmed, under the key of the first time:
 * had it been done after all, nothing happens again.
 */
final class Retries {

	static final String VERB = "retry";

	private static final String SEPARATOR = "\u001e";

	/** A longer text does not fit a button of every platform. */
	private static final int LONGEST = 1_500;

	/** Stands for a text that is kept here. */
	private static final String KEPT = "\u001d";

	private static final int MOST_KEPT_CHARACTERS = 8_000_000;

	private final Cache<String, String> kept = Caffeine.newBuilder()
		.maximumWeight(MOST_KEPT_CHARACTERS)
		.weigher((String key, String text) -> text.length())
		.expireAfterWrite(Duration.ofMinutes(30))
		.build();

	Action of(Action action, String key) {
		if (action.verb().equals(VERB)) {
			return action;
		}
		String argument = action.argument();
		if (inJson(argument) > LONGEST) {
			kept.put(key, argument);
			argument = KEPT;
		}
		return new Action(VERB, action.address(), String.join(SEPARATOR, key, action.verb(), argument));
	}

	/** What the button stands for; empty if its text was kept and is no longer. */
	Optional<Retried> again(Action retry) {
		String[] parts = retry.argument().split(SEPARATOR, 3);
		if (parts.length != 3) {
			return Optional.empty();
		}
		Optional<String> argument = parts[2].equals(KEPT) ? Optional.ofNullable(kept.getIfPresent(parts[0]))
				: Optional.of(parts[2]);
		return argument.map(text -> new Retried(new Action(parts[1], retry.address(), text), parts[0]));
	}

	static boolean fit(String argument) {
		return inJson(argument) <= LONGEST;
	}

	private static int inJson(String text) {
		return text.chars().map(c -> c < ' ' ? 6 : c == '"' || c == '\\' ? 2 : 1).sum();
	}

}
