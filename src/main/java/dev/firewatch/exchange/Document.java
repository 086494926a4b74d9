package dev.firewatch.exchange;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A document before it is written in any format; what people typed is kept as typed.
 *
 * @param isBrief whether it is set so small that it fits on one page
 */
public record Document(String title, String language, List<DocumentPart> parts, boolean isBrief) {

	public Document {
		parts = List.copyOf(parts);
	}

	public Document(String title, String language, List<DocumentPart> parts) {
		this(title, language, parts, false);
	}

	static Document brief(String title, String language, List<DocumentPart> parts) {
		return new Document(title, language, parts, true);
	}

	/** A part of a document. */
	public sealed interface DocumentPart {

		<T> T write(Writer<T> writer);

	}

	/** A heading below the title: level 2 or 3. */
	public record DocumentHeading(int level, String text) implements DocumentPart {
		@Override
		public <T> T write(Writer<T> writer) {
			return writer.heading(this);
		}
	}

	/** Something the reader has to know about the document itself. */
	public record Remark(String text) implements DocumentPart {
		@Override
		public <T> T write(Writer<T> writer) {
			return writer.remark(this);
		}
	}

	/**
	 * A short answer behind its question.
	 *
	 * @param prose whether the value is an answer, which is Markdown
	 */
	public record DocumentFact(String label, String value, boolean prose) implements DocumentPart {

		DocumentFact(String label, String value) {
			this(label, value, false);
		}

		@Override
		public <T> T write(Writer<T> writer) {
			return writer.fact(this);
		}
	}

	/**
	 * A long answer below its question.
	 *
	 * @param prose whether the text is an answer, which is Markdown
	 */
	public record DocumentText(String label, String text, boolean prose) implements DocumentPart {

		DocumentText(String label, String text) {
			this(label, text, false);
		}

		@Override
		public <T> T write(Writer<T> writer) {
			return writer.text(this);
		}
	}

	/** One item per line, perhaps below a question. */
	public record Items(@Nullable String label, List<DocumentItem> items) implements DocumentPart {
		@Override
		public <T> T write(Writer<T> writer) {
			return writer.items(this);
		}
	}

	/**
	 * An item.
	 *
	 * @param name shown before it in bold; null for none
	 * @param below details below it, indented
	 * @param prose whether the text is an answer, which is Markdown
	 */
	public record DocumentItem(@Nullable String name, String text, List<String> below, boolean prose) {

		public DocumentItem(@Nullable String name, String text, List<String> below) {
			this(name, text, below, false);
		}

	}

	/**
	 * A table.
	 *
	 * @param prose whether its cells are answers, which are Markdown
	 */
	public record Table(List<String> head, List<List<String>> rows, boolean prose) implements DocumentPart {

		public Table(List<String> head, List<List<String>> rows) {
			this(head, rows, false);
		}

		@Override
		public <T> T write(Writer<T> writer) {
			return writer.table(this);
		}
	}

	/**
	 * How long it took from each mark to the next, as a picture where possible.
	 */
	public record Phases(List<Phase> phases) implements DocumentPart {
		@Override
		public <T> T write(Writer<T> writer) {
			return writer.phases(this);
		}
	}

	/** The time between two marks. */
	public record Phase(String from, String at, String to, String lasting, long minutes) {
	}

	/** Writes each kind of part in a format. */
	public interface Writer<T> {

		T heading(DocumentHeading part);

		T remark(Remark part);

		T fact(DocumentFact part);

		T text(DocumentText part);

		T items(Items part);

		T table(Table part);

		T phases(Phases part);

	}

}
