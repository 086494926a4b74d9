package dev.firewatch.policy;

/**
 * Something in a configuration file that cannot be used, and how to fix it.
 *
 * @param line the line, counted from one
 * @param value the text that cannot be used; empty if something is missing
 * @param complaint the sentence that says what is wrong
 * @param remedy the sentence that says what to write instead
 */
public record ConfigProblem(String file, int line, String value, String complaint, String remedy) {

	/** What is wrong and where, for a reader who has only this file. */
	public String sentence() {
		return "Line %d: %s %s".formatted(this.line, this.complaint, this.remedy);
	}

	@Override
	public String toString() {
		return "%s:%d: %s %s".formatted(this.file, this.line, this.complaint, this.remedy);
	}

}
