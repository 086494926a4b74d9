package dev.firewatch.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import dev.firewatch.DatabaseFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads that work on documents: one thread per document at a time, urgent ones first.
 */
final class Workers implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(Workers.class);

	private static final int THREADS = 8;

	private static final Duration TIME_TO_END = Duration.ofSeconds(15);

	private final Consumer<DocumentRef> work;

	private final ThreadPoolExecutor pool = new ThreadPoolExecutor(THREADS, THREADS, 30, TimeUnit.SECONDS,
			new PriorityBlockingQueue<>(), daemons("delivery"));

	private final ScheduledExecutorService timer = Executors
		.newSingleThreadScheduledExecutor(daemons("delivery-timer"));

	/** The turns of documents that are waiting or being worked on; also the lock. */
	private final Map<DocumentRef, Turn> turns = new HashMap<>();

	/**
	 * When documents put off until later are due; guarded by {@code turns}.
	 */
	private final Map<DocumentRef, Parked> parked = new HashMap<>();

	/** Until when, and whether it is routine then. */
	private record Parked(Instant due, boolean routine) {
	}

	private long order;

	private boolean closing;

	Workers(Consumer<DocumentRef> work) {
		this.work = work;
		pool.allowCoreThreadTimeOut(true);
	}

	private static ThreadFactory daemons(String name) {
		return runnable -> {
			Thread thread = new Thread(runnable, name);
			thread.setDaemon(true);
			return thread;
		};
	}

	/** A document's turn: urgent before routine, else first come first served. */
	private final class Turn implements Runnable, Comparable<Turn> {

		private final DocumentRef document;

		private final boolean routine;

		private final long number = order++;

		private boolean begun;

		/** The turn after this one, if it was requested since this one began. */
		private Turn next = this;

		Turn(DocumentRef document, boolean routine) {
			this.document = document;
			this.routine = routine;
		}

		@Override
		public int compareTo(Turn other) {
			return routine == other.routine ? Long.compare(number, other.number)
					: Boolean.compare(routine, other.routine);
		}

		@Override
		public void run() {
			if (begins(this)) {
				try {
					work.accept(document);
				}
				catch (Throwable fault) {
					// Errors too: otherwise the document would seem to be in work for
					// ever.
					tell(document, fault);
				}
			}
			ends(this);
		}

	}

	private static void tell(DocumentRef document, Throwable fault) {
		if (DatabaseFault.isAway(fault)) {
			// No stack trace: there would be one for each document.
			log.warn("The effects of {} wait for the database: {}", document, DatabaseFault.words(fault));
		}
		else {
			log.error("The effects of {} wait for the next sweep", document, fault);
		}
	}

	/**
	 * Has the document worked on as soon as a thread is free, and once more if it is
	 * being worked on.
	 */
	void soon(DocumentRef document, boolean routine) {
		synchronized (turns) {
			parked.remove(document);
			Turn turn = turns.get(document);
			if (turn == null) {
				enqueue(new Turn(document, routine));
			}
			else if (turn.begun) {
				turn.next = turn.next == turn || turn.next.routine ? new Turn(document, routine) : turn.next;
			}
			else if (turn.routine && !routine && pool.remove(turn)) {
				enqueue(new Turn(document, false));
			}
		}
	}

	private void enqueue(Turn turn) {
		try {
			turns.put(turn.document, turn);
			pool.execute(turn);
		}
		catch (RejectedExecutionException closed) {
			turns.remove(turn.document);
		}
	}

	private boolean begins(Turn turn) {
		synchronized (turns) {
			turn.begun = true;
			return !closing;
		}
	}

	private void ends(Turn turn) {
		synchronized (turns) {
			turns.remove(turn.document);
			if (turn.next != turn) {
				enqueue(turn.next);
			}
			turns.notifyAll();
		}
	}

	/** Has the document worked on after a while. */
	void later(DocumentRef document, Instant due, Duration wait, boolean routine) {
		synchronized (turns) {
			if (closing) {
				return;
			}
			Parked until = new Parked(due, routine);
			parked.put(document, until);
			timer.schedule(() -> timeHasCome(document, until), wait.toMillis() + 1, TimeUnit.MILLISECONDS);
		}
	}

	private void timeHasCome(DocumentRef document, Parked until) {
		synchronized (turns) {
			if (parked.remove(document, until)) {
				soon(document, until.routine());
			}
		}
	}

	boolean idle() {
		synchronized (turns) {
			return turns.isEmpty();
		}
	}

	/** Waits until nothing is being worked on, at most a second. */
	void await() {
		long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
		synchronized (turns) {
			while (!turns.isEmpty() && System.nanoTime() < until) {
				try {
					turns.wait(50);
				}
				catch (InterruptedException interrupted) {
					Thread.currentThread().interrupt();
					return;
				}
			}
		}
	}

	@Override
	public void close() {
		end();
	}

	/**
	 * Lets work that has begun finish, and begins nothing more.
	 * @return false if some did not finish in time
	 */
	boolean end() {
		synchronized (turns) {
			closing = true;
		}
		timer.shutdownNow();
		pool.shutdown();
		try {
			if (!pool.awaitTermination(TIME_TO_END.toSeconds(), TimeUnit.SECONDS)) {
				log.warn("Some deliveries had not finished; another instance will check whether they arrived");
				return false;
			}
			return true;
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
