package dev.firewatch;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Until when somebody waits for the current thread's work. Whatever the thread itself
 * waits for, such as the database, gets no more time than is left; work that comes too
 * late is not begun.
 */
public final class Deadline {

	private static final ThreadScope<Deadline> SCOPE = new ThreadScope<>();

	private final long nanos;

	private Deadline(long nanos) {
		this.nanos = nanos;
	}

	public static Deadline in(Duration time) {
		return new Deadline(System.nanoTime() + time.toNanos());
	}

	/** The deadline of this thread's work; empty if nobody waits for it. */
	public static Optional<Deadline> current() {
		return SCOPE.current();
	}

	/** What is left; zero or less once it has passed. */
	public Duration left() {
		return Duration.ofNanos(nanos - System.nanoTime());
	}

	public boolean passed() {
		return nanos - System.nanoTime() <= 0;
	}

	/** Does the work under this deadline. */
	public <T> T during(Supplier<T> work) {
		return SCOPE.during(this, work);
	}

}
