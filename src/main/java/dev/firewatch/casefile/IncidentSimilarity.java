package dev.firewatch.casefile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.firewatch.incident.Kind;

/**
 * How similar other incidents are to one, by the words of their titles and causes. Only
 * the most similar of those offered are kept.
 */
public final class IncidentSimilarity {

	/** Perhaps worth a look, by somebody who looks for what belongs together. */
	private static final double RELATED = 0.12;

	/** Perhaps the same thing, declared twice. */
	private static final double SAME = 0.33;

	private final Likeness like;

	private final double least;

	private final int limit;

	private final List<Match> most = new ArrayList<>();

	private IncidentSimilarity(Likeness like, double least, int limit) {
		this.like = like;
		this.least = least;
		this.limit = limit;
	}

	/**
	 * @param limit how many are kept
	 */
	public static IncidentSimilarity to(Casefile file, int limit) {
		return new IncidentSimilarity(Likeness.of(file), RELATED, limit);
	}

	/** Looks for the one that is most likely the same. */
	public static IncidentSimilarity sameAs(Casefile file) {
		return new IncidentSimilarity(Likeness.of(file), SAME, 1);
	}

	/** Drills are left out, and so is the incident itself. */
	public void offer(List<Likeness> others) {
		for (Likeness other : others) {
			double share = like.to(other);
			if (!other.id().equals(like.id()) && other.incident().kind() != Kind.DRILL && share >= least) {
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

	private record Match(Likeness other, double share) {
	}

}
