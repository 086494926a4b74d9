package dev.firewatch.policy;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The severity as people of many houses write it: SEV1, Sev-1, P1, S2, critical, major.
 */
public final class SeverityWords {

	private static final Map<String, Severity> WORDS = Map.ofEntries(Map.entry("critical", Severity.SEV0),
			Map.entry("kritisch", Severity.SEV0), Map.entry("high", Severity.SEV1), Map.entry("major", Severity.SEV1),
			Map.entry("hoch", Severity.SEV1), Map.entry("medium", Severity.SEV2), Map.entry("moderate", Severity.SEV2),
			Map.entry("mittel", Severity.SEV2), Map.entry("low", Severity.SEV3), Map.entry("minor", Severity.SEV3),
			Map.entry("niedrig", Severity.SEV3), Map.entry("gering", Severity.SEV3));

	private static final Pattern NUMBERED = Pattern
		.compile("(?<![\\p{L}\\d])(?:sev(?:erity)?|prio(?:rity)?|p|s)[\\s:_-]*(?<number>[0-5])(?![\\d.])");

	/**
	 * The severity before a title, with what sets it off; a word alone may belong to it.
	 */
	private static final Pattern BEFORE_TITLE = Pattern.compile(
			"(?i)\\s*(?:[\\[(](?<bracketed>[\\p{L}]+[\\s-]?\\d?)[\\])]\\s*[:,-]?|(?<number>sev(?:erity)?[\\s-]?[0-3]|p[0-4])(?:\\s*[:,]|\\s+-(?=\\s)|(?=\\s|$))|(?<word>critical|major|minor)\\s*:)\\s*(?<title>.*)",
			Pattern.DOTALL);

	/** A severity, and the title after it. */
	public record Prefixed(Severity severity, String title) {
	}

	/**
	 * The severity that somebody wrote before a title, such as
	 * {@code [P1] Login is down}.
	 */
	public static Optional<Prefixed> before(String text) {
		Matcher before = BEFORE_TITLE.matcher(text);
		if (!before.matches()) {
			return Optional.empty();
		}
		return Stream.of("bracketed", "number", "word")
			.map(before::group)
			.filter(Objects::nonNull)
			.findFirst()
			.flatMap(SeverityWords::parse)
			.map(severity -> new Prefixed(severity, before.group("title").strip()));
	}

	private SeverityWords() {
	}

	/** The severity that a text names as its first words. */
	public static Optional<Severity> parse(String text) {
		String plain = text.replaceAll("[*_`\\[\\](){}]", " ").strip().toLowerCase(Locale.ROOT);
		Optional<Severity> whole = Severity.parse(plain);
		if (whole.isPresent()) {
			return whole;
		}
		Matcher numbered = NUMBERED.matcher(plain);
		if (numbered.lookingAt()) {
			int number = Math.min(Integer.parseInt(numbered.group("number")), Severity.values().length - 1);
			return Optional.of(Severity.values()[number]);
		}
		return Optional.ofNullable(WORDS.get(plain.replaceFirst("[^\\p{L}].*$", "")));
	}

}
