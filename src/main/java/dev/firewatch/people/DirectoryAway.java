package dev.firewatch.people;

/** A chat platform can't say at the moment whom a name means. */
public class DirectoryAway extends RuntimeException {

	public DirectoryAway(Throwable cause) {
		super(cause);
	}

}
