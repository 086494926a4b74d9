package dev.firewatch.postmortem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** One phrase of {@code blameless.yml}, which says how phrases are written. */
final class BlamingPhrase {

	private static final Pattern PIECE = Pattern
		.compile("\\[(?<maybe>[^\\[\\]]+)]|(?<sure>\\{[^{}]+}|[^\\s\\[\\]{}]+)");

	private static final String BEFORE = "(?<![\\p{L}\\p{N}@_'-])";

	private static final String AFTER = "(?![\\p{L}\\p{N}_-]|'[st])";

	private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

	private static final String GAP = "\\s+";

	private final List<PhrasePiece> pieces;

	/** Compiled when it is first asked for. */
	private volatile @Nullable Pattern certainWord;

	private BlamingPhrase(List<PhrasePiece> pieces) {
		this.pieces = List.copyOf(pieces);
	}

	/** Reads the phrase; empty if it isn't written correctly. */
	static Optional<BlamingPhrase> of(String text) {
		List<PhrasePiece> pieces = new ArrayList<>();
		Matcher matcher = PIECE.matcher(text);
		int end = 0;
		while (matcher.find()) {
			String sure = matcher.group("sure");
			Optional<PhrasePiece> piece = PhrasePiece.of(sure == null ? matcher.group("maybe") : sure, sure == null);
			if (piece.isEmpty() || !text.substring(end, matcher.start()).isBlank()) {
				return Optional.empty();
			}
			pieces.add(piece.get());
			end = matcher.end();
		}
		BlamingPhrase blamingPhrase = new BlamingPhrase(pieces);
		return text.substring(end).isBlank() && blamingPhrase.isUsable() ? Optional.of(blamingPhrase)
				: Optional.empty();
	}

	private boolean isUsable() {
		List<String> places = this.pieces.stream().flatMap(piece -> piece.place().stream()).toList();
		return this.pieces.stream().anyMatch(BlamingPhrase::isCertain)
				&& new LinkedHashSet<>(places).size() == places.size();
	}

	/** The names under which its parts are found. */
	Set<String> captured() {
		Set<String> places = new LinkedHashSet<>();
		this.pieces.forEach(piece -> piece.place().ifPresent(places::add));
		return places;
	}

	/** The parts that a kinder phrase may repeat. */
	Set<String> places() {
		Set<String> places = captured();
		if (places.contains(PhrasePiece.PERSON)) {
			places.addAll(List.of("them", "they"));
		}
		return places;
	}

	/** Whether it says what people do, rather than naming something. */
	boolean tellsOfPeople() {
		return this.pieces.stream().anyMatch(PhrasePiece::isActing);
	}

	/** The longest word that is always in it: quick to search for. */
	Pattern certainWord() {
		Pattern compiled = this.certainWord;
		if (compiled == null) {
			compiled = this.pieces.stream()
				.filter(BlamingPhrase::isCertain)
				.max(Comparator.comparingInt(piece -> piece.text().length()))
				.map(piece -> Pattern.compile(PhrasePiece.either(piece.text()), FLAGS))
				.orElseThrow();
			this.certainWord = compiled;
		}
		return compiled;
	}

	private static boolean isCertain(PhrasePiece piece) {
		return !piece.optional() && !piece.braced();
	}

	/** The pattern that finds the phrase, given the words for people. */
	Pattern pattern(PersonWords personWords) {
		StringBuilder regex = new StringBuilder(BEFORE);
		boolean gapDue = false;
		String gap = GAP;
		for (PhrasePiece piece : this.pieces) {
			String words = piece.regex(personWords);
			if (!piece.optional()) {
				regex.append(gapDue ? gap : "").append(words);
			}
			else if (gapDue) {
				regex.append("(?:").append(gap).append(words).append(")?");
			}
			else {
				regex.append("(?:").append(words).append(gap).append(")?");
			}
			gapDue |= !piece.optional();
			gap = piece.isPerson() ? personWords.gapAfter() : gap;
		}
		return Pattern.compile(regex.append(AFTER).toString(), FLAGS);
	}

}
