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

	static Likeness of(Casefile file) {
		return new Likeness(file.id(), IncidentHead.of(file.incident()), file.causes());
	}

	Set<String> words() {
		StringBuilder text = new StringBuilder(incident.title());
		causes.all().forEach(cause -> text.append(' ').append(cause.text()));
		Set<String> words = new HashSet<>(
				Arrays.asList(text.toString().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")));
		words.removeIf(word -> word.length() < SHORTEST);
		return words;
	}

}
