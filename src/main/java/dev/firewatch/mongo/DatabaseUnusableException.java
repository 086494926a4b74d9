package dev.firewatch.mongo;

import org.jspecify.annotations.Nullable;

/**
 * The database cannot be used, as one sentence with its remedy.
 */
class DatabaseUnusableException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String remedy;

	DatabaseUnusableException(String problem, String remedy, @Nullable Throwable cause) {
		super(problem, cause);
		this.remedy = remedy;
	}

	String remedy() {
		return this.remedy;
	}

}
