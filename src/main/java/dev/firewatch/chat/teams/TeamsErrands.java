package dev.firewatch.chat.teams;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what follows an answer. It is waited for a moment, so that it mostly is done when
 * Teams gets its answer, but never so long that Teams would give up on that.
 */
class TeamsErrands implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(TeamsErrands.class);

	private static final int THREADS = 8;

	private static final long MILLIS_TO_WAIT = 1_500;

	private final ThreadPoolExecutor pool = new ThreadPoolExecutor(THREADS, THREADS, 30, TimeUnit.SECONDS,
			new ArrayBlockingQueue<>(500), runnable -> {
				Thread thread = new Thread(runnable, "teams-errand");
				thread.setDaemon(true);
				return thread;
			});

	TeamsErrands() {
		pool.allowCoreThreadTimeOut(true);
	}

	/** Starts the errand and waits for a moment. */
	void run(Runnable errand) {
		FutureTask<Boolean> task = new FutureTask<>(() -> logged(errand), true);
		try {
			pool.execute(task);
			task.get(MILLIS_TO_WAIT, TimeUnit.MILLISECONDS);
		}
		catch (RejectedExecutionException busy) {
			log.warn("Too many errands at once: one was left undone");
		}
		catch (TimeoutException takesLonger) {
			log.debug("An errand goes on after the answer");
		}
		catch (InterruptedException stopping) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException impossible) {
			log.error("An errand failed", impossible);
		}
	}

	private static void logged(Runnable errand) {
		try {
			errand.run();
		}
		catch (RuntimeException failure) {
			log.warn("An errand was not done: {}", failure.toString());
		}
	}

	@Override
	public void close() {
		pool.shutdown();
	}

}
