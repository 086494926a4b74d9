package dev.firewatch.testing;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What a browser sends to prove that a form is one of our own pages'. */
public final class Csrf {

	private static final String TOKEN = "0f3c9a4e-1111-4222-8333-444455556666";

	/** The header that carries the token. */
	public static final String HEADER = "X-XSRF-TOKEN";

	/** The cookie to send, as {@code name=value}. */
	public static final String COOKIE = "XSRF-TOKEN=" + TOKEN;

	private Csrf() {
	}

	/** The token as pages hold it: hidden behind as many bytes, here of zeros. */
	public static String token() {
		byte[] token = TOKEN.getBytes(StandardCharsets.UTF_8);
		byte[] masked = new byte[token.length * 2];
		System.arraycopy(token, 0, masked, token.length, token.length);
		return Base64.getUrlEncoder().encodeToString(masked);
	}

}
