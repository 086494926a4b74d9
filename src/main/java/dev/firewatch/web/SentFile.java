package dev.firewatch.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** A file that somebody sends as the body of a request. */
final class SentFile {

	private SentFile() {
	}

	/**
	 * Its bytes, as long as it is not too large.
	 * @param tooLarge what is said otherwise
	 */
	static byte[] bytes(HttpServletRequest request, int most, String tooLarge) throws IOException {
		try (InputStream content = request.getInputStream()) {
			boolean announced = request.getContentLengthLong() > most;
			byte[] body = announced ? new byte[0] : content.readNBytes(most + 1);
			if (announced || body.length > most) {
				throw new ResponseStatusException(HttpStatus.PAYLOAD_TOO_LARGE, tooLarge);
			}
			return body;
		}
	}

	/**
	 * Text is Unicode, whatever a content type says or leaves out.
	 * @param what is sent, as the beginning of a sentence
	 */
	static String text(byte[] bytes, String what) {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		}
		catch (CharacterCodingException other) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, what + " is not UTF-8. Save it as UTF-8.");
		}
	}

}
