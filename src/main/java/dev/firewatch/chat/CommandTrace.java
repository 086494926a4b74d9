package dev.firewatch.chat;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import dev.firewatch.Deadline;
import dev.firewatch.ThreadScope;
import dev.firewatch.people.Platform;

/**
 * One act of a person from its arrival to its answer, as the log and the meters need it.
 */
final class CommandTrace {

	private static final ThreadScope<CommandTrace> SCOPE = new ThreadScope<>();

	private static final String UNKNOWN = "unknown";

	private final String reference = UUID.randomUUID().toString().substring(0, 8);

	private final long began = System.nanoTime();

	private final AtomicBoolean answered = new AtomicBoolean();

	private final Platform platform;

	private final Deadline deadline;

	private volatile String verb = UNKNOWN;

	private volatile Optional<String> outcome = Optional.empty();

	CommandTrace(Platform platform, Duration time) {
		this.platform = platform;
		this.deadline = Deadline.in(time);
	}

	/** The act that this thread works on. */
	static Optional<CommandTrace> current() {
		return SCOPE.current();
	}

	<T> T during(Supplier<T> work) {
		return SCOPE.during(this, () -> deadline.during(work));
	}

	/** True only for the first caller: one act has one answer. */
	boolean answer() {
		return answered.compareAndSet(false, true);
	}

	void is(String knownVerb) {
		verb = knownVerb;
	}

	void came(String to) {
		outcome = Optional.of(to);
	}

	/** The reference that a person gives to an administrator. */
	String reference() {
		return reference;
	}

	Platform platform() {
		return platform;
	}

	Deadline deadline() {
		return deadline;
	}

	String verb() {
		return verb;
	}

	/** The result; empty if it wasn't meant for a verb. */
	Optional<String> outcome() {
		return outcome;
	}

	Duration took() {
		return Duration.ofNanos(System.nanoTime() - began);
	}

}
