package dev.firewatch.workflow.timeline;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import dev.firewatch.timeline.TimelineImport.ImportedLine;

/** What is the same for the same content, whoever pastes it and however often. */
final class ContentKey {

	private static final int BYTES = 16;

	private ContentKey() {
	}

	static String of(String text) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest, 0, BYTES);
		}
		catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	/** The key under which an imported line goes on record. */
	static String of(ImportedLine line) {
		return "import/" + of(line.when().start() + "\n" + line.text());
	}

}
