package dev.firewatch.chat;

import java.util.List;

import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/** A field of a form. */
public sealed interface Field {

	String id();

	String label();

	boolean optional();

	<T> T render(Renderer<T> renderer);

	record TextField(String id, String label, boolean optional, boolean multiline, String value,
			@Nullable String placeholder, @Nullable String hint) implements Field {
		@Override
		public <T> T render(Renderer<T> renderer) {
			return renderer.text(this);
		}
	}

	/** One of several options. */
	record ChoiceField(String id, String label, boolean optional, List<Option> options, @Nullable String value,
			@Nullable String hint) implements Field {
		@Override
		public <T> T render(Renderer<T> renderer) {
			return renderer.choice(this);
		}
	}

	/** Any number of several options. */
	record ChoicesField(String id, String label, boolean optional, List<Option> options, List<String> values,
			@Nullable String hint) implements Field {
		@Override
		public <T> T render(Renderer<T> renderer) {
			return renderer.choices(this);
		}
	}

	record PeopleField(String id, String label, boolean optional, boolean several,
			List<PersonId> values) implements Field {
		@Override
		public <T> T render(Renderer<T> renderer) {
			return renderer.people(this);
		}
	}

	/** A calendar day, as {@code 2026-11-20}. */
	record DateField(String id, String label, boolean optional, String value) implements Field {
		@Override
		public <T> T render(Renderer<T> renderer) {
			return renderer.date(this);
		}
	}

	/** Something to read in the form: nothing is entered. */
	record Reading(String id, List<Span> spans) implements Field {
		@Override
		public String label() {
			return "";
		}

		@Override
		public boolean optional() {
			return true;
		}

		@Override
		public <T> T render(Renderer<T> renderer) {
			return renderer.reading(this);
		}
	}

	record Option(String value, String label) {
	}

	/** Turns each kind of field into what a platform shows. */
	interface Renderer<T> {

		T text(TextField field);

		T choice(ChoiceField field);

		T choices(ChoicesField field);

		T people(PeopleField field);

		T date(DateField field);

		T reading(Reading field);

	}

	static TextField line(String id, String label) {
		return new TextField(id, label, false, false, "", null, null);
	}

	static TextField lines(String id, String label) {
		return new TextField(id, label, false, true, "", null, null);
	}

	static TextField optionalLines(String id, String label) {
		return new TextField(id, label, true, true, "", null, null);
	}

}
