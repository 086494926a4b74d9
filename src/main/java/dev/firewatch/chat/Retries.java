package dev.firewatch.chat;

import java.time.Duration;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.firewatch.chat.Action.RepeatedAct;
import dev.firewatch.chat.CommandRouter.Retried;

/**
 * Buttons that retry what could not be confirmed, under the key of the first attempt: if
 * that succeeded after all, nothing happens again.
 */
final class Retries {

	/** A longer text does not fit a button of every platform. */
	private static final int LONGEST = 1_500;

	private static final int MOST_KEPT_CHARACTERS = 8_000_000;

	private final Cache<String, String> kept = Caffeine.newBuilder()
		.maximumWeight(MOST_KEPT_CHARACTERS)
		.weigher((String key, String text) -> text.length())
		.expireAfterWrite(Duration.ofMinutes(30))
		.build();

	Action of(Action action, String key) {
		if (action.repeats() != null) {
			return action;
		}
		boolean fits = fit(action.argument());
		if (!fits) {
			kept.put(key, action.argument());
		}
		return action.repeating(new RepeatedAct(key, !fits));
	}

	/** What the button means; empty if its text was kept here and is gone. */
	Optional<Retried> again(Action action, RepeatedAct repeats) {
		Optional<String> argument = repeats.kept() ? Optional.ofNullable(kept.getIfPresent(repeats.key()))
				: Optional.of(action.argument());
		return argument.map(text -> new Retried(action.once(text), repeats.key()));
	}

	static boolean fit(String argument) {
		return inJson(argument) <= LONGEST;
	}

	private static int inJson(String text) {
		return text.chars().map(c -> c < ' ' ? 6 : c == '"' || c == '\\' ? 2 : 1).sum();
	}

}
