package dev.firewatch.runbook;

/** From which moment the windows of a runbook's stages count. */
public enum WindowStart {

	/** The run began. */
	STARTED,

	DECLARED,

	/** The harm was stopped; until then, or without that, the run's beginning counts. */
	MITIGATED,

	/** The incident was resolved; until then, the run's beginning counts. */
	RESOLVED,

	/** The stage itself was entered. */
	STAGE

}
