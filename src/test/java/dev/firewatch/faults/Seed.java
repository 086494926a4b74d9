package dev.firewatch.faults;

import java.util.Random;

/** Where the chance of a run comes from. */
final class Seed {

	private Seed() {
	}

	/** The seed that was asked for by {@code -Dfaults.seed}, or a new one. */
	static long given() {
		Long given = Long.getLong("faults.seed");
		return given == null ? new Random().nextInt(1_000_000) : given;
	}

}
