package dev.firewatch.workflow.postmortems.publishing;

import java.util.List;

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
	 * @param written without escapes, and with one blank for any white space
	 * @param places where each of its characters begins, and where the last one ends
	 */
	private record Letters(String written, int[] places) {

		private static final List<String> BREAKS = List.of("<br>", "<br/>", "<br />");

		private static final List<String> NAMED = List.of("&lt;", "&gt;", "&amp;", "&quot;");

		private static final String MEANT = "<>&\"";

		static Letters of(String text) {
			StringBuilder written = new StringBuilder();
			int[] places = new int[text.length() + 1];
			int at = 0;
			while (at < text.length()) {
				int begin = at;
				if (text.charAt(at) == '\\' && at + 1 < text.length()
						&& !Character.isLetterOrDigit(text.charAt(at + 1))) {
					at++;
				}
				String here = text.substring(at, Math.min(text.length(), at + 6));
				char letter = text.charAt(at);
				int length = 1;
				for (String line : BREAKS) {
					if (here.startsWith(line)) {
						letter = ' ';
						length = line.length();
					}
				}
				for (int name = 0; name < NAMED.size(); name++) {
					if (here.startsWith(NAMED.get(name))) {
						letter = MEANT.charAt(name);
						length = NAMED.get(name).length();
					}
				}
				at += length;
				boolean blank = Character.isWhitespace(letter);
				boolean again = blank && !written.isEmpty() && written.charAt(written.length() - 1) == ' ';
				if (!again) {
					places[written.length()] = begin;
					written.append(blank ? ' ' : letter);
				}
				places[written.length()] = at;
			}
			return new Letters(written.toString(), places);
		}

	}

}
