package dev.firewatch.chat;

import java.util.List;

import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/** A field of a form. */
public sealed interface Field {

	String id();

	String label();

	boolean optional();

	<T> T render(FieldRenderer<T> fieldRenderer);

	record TextField(String id, String label, boolean optional, boolean multiline, String value,
			@Nullable String placeholder, @Nullable String hint) implements Field {
		@Override
		public <T> T render(FieldRenderer<T> fieldRenderer) {
			return fieldRenderer.text(this);
		}
	}

	/** One of several options. */
	record ChoiceField(String id, String label, boolean optional, List<Option> options, @Nullable String value,
			@Nullable String hint) implements Field {
		@Override
		public <T> T render(FieldRenderer<T> fieldRenderer) {
			return fieldRenderer.choice(this);
		}
	}

	/** Any number of several options. */
	record ChoicesField(String id, String label, boolean optional, List<Option> options, List<String> values,
			@Nullable String hint) implements Field {
		@Override
		public <T> T render(FieldRenderer<T> fieldRenderer) {
			return fieldRenderer.choices(this);
		}
	}

	record PeopleField(String id, String label, boolean optional, boolean several,
			List<PersonId> values) implements Field {
		@Override
		public <T> T render(FieldRenderer<T> fieldRenderer) {
			return fieldRenderer.people(this);
		}
	}

	/** A calendar day, as {@code 2026-11-20}. */
	record DateField(String id, String label, boolean optional, String value) implements Field {
		@Override
		public <T> T render(FieldRenderer<T> fieldRenderer) {
			return fieldRenderer.date(this);
		}
	}

	/** Something to read in the form: nothing is entered. */
	record FieldReading(String id, List<Span> spans) implements Field {
		@Override
		public String label() {
			return "";
		}

		@Override
		public boolean optional() {
			return true;
		}

		@Override
		public <T> T render(FieldRenderer<T> fieldRenderer) {
			return fieldRenderer.reading(this);
		}
	}

	record Option(String value, String label) {
	}

	/** Turns each kind of field into what a platform shows. */
	interface FieldRenderer<T> {

		T text(TextField field);

		T choice(ChoiceField field);

		T choices(ChoicesField field);

		T people(PeopleField field);

		T date(DateField field);

		T reading(FieldReading field);

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
