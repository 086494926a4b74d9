package dev.firewatch.chat;

import java.util.List;

/**
 * A form; what is entered comes back as a {@link Submission} to the verb of its action.
 */
public record Form(Action action, String title, String submitLabel, List<Field> fields) {

	public static Form of(Action action, String title, String submitLabel, Field... fields) {
		return new Form(action, title, submitLabel, List.of(fields));
	}

}
