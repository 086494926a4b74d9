package dev.firewatch.people;

/**
 * What the organisation lets people of other organisations do.
 *
 * @param asGuests whether they count as guests; else they may do nothing
 */
public record Strangers(boolean asGuests) {

	/** What they are to us. */
	public Outsider outsider() {
		return asGuests ? Outsider.GUEST : Outsider.STRANGER;
	}

}
