package dev.firewatch.web;

import java.nio.charset.StandardCharsets;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** Answers with a document as a file of its own. */
final class DocumentFiles {

	private DocumentFiles() {
	}

	static ResponseEntity<byte[]> text(String type, String text) {
		return ResponseEntity.ok()
			.header(HttpHeaders.CONTENT_TYPE, type + ";charset=UTF-8")
			.body(text.getBytes(StandardCharsets.UTF_8));
	}

	/** Shown by the browser; the name is the one it is saved by. */
	static ResponseEntity<byte[]> pdf(String name, byte[] pdf) {
		return ResponseEntity.ok()
			.header(HttpHeaders.CONTENT_TYPE, "application/pdf")
			.header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + name + ".pdf\"")
			.body(pdf);
	}

}
