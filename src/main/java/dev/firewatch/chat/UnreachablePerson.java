package dev.firewatch.chat;

/** Somebody can't be written to alone; elsewhere they may be. */
public final class UnreachablePerson extends PlatformFailure {

	private final boolean gone;

	public UnreachablePerson(String problem) {
		this(problem, false);
	}

	private UnreachablePerson(String problem, boolean gone) {
		super(FailureOutcome.PERMANENT, problem, null, null);
		this.gone = gone;
	}

	/** Nobody reads any more what is written to them. */
	public static UnreachablePerson gone(String name) {
		return new UnreachablePerson(name + " is gone: their account is deactivated. Somebody else has to see to this.",
				true);
	}

	/** Whether it is for others now, rather than for the person elsewhere. */
	public boolean isGone() {
		return gone;
	}

}
