package dev.firewatch.workflow.postmortems.publishing;

import java.util.Map;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.postmortem.Edition;
import dev.firewatch.workflow.kernel.ErasedTexts;
import dev.firewatch.workflow.kernel.Erasure;

/** The published versions of a postmortem, which quote its timeline. */
record ErasedEditions(Editions editions) implements Erasure {

	private static final String GONE = "[redacted]";

	@Override
	public void erase(Casefile file, ErasedTexts texts) {
		file.postmortem().ifPresent(document -> {
			for (Edition edition : document.editions()) {
				editions.text(file.id(), edition).ifPresent(markdown -> {
					String without = without(markdown, texts);
					if (!without.equals(markdown)) {
						editions.keep(file.id(), edition.version(), edition.contentHash(), without);
					}
				});
			}
		});
	}

	/**
	 * The Markdown without the texts, however they are escaped and broken into lines
	 * there.
	 */
	static String without(String markdown, ErasedTexts texts) {
		String left = markdown;
		for (String text : texts.all()) {
			left = without(left, Letters.of(text.strip()).written());
		}
		return left;
	}

	private static String without(String markdown, String text) {
		Letters letters = Letters.of(markdown);
		StringBuilder left = new StringBuilder();
		int done = 0;
		int from = letters.written().indexOf(text);
		while (from >= 0 && !text.isEmpty()) {
			int end = from + text.length();
			if (!ErasedTexts.isShort(text) || isWholeCell(letters.written(), from, end)) {
				left.append(markdown, done, letters.places()[from]).append(GONE);
				done = letters.places()[end];
			}
			from = letters.written().indexOf(text, end);
		}
		return left.append(markdown, done, markdown.length()).toString();
	}

	private static boolean isWholeCell(String text, int from, int end) {
		return text.substring(0, from).stripTrailing().endsWith("|")
				&& text.substring(end).stripLeading().startsWith("|");
	}

	/**
	 * A text as it reads.
	 *
	 * @param written without escapes and angle brackets, which documents put around
	 * addresses, and with one blank for any white space
	 * @param places where each of its characters begins, and where the last one ends
	 */
	private record Letters(String written, int[] places) {

		/** What documents write for something else. */
		private static final Map<String, String> MEANT = Map.of("<br>", " ", "<br/>", " ", "<br />", " ", "&nbsp;", " ",
				"&lt;", "<", "&gt;", ">", "&amp;", "&", "&quot;", "\"");

		static Letters of(String text) {
			StringBuilder written = new StringBuilder();
			int[] places = new int[text.length() + 1];
			int at = 0;
			while (at < text.length()) {
				if (isEscape(text, at)) {
					at++;
				}
				String raw = raw(text, at);
				char letter = MEANT.getOrDefault(raw, raw).charAt(0);
				at += raw.length();
				boolean blank = Character.isWhitespace(letter);
				boolean again = blank && !written.isEmpty() && written.charAt(written.length() - 1) == ' ';
				if (!again && letter != '<' && letter != '>') {
					written.append(blank ? ' ' : letter);
				}
				// What opens belongs to what follows, the rest to what comes before.
				if (letter != '<') {
					places[written.length()] = at;
				}
			}
			return new Letters(written.toString(), places);
		}

		private static boolean isEscape(String text, int at) {
			return text.charAt(at) == '\\' && at + 1 < text.length() && !Character.isLetterOrDigit(text.charAt(at + 1));
		}

		private static String raw(String text, int at) {
			return MEANT.keySet()
				.stream()
				.filter(name -> text.startsWith(name, at))
				.findFirst()
				.orElseGet(() -> text.substring(at, at + 1));
		}

	}

}
