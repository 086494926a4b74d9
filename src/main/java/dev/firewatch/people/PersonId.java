package dev.firewatch.people;

/**
 * Identifies one person across all platforms; the key of the account they were first seen
 * with.
 */
public record PersonId(String value) {

	public PersonId {
		if (value.isBlank()) {
			throw new IllegalArgumentException("a person id is never blank");
		}
	}

	@Override
	public String toString() {
		return value;
	}

}
