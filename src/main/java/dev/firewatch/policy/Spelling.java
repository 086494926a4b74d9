package dev.firewatch.policy;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant. */
public final class Spelling {

	private Spelling() {
	}

	/** The known word nearest to a misspelt one, if any is near enough to suggest. */
	public static Optional<String> closest(String word, Collection<String> known) {
		int limit = Math.max(1, word.length() / 3);
		return known.stream()
			.min(Comparator.comparingInt((candidate) -> distance(word, candidate)))
			.filter((candidate) -> distance(word, candidate) <= limit);
	}

	// Two swapped letters count as one mistake, as that is the commonest.
	private static int distance(String first, String second) {
		String a = first.toLowerCase(Locale.ROOT);
		String b = second.toLowerCase(Locale.ROOT);
		int[][] cost = new int[a.length() + 1][b.length() + 1];
		for (int row = 0; row <= a.length(); row++) {
			for (int column = 0; column <= b.length(); column++) {
				cost[row][column] = (row == 0 || column == 0) ? row + column : cheapest(cost, a, b, row, column);
			}
		}
		return cost[a.length()][b.length()];
	}

	private static int cheapest(int[][] cost, String a, String b, int row, int column) {
		boolean same = a.charAt(row - 1) == b.charAt(column - 1);
		int cheapest = Math.min(cost[row - 1][column - 1] + (same ? 0 : 1),
				Math.min(cost[row - 1][column], cost[row][column - 1]) + 1);
		boolean swapped = row > 1 && column > 1 && a.charAt(row - 1) == b.charAt(column - 2)
				&& a.charAt(row - 2) == b.charAt(column - 1);
		return swapped ? Math.min(cheapest, cost[row - 2][column - 2] + 1) : cheapest;
	}

}
