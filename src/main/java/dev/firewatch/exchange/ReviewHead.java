package dev.firewatch.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.firewatch.exchange.TextOutline.OutlinedLine;
import org.jspecify.annotations.Nullable;

/**
 * The facts at the head of a written review: lines or table rows with a key and a value.
 */
final class ReviewHead {

	/** What is longer is no fact. */
	private static final int LONGEST = 2_000;

	private static final Pattern PAIR = Pattern.compile(
			"\\s*(?:[-*+\u2022]\\s+)?(?:\\*\\*|__)?(?<key>[\\p{L}][\\p{L}\\d #/()'&.-]{0,48}?)(?:\\*\\*|__)?\\s*:(?:\\*\\*|__)?\\s*(?<value>.*)");

	private static final Pattern TITLES = Pattern
		.compile("(?iu)fields?|values?|keys?|items?|details?|propert(?:y|ies)|attributes?|names?|feld|wert");

	/** What the head says, by the kinds of facts that an incident has. */
	enum HeadFact {

		TITLE("(?:incident )?(?:title|name)|subject|betreff|titel"),
		ID("(?:incident |pir |case )?(?:id|number|no\\.?|#|key|ref(?:erence)?)|incident|ticket|vorfall(?:snummer)?"),
		SEVERITY("(?:incident )?(?:severity|sev|priority)(?: level)?|impact level|schweregrad|priorität"),
		BEGIN("(?:incident |impact |outage )?(?:start(?:ed|s)?|begin|began|beginn|von)(?: (?:time|at|date|of impact|of incident))?|(?:start of|time of) (?:impact|incident)|occurred(?: at| on)?"),
		DETECTED("(?:time )?(?:detected|detection|discovered|reported|erkannt|entdeckt)(?: (?:time|at|on|um|am))?"),
		MITIGATED("(?:time )?mitigated(?: (?:at|on))?"),
		END("(?:incident |impact |outage )?(?:end(?:ed|s)?|resolved|resolution|ende|behoben|bis)(?: (?:time|at|date|on|of impact|of incident|um|am))?|end of impact"),
		DATE("(?:incident |event )?(?:date|day|datum)(?: of (?:the )?(?:incident|event|outage))?|sent|when|am|gesendet"),
		COMMANDER("(?:incident )?(?:commander|lead|manager|leader)|ic|einsatzleit(?:ung|er|erin)");

		private final Pattern words;

		HeadFact(String words) {
			this.words = Pattern.compile(words);
		}

	}

	/** A fact with its line. */
	record FactLine(int line, String value, String whole) {
	}

	private final Map<HeadFact, FactLine> facts = new LinkedHashMap<>();

	private final List<OutlinedLine> rest = new ArrayList<>();

	/** Facts whose key heads a part of every review. */
	private final Map<OutlinedLine, ReviewHeading> passages = new LinkedHashMap<>();

	/** Reads the lines of a head; those of a table too. */
	void read(List<OutlinedLine> lines) {
		for (int n = 0; n < lines.size(); n++) {
			OutlinedLine line = lines.get(n);
			boolean titles = n + 1 < lines.size() && Cells.isRule(lines.get(n + 1).text());
			if (line.text().isBlank() || Cells.isRule(line.text()) || titles && isTitles(line.text())) {
				continue;
			}
			String[] pair = pair(line.text());
			if (pair.length < 2 || !take(line, pair[0], pair[1])) {
				rest.add(pair.length < 2 ? line : new OutlinedLine(line.number(), whole(line, pair)));
			}
		}
	}

	/** What says only that a table is one of keys and values. */
	private static boolean isTitles(String row) {
		return Cells.of(row)
			.stream()
			.allMatch(cell -> cell.isBlank() || TITLES.matcher(cell.replaceAll("[*_`]", "").strip()).matches());
	}

	/** A row reads like a line: without the others it is no table. */
	private static String whole(OutlinedLine line, String[] pair) {
		return line.text().strip().startsWith("|") ? pair[0] + ": " + pair[1] : line.text();
	}

	private static String[] pair(String text) {
		if (text.length() > LONGEST) {
			return new String[0];
		}
		if (text.strip().startsWith("|") || text.contains("\t")) {
			List<String> cells = Cells.of(text).stream().filter(cell -> !cell.isEmpty()).toList();
			return cells.size() == 2 ? cells.toArray(String[]::new) : new String[0];
		}
		Matcher pair = PAIR.matcher(text);
		return pair.matches() ? new String[] { pair.group("key"), pair.group("value").strip() } : new String[0];
	}

	private boolean take(OutlinedLine line, String key, String value) {
		String plain = key.replaceAll("[*_`:]", "").replaceAll("\\s*\\([^)]*\\)", "").strip().toLowerCase(Locale.ROOT);
		if (value.isBlank()) {
			return false;
		}
		Optional<ReviewHeading> passage = ReviewHeading.of(plain)
			.filter(one -> one.answer().isPresent() && one != ReviewHeading.ACTIONS);
		if (passage.isPresent()) {
			passages.put(new OutlinedLine(line.number(), value), passage.get());
			return true;
		}
		for (HeadFact fact : HeadFact.values()) {
			if (fact.words.matcher(plain).matches() && !facts.containsKey(fact)) {
				facts.put(fact, new FactLine(line.number(), value.replaceAll("[*`]", "").strip(),
						whole(line, new String[] { key, value })));
				return true;
			}
		}
		return false;
	}

	Optional<FactLine> fact(HeadFact fact) {
		return Optional.ofNullable(facts.get(fact));
	}

	/** Gives a fact back that turned out to say nothing of its kind. */
	void giveBack(HeadFact fact) {
		@Nullable FactLine line = facts.remove(fact);
		if (line != null) {
			rest.add(new OutlinedLine(line.line(), line.whole()));
		}
	}

	Map<OutlinedLine, ReviewHeading> passages() {
		return passages;
	}

	/** What is no fact that an incident has, in the order of the lines. */
	List<OutlinedLine> rest() {
		return rest.stream().sorted((one, other) -> Integer.compare(one.number(), other.number())).toList();
	}

}
