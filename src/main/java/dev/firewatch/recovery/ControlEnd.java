package dev.firewatch.recovery;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * When an interim control is to end: at a moment, with a stage of the recovery, or open
 * as long as nobody has said.
 *
 * @param stage the stage in words, such as {@code return to normal}
 */
public record ControlEnd(@Nullable Instant at, @Nullable String stage) {

	/** Nobody has said. */
	public static final ControlEnd OPEN = new ControlEnd(null, null);

	/** The stage in which everything that was put up for the time being comes down. */
	public static final String RETURN_TO_NORMAL = "return to normal";

	public ControlEnd {
		if (at != null && stage != null) {
			throw new IllegalArgumentException("a control ends at a moment or with a stage");
		}
	}

	public static ControlEnd at(Instant moment) {
		return new ControlEnd(moment, null);
	}

	public static ControlEnd with(String stage) {
		return new ControlEnd(null, stage);
	}

	/** Whether nobody has said when. */
	public boolean isOpen() {
		return at == null && stage == null;
	}

}
