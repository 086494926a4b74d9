package dev.firewatch.people;

import java.time.Duration;
import java.util.Optional;

/**
 * Secrets by which their bearers are known for a while of real time, on every instance.
 * Only a secret's hash is stored.
 */
public interface Secrets {

	/**
	 * Whose secret it is.
	 *
	 * @param path where on the pages it leads to; empty if anywhere
	 */
	record Bearer(PersonId person, String path) {
	}

	/**
	 * Makes a new secret.
	 * @param kind what it is for: the name of its collection
	 */
	String issue(String kind, Bearer bearer, Duration valid);

	/** Whose the secret is; empty if it is unknown or too old. */
	Optional<Bearer> find(String kind, String secret);

	/** The same, and from then on nobody's. */
	Optional<Bearer> take(String kind, String secret);

}
