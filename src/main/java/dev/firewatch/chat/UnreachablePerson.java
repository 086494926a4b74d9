package dev.firewatch.chat;

/** Somebody can't get a direct message here; elsewhere they might. */
public final class UnreachablePerson extends PlatformFailure {

	private final boolean gone;

	public UnreachablePerson(String problem) {
		this(problem, false);
	}

	private UnreachablePerson(String problem, boolean gone) {
		super(FailureOutcome.PERMANENT, problem, null, null);
		this.gone = gone;
	}

	/** Their account is gone, so nobody would read it. */
	public static UnreachablePerson gone(String name) {
		return new UnreachablePerson(name + " is gone: their account is deactivated. Somebody else has to see to this.",
				true);
	}

	/** Whether others have to be told now, instead of the person elsewhere. */
	public boolean isGone() {
		return gone;
	}

}
