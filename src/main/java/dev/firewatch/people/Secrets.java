package dev.firewatch.people;

import java.time.Duration;
import java.util.Optional;

/**
 * Secrets that identify their bearers for a while (in real time), on every instance. Only
 * a secret's hash is stored.
 */
public interface Secrets {

	/**
	 * The owner of a secret.
	 *
	 * @param path the page it leads to; empty if any
	 */
	record Bearer(PersonId person, String path) {
	}

	/**
	 * Creates a secret.
	 * @param kind what it is for: the name of its collection
	 */
	String issue(String kind, Bearer bearer, Duration valid);

	/** The secret's bearer; empty if it is unknown or too old. */
	Optional<Bearer> find(String kind, String secret);

	/** The same, but the secret is used up. */
	Optional<Bearer> take(String kind, String secret);

}
