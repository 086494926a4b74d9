package dev.firewatch.timeline;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.firewatch.CleanText;
import dev.firewatch.Sha256;

/**
 * A file that is kept with an entry.
 *
 * @param id the same each time that it is taken from the same message
 * @param name as people gave it
 * @param sha256 of its content, by which it is found
 */
public record KeptFile(String id, String name, FileType type, long size, String sha256) {

	/** A file may be as large as this. */
	public static final long LARGEST = 10L * 1024 * 1024;

	/** All files of an incident together may be as large as this. */
	public static final long MOST_OF_AN_INCIDENT = 100L * 1024 * 1024;

	private static final int LONGEST_NAME = 120;

	private static final int SHORT_HASH = 12;

	private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

	/** What platforms and phones call pictures that have no name. */
	private static final Pattern COMMON_NAME = Pattern.compile("(?i)[a-z]{0,12}[ _-]?\\d*\\.[a-z]{1,8}");

	public KeptFile {
		if (!HASH.matcher(sha256).matches()) {
			throw new IllegalArgumentException("the SHA-256 of a file is 64 hexadecimal digits");
		}
		name = named(name, type);
	}

	/** The file with the given content. */
	public static KeptFile of(String id, String name, FileType type, byte[] content) {
		return new KeptFile(id, name, type, content.length, Sha256.hex(content));
	}

	/** A name without anything that could mean a path or a line of its own. */
	private static String named(String name, FileType type) {
		String plain = CleanText.of(name).replaceAll("[\\p{Cntrl}\\\\/:*?\"<>|]+", "_").strip();
		if (plain.isEmpty()) {
			return "file" + type.ending();
		}
		if (plain.length() <= LONGEST_NAME) {
			return plain;
		}
		int dot = plain.lastIndexOf('.');
		String ending = dot < 0 || plain.length() - dot > SHORT_HASH ? "" : plain.substring(dot);
		int cut = LONGEST_NAME - ending.length();
		return plain.substring(0, Character.isHighSurrogate(plain.charAt(cut - 1)) ? cut - 1 : cut) + ending;
	}

	/** The first characters of its hash, enough to tell it from others. */
	public String shortHash() {
		return sha256.substring(0, SHORT_HASH);
	}

	/** Its size as people read it. */
	public String sizeWords() {
		return sizeWords(size);
	}

	/** A size as people read it, such as "1.2 MB". */
	public static String sizeWords(long bytes) {
		if (bytes < 1024) {
			return bytes + " bytes";
		}
		double kilobytes = bytes / 1024.0;
		return kilobytes < 1024 ? String.format(Locale.ROOT, "%.0f KB", kilobytes)
				: String.format(Locale.ROOT, "%.1f MB", kilobytes / 1024);
	}

	/** The file in one line: its name, its size and its hash. */
	public String line() {
		return name + " (" + sizeWords() + ", SHA-256 " + sha256 + ")";
	}

	/**
	 * By what the file is known; its name only if it isn't one that many files have.
	 */
	Stream<String> wordings() {
		return COMMON_NAME.matcher(name).matches() ? Stream.of(sha256) : Stream.of(sha256, name);
	}

	/** How many bytes all files of a timeline take; the same content counts once. */
	public static long sum(Collection<Entry> entries) {
		Map<String, Long> sizes = new LinkedHashMap<>();
		entries.stream()
			.flatMap(entry -> entry.keptFiles().stream())
			.forEach(file -> sizes.put(file.sha256(), file.size()));
		return sizes.values().stream().mapToLong(Long::longValue).sum();
	}

}
