package dev.firewatch;

import java.util.Optional;
import java.util.function.Supplier;

/** A value that belongs to a thread's work, for as long as the work lasts. */
public final class ThreadScope<T> {

	private final ThreadLocal<Optional<T>> current = ThreadLocal.withInitial(Optional::empty);

	/** The value of this thread's work; empty if there is none. */
	public Optional<T> current() {
		return current.get();
	}

	/** Does the work with it. */
	public <R> R during(T value, Supplier<R> work) {
		Optional<T> before = current.get();
		current.set(Optional.of(value));
		try {
			return work.get();
		}
		finally {
			if (before.isEmpty()) {
				current.remove();
			}
			else {
				current.set(before);
			}
		}
	}

}
