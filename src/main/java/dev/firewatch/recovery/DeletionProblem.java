package dev.firewatch.recovery;

/**
 * A step that can't be taken.
 *
 * @param conflict whether it is out of order or the record is closed; else what was
 * reported can't be right
 */
public record DeletionProblem(boolean conflict, String sentence) {

	static DeletionProblem conflict(String sentence) {
		return new DeletionProblem(true, sentence);
	}

	static DeletionProblem wrong(String sentence) {
		return new DeletionProblem(false, sentence);
	}

}
