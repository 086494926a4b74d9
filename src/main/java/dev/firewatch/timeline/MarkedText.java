package dev.firewatch.timeline;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** A text, and the mark given as its last word, such as {@code #detected}. */
public record MarkedText(String text, @Nullable Milestone mark) {

	public static MarkedText of(String said) {
		String stripped = said.strip();
		int hash = stripped.lastIndexOf('#');
		if (hash < 1 || !Character.isWhitespace(stripped.charAt(hash - 1))) {
			return new MarkedText(stripped, null);
		}
		Optional<Milestone> mark = Milestone.parse(stripped.substring(hash + 1).strip());
		return mark.map(found -> new MarkedText(stripped.substring(0, hash).stripTrailing(), found))
			.orElseGet(() -> new MarkedText(stripped, null));
	}

}
