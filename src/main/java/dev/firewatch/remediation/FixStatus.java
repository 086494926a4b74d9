package dev.firewatch.remediation;

import java.util.Locale;

/** Where a fix is on its way to verified. */
public enum FixStatus {

	OPEN, STARTED, DONE, VERIFIED, DROPPED;

	/** The status in plain words, which is also how the HTTP API names it. */
	public String words() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** Whether nothing more has to be done. */
	public boolean settled() {
		return this == VERIFIED || this == DROPPED;
	}

}
