package dev.firewatch.chat;

/** A button: pressing it is the same as giving the verb with the argument. */
public record Button(String label, Action action, boolean primary) {

	public static Button primary(String label, Action action) {
		return new Button(label, action, true);
	}

	public static Button of(String label, Action action) {
		return new Button(label, action, false);
	}

}
