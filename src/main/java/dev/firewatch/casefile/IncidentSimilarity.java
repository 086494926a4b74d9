package dev.firewatch.casefile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.firewatch.incident.Kind;

/**
 * How similar other incidents are to one, by the words of their titles and causes. Only
 * the most similar of those offered are kept.
 */
public final class IncidentSimilarity {

	private static final double LEAST = 0.12;

	private final Likeness like;

	private final Set<String> words;

	private final int limit;

	private final List<Match> most = new ArrayList<>();

	private IncidentSimilarity(Likeness like, int limit) {
		this.like = like;
		this.words = like.words();
		this.limit = limit;
	}

	/**
	 * @param limit how many are kept
	 */
	public static IncidentSimilarity to(Casefile file, int limit) {
		return new IncidentSimilarity(Likeness.of(file), limit);
	}

	/** Drills are left out, and so is the incident itself. */
	public void offer(List<Likeness> others) {
		for (Likeness other : others) {
			double share = share(other);
			if (!other.id().equals(like.id()) && other.incident().kind() != Kind.DRILL && share >= LEAST) {
				most.add(new Match(other, share));
			}
		}
		// Stable: of those as similar as each other, the first offered stay first.
		most.sort(Comparator.comparingDouble(Match::share).reversed());
		if (most.size() > limit) {
			most.subList(limit, most.size()).clear();
		}
	}

	/** The most similar ones, most similar first. */
	public List<Likeness> most() {
		return most.stream().map(Match::other).toList();
	}

	/** The share of all their words that both have. */
	private double share(Likeness other) {
		Set<String> theirs = other.words();
		Set<String> all = new HashSet<>(words);
		all.addAll(theirs);
		theirs.retainAll(words);
		return all.isEmpty() ? 0 : (double) theirs.size() / all.size();
	}

	private record Match(Likeness other, double share) {
	}

}
