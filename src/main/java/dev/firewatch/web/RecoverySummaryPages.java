package dev.firewatch.web;

import java.util.Optional;

import dev.firewatch.exchange.Document;
import dev.firewatch.exchange.HtmlExport;
import dev.firewatch.exchange.MarkdownExport;
import dev.firewatch.exchange.PdfExport;
import dev.firewatch.web.IncidentAccess.Visit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
			case "md" -> DocumentFiles.text("text/markdown", MarkdownExport.write(found.get()));
			case "html" -> DocumentFiles.text("text/html", HtmlExport.write(found.get()));
			default -> DocumentFiles.pdf("recovery", PdfExport.write(found.get()));
		};
	}

}
