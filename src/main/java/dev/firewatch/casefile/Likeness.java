package dev.firewatch.casefile;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import dev.firewatch.incident.IncidentHead;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.postmortem.Causes;
import org.springframework.data.annotation.Id;

/** What of a casefile others are compared by: the words of its title and its causes. */
public record Likeness(@Id IncidentId id, IncidentHead incident, Causes causes) {

	/** Shorter words occur in every text. */
	private static final int SHORTEST = 4;

	/** Say how something is, not what: two things that are down needn't be alike. */
	private static final Set<String> STATES = Set.of("down", "slow", "slowly", "slowness", "slower", "fail", "fails",
			"failed", "failing", "failure", "failures", "broken", "breaks", "error", "errors", "unavailable",
			"unreachable", "outage", "offline", "dead", "stuck", "hang", "hangs", "hanging", "degraded", "flaky",
			"crash", "crashes", "crashed", "crashing", "timeout", "timeouts", "working", "works", "work", "issue",
			"issues", "problem", "problems", "incident", "impaired", "impossible", "unstable", "unresponsive", "again",
			"wrong", "high", "lost", "missing", "cannot", "not", "no", "out", "off", "up", "ok", "bad", "hot", "low");

	/** Short ones are compared only where a title has nothing else. */
	private static final Set<String> SMALL = Set.of("a", "an", "the", "is", "are", "was", "it", "its", "so", "in", "on",
			"at", "of", "for", "to", "and", "or", "our", "we", "all", "has", "new");

	static Likeness of(Casefile file) {
		return new Likeness(file.id(), IncidentHead.of(file.incident()), file.causes());
	}

	/**
	 * How much alike the two are, from 0 to 1: the share of all their words that both
	 * have.
	 */
	double to(Likeness other) {
		Set<String> one = words(SHORTEST);
		Set<String> two = other.words(SHORTEST);
		if (one.isEmpty() && two.isEmpty()) {
			Set<String> ours = words(1);
			return !ours.isEmpty() && ours.equals(other.words(1)) ? 1 : 0;
		}
		Set<String> all = new HashSet<>(one);
		all.addAll(two);
		one.retainAll(two);
		return (double) one.size() / all.size();
	}

	private Set<String> words(int shortest) {
		StringBuilder text = new StringBuilder(incident.title());
		causes.all().forEach(cause -> text.append(' ').append(cause.text()));
		return telling(text.toString(), shortest);
	}

	/** What of a text others are compared by. */
	static Set<String> telling(String text) {
		return telling(text, SHORTEST);
	}

	/** The words of a text that tell it from others. */
	static Set<String> telling(String text, int shortest) {
		Set<String> words = new HashSet<>(Arrays.asList(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")));
		words.removeIf(word -> word.length() < shortest || STATES.contains(word) || SMALL.contains(word));
		return words;
	}

}
