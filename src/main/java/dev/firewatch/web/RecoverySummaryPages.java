package dev.firewatch.web;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import dev.firewatch.exchange.Document;
import dev.firewatch.exchange.HtmlExport;
import dev.firewatch.exchange.MarkdownExport;
import dev.firewatch.exchange.PdfExport;
import dev.firewatch.web.IncidentAccess.Visit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What a recovery came to, on one page. */
@Controller
class RecoverySummaryPages {

	private final IncidentAccess door;

	private final RecoverySummaries summaries;

	RecoverySummaryPages(IncidentAccess door, RecoverySummaries summaries) {
		this.door = door;
		this.summaries = summaries;
	}

	@GetMapping("/incidents/{id}/runs/{run}.{format:md|html|pdf}")
	ResponseEntity<byte[]> summary(@PathVariable String id, @PathVariable String run, @PathVariable String format,
			HttpServletRequest request, HttpServletResponse response) {
		Optional<Document> found = door.visit(id, request).map(Visit::file).flatMap(file -> summaries.of(file, run));
		if (found.isEmpty()) {
			return ResponseEntity.status(HttpStatus.NOT_FOUND).build();
		}
		response.setHeader("Content-Security-Policy", DocumentPages.ALONE);
		return switch (format) {
			case "md" -> file("text/markdown;charset=UTF-8", MarkdownExport.write(found.get()));
			case "html" -> file("text/html;charset=UTF-8", HtmlExport.write(found.get()));
			default -> ResponseEntity.ok()
				.header(HttpHeaders.CONTENT_TYPE, "application/pdf")
				.header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"recovery.pdf\"")
				.body(PdfExport.write(found.get()));
		};
	}

	private static ResponseEntity<byte[]> file(String type, String text) {
		return ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, type).body(text.getBytes(StandardCharsets.UTF_8));
	}

}
