package dev.firewatch.faults;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request that nobody means well with, byte by byte.
 *
 * @param kind what is wrong with it, in a word or two
 */
record HostileRequest(String kind, String method, String target, Map<String, String> headers, byte[] body) {

	HostileRequest with(String header, String value) {
		Map<String, String> more = new LinkedHashMap<>(headers);
		more.put(header, value);
		return new HostileRequest(kind, method, target, more, body);
	}

	/** As it goes over the wire. */
	byte[] bytes() {
		StringBuilder head = new StringBuilder(method).append(' ').append(target).append(" HTTP/1.1\r\n");
		headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
		if (!headers.containsKey("Host")) {
			head.append("Host: firewatch.example.com\r\n");
		}
		if (!headers.containsKey("Content-Length")) {
			head.append("Content-Length: ").append(body.length).append("\r\n");
		}
		head.append("Connection: close\r\n\r\n");
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
		bytes.writeBytes(body);
		return bytes.toByteArray();
	}

	/** Enough of it to see what it was. */
	@Override
	public String toString() {
		String text = new String(body, 0, Math.min(body.length, 400), StandardCharsets.UTF_8);
		return kind + ": " + method + " " + target.substring(0, Math.min(target.length(), 200)) + " " + headers.keySet()
				+ " " + body.length + " bytes: " + text.replaceAll("\\p{Cntrl}", "?");
	}

}
