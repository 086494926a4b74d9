package dev.firewatch.chat;

/** Somebody can't be written to alone; elsewhere they may be. */
public final class UnreachablePerson extends PlatformFailure {

	public UnreachablePerson(String problem) {
		super(FailureOutcome.PERMANENT, problem, null, null);
	}

}
