package dev.firewatch.remediation;

/** Whether a measured result met its target. */
public enum Verdict {

	PASS, FAIL

}
