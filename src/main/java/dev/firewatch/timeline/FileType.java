package dev.firewatch.timeline;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The types of files that are kept: what a browser or an editor shows without running
 * anything. Archives are left out, as nobody sees what is in them; pages and drawings in
 * SVG, as they can hold scripts.
 */
public enum FileType {

	PNG("image/png", "png"), JPEG("image/jpeg", "jpg", "jpeg"), GIF("image/gif", "gif"), WEBP("image/webp", "webp"),
	PDF("application/pdf", "pdf"), CSV("text/csv", "csv", "tsv"), JSON("application/json", "json"),
	YAML("application/yaml", "yaml", "yml"), MARKDOWN("text/markdown", "md", "markdown"),
	TEXT("text/plain", "txt", "text", "log", "out", "err", "diff", "patch", "conf", "ini", "sql");

	/** What people are told when a file is of no such type. */
	public static final String ALLOWED = "PNG, JPEG, GIF, WebP, PDF, and plain text such as .txt, .log, .csv, .json, "
			+ ".yaml and .md";

	private final String mediaType;

	private final List<String> endings;

	FileType(String mediaType, String... endings) {
		this.mediaType = mediaType;
		this.endings = List.of(endings);
	}

	public String mediaType() {
		return mediaType;
	}

	/** How the names of such files end, with the dot. */
	public String ending() {
		return "." + endings.get(0);
	}

	public boolean isImage() {
		return mediaType.startsWith("image/");
	}

	private boolean isText() {
		return !isImage() && this != PDF;
	}

	/**
	 * Whether a file of the name may be of one of the types; its content has the last
	 * word.
	 */
	public static boolean mayBe(String name) {
		String ending = endingOf(name);
		return ending == null || byEnding(ending).isPresent();
	}

	/** The type of a file by its content, if its name doesn't say something else. */
	public static Optional<FileType> of(String name, byte[] content) {
		@Nullable String ending = endingOf(name);
		Optional<FileType> named = ending == null ? Optional.empty() : byEnding(ending);
		if (content.length == 0 || ending != null && named.isEmpty()) {
			return Optional.empty();
		}
		Optional<FileType> begun = begunAs(content);
		if (begun.isPresent()) {
			// A picture under the ending of another kind of picture is still a picture.
			return begun
				.filter(type -> named.isEmpty() || named.get() == type || named.get().isImage() && type.isImage());
		}
		return isPlainText(content) ? Optional.of(named.orElse(TEXT)).filter(FileType::isText) : Optional.empty();
	}

	/** The type with the given media type. */
	public static Optional<FileType> ofMediaType(String mediaType) {
		return Arrays.stream(values()).filter(type -> type.mediaType.equals(mediaType)).findFirst();
	}

	private static @Nullable String endingOf(String name) {
		int dot = name.lastIndexOf('.');
		return dot < 0 ? null : name.substring(dot + 1).strip().toLowerCase(Locale.ROOT);
	}

	private static Optional<FileType> byEnding(String ending) {
		return Arrays.stream(values()).filter(type -> type.endings.contains(ending)).findFirst();
	}

	private static Optional<FileType> begunAs(byte[] content) {
		String begin = new String(content, 0, Math.min(16, content.length), StandardCharsets.ISO_8859_1);
		if (begin.startsWith("\u0089PNG\r\n\u001a\n")) {
			return Optional.of(PNG);
		}
		if (begin.startsWith("\u00ff\u00d8\u00ff")) {
			return Optional.of(JPEG);
		}
		if (begin.startsWith("GIF87a") || begin.startsWith("GIF89a")) {
			return Optional.of(GIF);
		}
		if (begin.startsWith("RIFF") && begin.startsWith("WEBP", 8)) {
			return Optional.of(WEBP);
		}
		return begin.startsWith("%PDF-") ? Optional.of(PDF) : Optional.empty();
	}

	/** In UTF-8, without the control characters that only programs write. */
	private static boolean isPlainText(byte[] content) {
		try {
			return StandardCharsets.UTF_8.newDecoder()
				.decode(ByteBuffer.wrap(content))
				.chars()
				.noneMatch(character -> character < ' ' && "\t\n\r\f\u001b".indexOf(character) < 0);
		}
		catch (CharacterCodingException binary) {
			return false;
		}
	}

}
