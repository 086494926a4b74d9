package dev.firewatch.web;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import dev.firewatch.PublicAddress;
import dev.firewatch.casefile.Casefile;
import dev.firewatch.exchange.Dossier;
import dev.firewatch.exchange.HtmlExport;
import dev.firewatch.exchange.MarkdownExport;
import dev.firewatch.exchange.PdfExport;
import dev.firewatch.exchange.ReviewInvitation;
import dev.firewatch.exchange.VersionDifference;
import dev.firewatch.exchange.YamlExport;
import dev.firewatch.people.People;
import dev.firewatch.postmortem.Edition;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.web.IncidentAccess.Visit;
import dev.firewatch.workflow.postmortems.meeting.ReviewMessages;
import dev.firewatch.workflow.postmortems.publishing.Drafts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The postmortem in each format, its versions and the invitation to its review. */
@Controller
class DocumentPages {

	/** A self-contained document brings its own style and loads nothing. */
	static final String ALONE = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'";

	private final IncidentAccess door;

	private final Drafts drafts;

	private final People people;

	private final PublicAddress address;

	private final Clock clock;

	DocumentPages(IncidentAccess door, Drafts drafts, People people, PublicAddress address, Clock clock) {
		this.door = door;
		this.drafts = drafts;
		this.people = people;
		this.address = address;
		this.clock = clock;
	}

	@GetMapping("/incidents/{id}/postmortem.{format:md|yaml|html|pdf}")
	ResponseEntity<byte[]> document(@PathVariable String id, @PathVariable String format, HttpServletRequest request,
			HttpServletResponse response) {
		Optional<Visit> visit = door.visit(id, request);
		if (visit.isEmpty()) {
			return ResponseEntity.status(HttpStatus.NOT_FOUND).build();
		}
		Dossier dossier = drafts.dossier(visit.get().file());
		response.setHeader("Content-Security-Policy", ALONE);
		return switch (format) {
			case "md" -> DocumentFiles.text("text/markdown", MarkdownExport.write(dossier));
			case "yaml" -> DocumentFiles.text("application/yaml", YamlExport.write(dossier));
			case "html" -> DocumentFiles.text("text/html", HtmlExport.write(dossier));
			default -> DocumentFiles.pdf("postmortem", PdfExport.write(dossier));
		};
	}

	@GetMapping("/incidents/{id}/review.ics")
	ResponseEntity<byte[]> invitation(@PathVariable String id, HttpServletRequest request) {
		return door.visit(id, request)
			.map(Visit::file)
			.filter(file -> file.postmortem().flatMap(Postmortem::reviewAt).isPresent())
			.map(file -> DocumentFiles.text("text/calendar",
					ReviewInvitation.write(drafts.dossier(file),
							ReviewMessages.participants(file).stream().map(people::nameOf).toList(),
							address.of("/incidents/" + id), clock.instant())))
			.orElseGet(() -> ResponseEntity.status(HttpStatus.NOT_FOUND).build());
	}

	/** A published version, and how it differs from the one before it. */
	@GetMapping("/incidents/{id}/versions/{version:\\d{1,4}}")
	String version(@PathVariable String id, @PathVariable int version, HttpServletRequest request, Model model,
			HttpServletResponse response) {
		Optional<Casefile> file = door.visit(id, request).map(Visit::file);
		List<Edition> editions = file.flatMap(Casefile::postmortem).map(Postmortem::editions).orElse(List.of());
		if (file.isEmpty() || version < 1 || version > editions.size()) {
			return door.turnAway(id, request, model, response);
		}
		String now = text(file.get(), editions.get(version - 1));
		String before = version == 1 ? now : text(file.get(), editions.get(version - 2));
		model.addAttribute("incident", id);
		model.addAttribute("edition", editions.get(version - 1));
		model.addAttribute("by", people.nameOf(editions.get(version - 1).by()));
		model.addAttribute("versions", editions.stream().map(Edition::version).toList());
		model.addAttribute("lines", VersionDifference.between(before, now));
		return "version";
	}

	private String text(Casefile file, Edition edition) {
		return drafts.edition(file, edition).orElse("This version was published elsewhere; its text is not kept here.");
	}

}
