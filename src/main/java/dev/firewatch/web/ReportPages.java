package dev.firewatch.web;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.firewatch.exchange.Document;
import dev.firewatch.exchange.Document.DocumentHeading;
import dev.firewatch.exchange.Document.DocumentPart;
import dev.firewatch.exchange.HtmlExport;
import dev.firewatch.exchange.PdfExport;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.Service;
import dev.firewatch.policy.Services;
import dev.firewatch.policy.Team;
import dev.firewatch.report.ReportScope;
import dev.firewatch.report.Reports;
import dev.firewatch.workflow.reports.MonthWords;
import dev.firewatch.workflow.reports.ReportDocuments;
import dev.firewatch.workflow.reports.ReportDocuments.ReportDrawing;
import dev.firewatch.workflow.reports.ReportLinks;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Reports as pages, PDF and CSV; a link opens one for readers without an account. */
@Controller
class ReportPages {

	private static final int MONTHS = 12;

	private final IncidentAccess door;

	private final ReportDocuments documents;

	private final Reports reports;

	private final ReportLinks links;

	private final Services services;

	private final Policy policy;

	private final Clock clock;

	ReportPages(IncidentAccess door, ReportDocuments documents, Reports reports, ReportLinks links, Services services,
			Policy policy, Clock clock) {
		this.door = door;
		this.documents = documents;
		this.reports = reports;
		this.links = links;
		this.services = services;
		this.policy = policy;
		this.clock = clock;
	}

	/**
	 * A report as a page shows it.
	 *
	 * @param first what comes before the plots, well-formed and escaped
	 * @param body the rest, likewise
	 * @param path without a format
	 * @param query what narrows it, with its question mark; empty if nothing does
	 */
	record ReportView(String title, String first, List<ReportDrawing> drawings, String body, String path, String query,
			boolean month, ReportScope scope, List<Team> teams, List<Service> services) {
	}

	/** What there is to read. */
	record ReportChoice(List<ReportLine> months, List<ReportLine> weeks) {
	}

	record ReportLine(String name, String path) {
	}

	@GetMapping("/reports")
	String all(HttpServletRequest request, Model model, HttpServletResponse response) {
		if (door.isClosedToGuest(door.visitor(request))) {
			return door.turnAway("", request, model, response);
		}
		YearMonth current = YearMonth.from(clock.instant().atZone(policy.zone()));
		model.addAttribute("view",
				new ReportChoice(
						IntStream.range(0, MONTHS)
							.mapToObj(current::minusMonths)
							.map(month -> new ReportLine(MonthWords.name(month), "/reports/month/" + month))
							.toList(),
						services.teams()
							.stream()
							.map(team -> new ReportLine(team.name(), "/reports/week/" + team.id()))
							.toList()));
		return "reports";
	}

	@GetMapping("/reports/month/{month:[^.]+}")
	String month(@PathVariable String month, @RequestParam(defaultValue = "") String team,
			@RequestParam(defaultValue = "") String service, @RequestParam(defaultValue = "") String severity,
			HttpServletRequest request, Model model, HttpServletResponse response) {
		Optional<YearMonth> asked = month(month);
		if (door.isClosedToGuest(door.visitor(request)) || asked.isEmpty()) {
			return door.turnAway("report " + month, request, model, response);
		}
		ReportScope scope = scope(team, service, severity);
		show(documents.month(asked.get(), scope, clock.instant()),
				documents.drawings(asked.get(), scope, clock.instant()), "/reports/month/" + asked.get(), true, scope,
				model);
		return "report";
	}

	@GetMapping("/reports/week/{team:[^.]+}")
	String week(@PathVariable String team, HttpServletRequest request, Model model, HttpServletResponse response) {
		Optional<Team> asked = services.team(team);
		if (door.isClosedToGuest(door.visitor(request)) || asked.isEmpty()) {
			return door.turnAway("report " + team, request, model, response);
		}
		show(documents.week(asked.get(), clock.instant()), List.of(), "/reports/week/" + team, false, ReportScope.ALL,
				model);
		return "report";
	}

	/** What can be read out comes first, then the plots, then the tables. */
	private void show(Document document, List<ReportDrawing> drawings, String path, boolean month, ReportScope scope,
			Model model) {
		List<DocumentPart> parts = document.parts();
		int tables = IntStream.range(0, parts.size())
			.filter(n -> parts.get(n) instanceof DocumentHeading)
			.findFirst()
			.orElse(parts.size());
		model.addAttribute("view",
				new ReportView(document.title(), body(document, parts.subList(0, tables)), drawings,
						body(document, parts.subList(tables, parts.size())), path, query(scope), month, scope,
						services.teams(), services.services()));
	}

	private static String body(Document document, List<DocumentPart> parts) {
		return HtmlExport.body(new Document(document.title(), document.language(), parts));
	}

	/** Only what is known narrows it, so it can be repeated in an address as it is. */
	private static String query(ReportScope scope) {
		StringBuilder query = new StringBuilder();
		add(query, "team", scope.team());
		add(query, "service", scope.service());
		add(query, "severity", scope.severity() == null ? null : scope.severity().name());
		return query.toString();
	}

	private static void add(StringBuilder query, String name, @Nullable String value) {
		if (value != null) {
			query.append(query.isEmpty() ? '?' : '&').append(name).append('=').append(value);
		}
	}

	private ReportScope scope(String team, String service, String severity) {
		return ReportScope.named(team, service, severity, services);
	}

	/** A month that has begun. */
	private Optional<YearMonth> month(String text) {
		try {
			YearMonth month = YearMonth.parse(text);
			boolean begun = !month.isAfter(YearMonth.from(clock.instant().atZone(policy.zone())));
			return Optional.of(month).filter(one -> begun && one.getYear() > 1970);
		}
		catch (DateTimeException unreadable) {
			return Optional.empty();
		}
	}

	@GetMapping("/reports/month/{month}.{format:pdf|csv}")
	ResponseEntity<byte[]> monthFile(@PathVariable String month, @PathVariable String format,
			@RequestParam(defaultValue = "") String team, @RequestParam(defaultValue = "") String service,
			@RequestParam(defaultValue = "") String severity, HttpServletRequest request) throws IOException {
		Optional<YearMonth> asked = month(month);
		if (door.isClosedToGuest(door.visitor(request)) || asked.isEmpty()) {
			return ResponseEntity.status(HttpStatus.NOT_FOUND).build();
		}
		ReportScope scope = scope(team, service, severity);
		return format.equals("pdf") ? pdf(documents.month(asked.get(), scope, clock.instant()))
				: csv(asked.get(), scope);
	}

	private ResponseEntity<byte[]> csv(YearMonth month, ReportScope scope) throws IOException {
		StringWriter text = new StringWriter();
		CsvWriter table = CsvWriter.builder().build(text);
		table.writeRecord("figure", month.toString(), month.minusMonths(1).toString());
		MonthWords.figures(reports.month(month, scope, clock.instant()))
			.forEach(figure -> table.writeRecord(figure.label(), figure.now(), figure.before()));
		table.close();
		return ResponseEntity.ok()
			.header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
			.header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"report-" + month + ".csv\"")
			.body(text.toString().getBytes(StandardCharsets.UTF_8));
	}

	@GetMapping("/reports/week/{team}.pdf")
	ResponseEntity<byte[]> weekFile(@PathVariable String team, HttpServletRequest request) {
		if (door.isClosedToGuest(door.visitor(request))) {
			return ResponseEntity.status(HttpStatus.NOT_FOUND).build();
		}
		return week(team).orElseGet(() -> ResponseEntity.status(HttpStatus.NOT_FOUND).build());
	}

	private Optional<ResponseEntity<byte[]>> week(String team) {
		return services.team(team).map(known -> pdf(documents.week(known, clock.instant())));
	}

	private static ResponseEntity<byte[]> pdf(Document document) {
		return DocumentFiles.pdf("report", PdfExport.write(document));
	}

	/** The report of a link, for whoever has it. */
	@GetMapping(ReportLinks.PATH + "{secret}")
	ResponseEntity<byte[]> shared(@PathVariable String secret) {
		Optional<String> report = links.report(secret);
		Optional<ResponseEntity<byte[]>> found = report.flatMap(path -> path.startsWith("month/")
				? month(path.substring("month/".length()))
					.map(month -> pdf(documents.month(month, ReportScope.ALL, clock.instant())))
				: week(path.substring("week/".length())));
		return found.orElseGet(() -> ResponseEntity.status(HttpStatus.NOT_FOUND)
			.header(HttpHeaders.CONTENT_TYPE, "text/plain;charset=UTF-8")
			.body("This link doesn't lead to a report any more. Ask whoever sent it for a new one."
				.getBytes(StandardCharsets.UTF_8)));
	}

}
