package dev.firewatch;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hash by which two texts or files are known to be the same. */
public final class Sha256 {

	private static final int PRINT = 32;

	private Sha256() {
	}

	/** In 64 hexadecimal digits. */
	public static String hex(String text) {
		return hex(text.getBytes(StandardCharsets.UTF_8));
	}

	/** In 32 digits: enough to tell one text from another. */
	public static String print(String text) {
		return hex(text).substring(0, PRINT);
	}

	/** The same of any content. */
	public static String hex(byte[] content) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
		}
		catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException("every Java platform has SHA-256", impossible);
		}
	}

}
