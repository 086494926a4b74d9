package dev.firewatch.web;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.FileStore;
import dev.firewatch.timeline.KeptFile;
import dev.firewatch.timeline.Timelines;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/**
 * Files of entries as answers that do nothing in a browser: pictures are shown, all else
 * is saved, nothing runs and nothing stays in a cache.
 */
class KeptFileAnswers {

	private static final String HARMLESS = "sandbox; default-src 'none'; frame-ancestors 'none'; base-uri 'none'";

	private final Timelines timelines;

	private final FileStore files;

	KeptFileAnswers(Timelines timelines, FileStore files) {
		this.timelines = timelines;
		this.files = files;
	}

	/**
	 * The file of an incident that may be seen; empty if no entry that is still there has
	 * it.
	 * @param wanted its SHA-256 or its id
	 */
	Optional<ResponseEntity<byte[]>> answer(String incident, String wanted) {
		return timelines.read(incident)
			.stream()
			.filter(entry -> !entry.isRemoved())
			.map(Entry::keptFiles)
			.flatMap(kept -> kept.stream())
			.filter(file -> file.sha256().equals(wanted) || file.id().equals(wanted))
			.findFirst()
			.flatMap(file -> files.content(incident, file.sha256()).map(content -> answer(file, content)));
	}

	private static ResponseEntity<byte[]> answer(KeptFile file, byte[] content) {
		String type = file.type().mediaType();
		boolean text = !file.type().isImage() && !type.equals("application/pdf");
		ContentDisposition disposition = (file.type().isImage() ? ContentDisposition.inline()
				: ContentDisposition.attachment())
			.filename(file.name(), StandardCharsets.UTF_8)
			.build();
		return ResponseEntity.ok()
			.header(HttpHeaders.CONTENT_TYPE, text ? type + ";charset=UTF-8" : type)
			.header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
			.header("X-Content-Type-Options", "nosniff")
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.header("Content-Security-Policy", HARMLESS)
			.body(content);
	}

}
