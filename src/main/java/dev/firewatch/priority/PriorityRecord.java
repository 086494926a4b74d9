package dev.firewatch.priority;

/**
 * The five factors of something that may come first, each from 0 to 1.
 *
 * @param index what the record is called in a run
 */
public record PriorityRecord(long index, double exposure, double severity, double controlGap, double activity,
		double businessImpact) {

	/** The same with one other factor. */
	public PriorityRecord with(Factor factor, double value) {
		return switch (factor) {
			case EXPOSURE -> new PriorityRecord(index, value, severity, controlGap, activity, businessImpact);
			case SEVERITY -> new PriorityRecord(index, exposure, value, controlGap, activity, businessImpact);
			case CONTROL_GAP -> new PriorityRecord(index, exposure, severity, value, activity, businessImpact);
			case ACTIVITY -> new PriorityRecord(index, exposure, severity, controlGap, value, businessImpact);
			case BUSINESS_IMPACT -> new PriorityRecord(index, exposure, severity, controlGap, activity, value);
		};
	}

	/** The same factors without their name. */
	PriorityRecord unnamed() {
		return new PriorityRecord(0, exposure, severity, controlGap, activity, businessImpact);
	}

}
