package dev.firewatch.chat;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import dev.firewatch.ThreadScope;

/**
 * This instance's claim to what the current thread does on a platform. Once it has lapsed
 * another instance may do the same, so no further call is begun.
 */
public final class LeaseGuard {

	private static final ThreadScope<LeaseGuard> SCOPE = new ThreadScope<>();

	private static final Duration SOON = Duration.ofSeconds(1);

	private final BooleanSupplier holds;

	private LeaseGuard(BooleanSupplier holds) {
		this.holds = holds;
	}

	/** A claim that holds for as long as the supplier says so. */
	public static LeaseGuard asLongAs(BooleanSupplier holds) {
		return new LeaseGuard(holds);
	}

	/**
	 * Called before each call to a platform; does nothing if no claim is needed.
	 * @param doing what is attempted, continuing "I did not …"
	 * @throws PlatformFailure a temporary one, if the claim has lapsed
	 */
	public static void check(String doing) {
		if (SCOPE.current().filter(lease -> !lease.holds.getAsBoolean()).isPresent()) {
			throw PlatformFailure.temporary("I did not " + doing + ": another instance may be doing it.", SOON);
		}
	}

	/** Does the work under this claim. */
	public <T> T during(Supplier<T> work) {
		return SCOPE.during(this, work);
	}

}
