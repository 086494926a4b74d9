package dev.firewatch.remediation;

import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/** Who owns a fix: a person, or a role by its id until somebody holds it. */
public record Owner(@Nullable PersonId person, @Nullable String role) {

	public Owner {
		if ((person == null) == (role == null)) {
			throw new IllegalArgumentException("an owner is a person or a role");
		}
	}

	public static Owner of(PersonId person) {
		return new Owner(person, null);
	}

	public static Owner of(String role) {
		return new Owner(null, role);
	}

}
