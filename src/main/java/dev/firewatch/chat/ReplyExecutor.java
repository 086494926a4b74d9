package dev.firewatch.chat;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.firewatch.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what follows an answer. It waits a moment, so that this is usually done before the
 * platform gets its answer, but never so long that the platform gives up.
 */
public final class ReplyExecutor implements Executor, AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(ReplyExecutor.class);

	private static final int THREADS = 8;

	/** A refresh that is later than this is of no use. */
	private static final Duration TIME_FOR_REFRESHING = Duration.ofSeconds(10);

	/** Better twice than late: somebody waits for the answer. */
	private static final Duration TIME_TO_KNOW = Duration.ofSeconds(1);

	private static final Duration TIME_TO_END = Duration.ofSeconds(5);

	private final Duration toWait;

	private final Deduplicator deduplicator;

	private final ThreadPoolExecutor pool;

	/**
	 * @param toWait how long to wait for a task
	 * @param deduplicator knows what another instance has answered
	 */
	public ReplyExecutor(String name, Duration toWait, Deduplicator deduplicator) {
		this.toWait = toWait;
		this.deduplicator = deduplicator;
		pool = new ThreadPoolExecutor(THREADS, THREADS, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(500),
				runnable -> {
					Thread thread = new Thread(runnable, name + "-errand");
					thread.setDaemon(true);
					return thread;
				});
		pool.allowCoreThreadTimeOut(true);
	}

	/** Runs a task that may be dropped if there is too much else to do. */
	@Override
	public void execute(Runnable errand) {
		Deadline deadline = Deadline.in(TIME_FOR_REFRESHING);
		begin(() -> {
			if (!deadline.passed()) {
				deadline.during(() -> {
					errand.run();
					return true;
				});
			}
		});
	}

	/** Starts the task and waits for a moment. */
	public void run(Runnable errand) {
		try {
			begin(errand).get(toWait.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException takesLonger) {
			log.debug("A task goes on after the answer");
		}
		catch (InterruptedException stopping) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException impossible) {
			log.error("A task after an answer failed", impossible);
		}
	}

	/**
	 * Runs the task unless it was done for the same event, here or elsewhere; if that
	 * can't be known, it runs. It may get lost in a crash.
	 */
	public void runOnce(String event, Runnable errand) {
		run(() -> {
			if (first(event)) {
				errand.run();
			}
		});
	}

	private boolean first(String event) {
		try {
			return Deadline.in(TIME_TO_KNOW).during(() -> deduplicator.first("answer/" + event));
		}
		catch (RuntimeException unknown) {
			log.warn("Whether event {} was answered is not known: {}", event, unknown.toString());
			return true;
		}
	}

	private Future<?> begin(Runnable errand) {
		FutureTask<Boolean> task = new FutureTask<>(() -> logged(errand), true);
		try {
			pool.execute(task);
		}
		catch (RejectedExecutionException busy) {
			log.warn("Too many tasks at once: one was left undone");
			// Nobody is to wait for it.
			return CompletableFuture.completedFuture(false);
		}
		return task;
	}

	private static void logged(Runnable errand) {
		try {
			errand.run();
		}
		catch (RuntimeException failure) {
			log.warn("A task after an answer was not done: {}", failure.toString());
		}
	}

	/** Lets tasks that have begun finish, as somebody waits for them. */
	@Override
	public void close() {
		pool.shutdown();
		try {
			if (!pool.awaitTermination(TIME_TO_END.toSeconds(), TimeUnit.SECONDS)) {
				log.warn("Some answers were not given before the end");
			}
		}
		catch (InterruptedException stopping) {
			Thread.currentThread().interrupt();
		}
	}

}
