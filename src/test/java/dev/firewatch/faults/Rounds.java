package dev.firewatch.faults;

/** How often a run does what it is about. */
final class Rounds {

	private Rounds() {
	}

	/** As often as was asked for by {@code -Dfaults.rounds}, or as usual. */
	static int orElse(int usual) {
		return Integer.getInteger("faults.rounds", usual);
	}

}
