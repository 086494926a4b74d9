package dev.firewatch.faults;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * What happens in a crash test, all of it from one seed.
 *
 * @param kills how often a process is killed
 * @param incidents how many incidents things are done in from the start
 * @param people how many do things at once
 */
record CrashPlan(long seed, int kills, int incidents, int people) {

	private static final int LONGEST_LIFE_MILLIS = 4_000;

	/** One in so many is killed without waiting until all are ready again. */
	private static final int EARLY = 8;

	/**
	 * A process is killed.
	 *
	 * @param afterMillis how long it may live from when all are ready
	 * @param early whether they need not be ready for that
	 */
	record Kill(int process, int afterMillis, boolean early) {
	}

	/** The first two are one of each process. */
	private List<Kill> schedule(int processes) {
		Random random = new Random(seed);
		int first = random.nextInt(processes);
		return Stream.iterate(0, number -> number + 1)
			.limit(kills)
			.map(number -> new Kill(number < processes ? (first + number) % processes : random.nextInt(processes),
					200 + random.nextInt(LONGEST_LIFE_MILLIS), random.nextInt(EARLY) == 0))
			.toList();
	}

	/** Kills the processes on schedule and starts them again, until all are ready. */
	void kill(Deployment deployment, Crowd crowd) {
		for (Kill kill : schedule(deployment.processes().size())) {
			if (!kill.early()) {
				deployment.processes().forEach(FirewatchProcess::awaitReady);
			}
			crowd.pause(kill.afterMillis());
			deployment.process(kill.process()).kill();
			deployment.process(kill.process()).start();
		}
		deployment.processes().forEach(FirewatchProcess::awaitReady);
	}

}
