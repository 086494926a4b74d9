package dev.firewatch.recovery;

/** How a deletion stands; all but open are for good. */
public enum DeletionState {

	OPEN,

	/** Each step was taken, in its order. */
	SUCCESS,

	/** The approval was denied. */
	CANCELLED,

	/** Other records were deleted than identified, or some remain. */
	FAILED

}
