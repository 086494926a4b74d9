package dev.firewatch.priority;

/**
 * The five factors of something that may come first, each from 0 to 1.
 *
 * @param index what the record is called in a run
 */
public record PriorityRecord(long index, double exposure, double severity, double controlGap, double activity,
		double businessImpact) {

	/** The same factors without their name. */
	PriorityRecord unnamed() {
		return new PriorityRecord(0, exposure, severity, controlGap, activity, businessImpact);
	}

}
