package dev.firewatch.chat.slack.inbound;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets through only requests that Slack signed within five minutes, before or after:
 * Bolt's own check accepts any time in the future.
 */
class SlackSignatureFilter extends OncePerRequestFilter {

	static final String TIMESTAMP = "X-Slack-Request-Timestamp";

	static final String SIGNATURE = "X-Slack-Signature";

	static final int LARGEST_BODY = 1 << 20;

	private static final Duration SKEW = Duration.ofMinutes(5);

	private static final String HMAC = "HmacSHA256";

	private final SecretKeySpec secret;

	private final Clock realTime;

	SlackSignatureFilter(String signingSecret, Clock realTime) {
		this.secret = new SecretKeySpec(signingSecret.getBytes(StandardCharsets.UTF_8), HMAC);
		this.realTime = realTime;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (!"POST".equals(request.getMethod())) {
			response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
			return;
		}
		if (request.getContentLengthLong() > LARGEST_BODY) {
			response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
			return;
		}
		String timestamp = request.getHeader(TIMESTAMP);
		String signature = request.getHeader(SIGNATURE);
		if (timestamp == null || signature == null || !isRecent(timestamp)) {
			response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
			return;
		}
		byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
		if (body.length > LARGEST_BODY) {
			response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
			return;
		}
		byte[] expected = signature(timestamp, body).getBytes(StandardCharsets.UTF_8);
		if (!MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8))) {
			response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
			return;
		}
		chain.doFilter(new VerifiedRequest(request, body), response);
	}

	private boolean isRecent(@Nullable String timestamp) {
		try {
			Instant signedAt = Instant.ofEpochSecond(Long.parseLong(String.valueOf(timestamp)));
			return Duration.between(signedAt, realTime.instant()).abs().compareTo(SKEW) <= 0;
		}
		catch (ArithmeticException | java.time.DateTimeException | NumberFormatException unreadable) {
			return false;
		}
	}

	private String signature(String timestamp, byte[] body) {
		try {
			Mac mac = Mac.getInstance(HMAC);
			mac.init(secret);
			mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8));
			return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
		}
		catch (GeneralSecurityException impossible) {
			throw new IllegalStateException("Every Java has HmacSHA256", impossible);
		}
	}

}
