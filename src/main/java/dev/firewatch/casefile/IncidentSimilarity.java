package dev.firewatch.casefile;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.firewatch.incident.Kind;

/** How similar other incidents are to one, by the words of their titles and causes. */
public final class IncidentSimilarity {

	/** Shorter words occur in every text. */
	private static final int SHORTEST = 4;

	private static final double LEAST = 0.12;

	private final Casefile file;

	private final Set<String> words;

	private IncidentSimilarity(Casefile file) {
		this.file = file;
		this.words = words(file);
	}

	public static IncidentSimilarity to(Casefile file) {
		return new IncidentSimilarity(file);
	}

	/** The most similar ones, most similar first; drills are left out. */
	public List<Casefile> most(List<Casefile> others, int limit) {
		return others.stream()
			.filter(other -> !other.id().equals(file.id()) && other.incident().kind() != Kind.DRILL)
			.filter(other -> share(other) >= LEAST)
			.sorted(Comparator.comparingDouble(this::share).reversed())
			.limit(limit)
			.toList();
	}

	/** The share of all their words that both have. */
	private double share(Casefile other) {
		Set<String> theirs = words(other);
		Set<String> all = new HashSet<>(words);
		all.addAll(theirs);
		theirs.retainAll(words);
		return all.isEmpty() ? 0 : (double) theirs.size() / all.size();
	}

	private static Set<String> words(Casefile file) {
		StringBuilder text = new StringBuilder(file.incident().title());
		file.causes().all().forEach(cause -> text.append(' ').append(cause.text()));
		Set<String> words = new HashSet<>(
				Arrays.asList(text.toString().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")));
		words.removeIf(word -> word.length() < SHORTEST);
		return words;
	}

}
