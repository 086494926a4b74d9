package dev.firewatch.workflow.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Something only its bearer knows; what is stored is its hash. */
public record Secret(String value) {

	private static final SecureRandom RANDOM = new SecureRandom();

	/** Long enough that nobody guesses one. */
	private static final int BYTES = 24;

	/** A new one. */
	public static Secret random() {
		byte[] bytes = new byte[BYTES];
		RANDOM.nextBytes(bytes);
		return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
	}

	/** What is kept of it. */
	public String hash() {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException("every Java platform has SHA-256", impossible);
		}
	}

	/** Never the secret itself, which would end up in a log. */
	@Override
	public String toString() {
		return "a secret";
	}

}
