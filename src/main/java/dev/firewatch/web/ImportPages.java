package dev.firewatch.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.firewatch.casefile.Imported;
import dev.firewatch.exchange.ReviewImport.ReviewFormat;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.ConfigProblem;
import dev.firewatch.policy.InvalidConfiguration;
import dev.firewatch.workflow.incidents.DeclareFromOutside;
import dev.firewatch.workflow.postmortems.takeover.ImportArchive;
import dev.firewatch.workflow.postmortems.takeover.ImportArchive.FileReport;
import dev.firewatch.workflow.postmortems.takeover.ImportReview;
import dev.firewatch.workflow.postmortems.takeover.ImportReview.ImportOutcome;
import dev.firewatch.workflow.postmortems.takeover.ImportReview.ImportPreview;
import dev.firewatch.workflow.postmortems.takeover.ImportReview.Importer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The page on which postmortems from elsewhere are previewed and imported. */
@Controller
class ImportPages {

	private static final int MOST_PROBLEMS = 20;

	private final IncidentAccess door;

	private final ImportReview imports;

	private final ImportArchive archives;

	private final DeclareFromOutside outside;

	private final Clock clock;

	ImportPages(IncidentAccess door, ImportReview imports, ImportArchive archives, DeclareFromOutside outside,
			Clock clock) {
		this.door = door;
		this.imports = imports;
		this.archives = archives;
		this.outside = outside;
		this.clock = clock;
	}

	/**
	 * What the page shows: what was sent, what is wrong with it, or what it would become.
	 */
	record ImportView(String text, String problem, @Nullable ImportPreview preview, List<FileReport> files) {

		static ImportView empty() {
			return new ImportView("", "", null, List.of());
		}

		static ImportView refused(String text, String problem) {
			return new ImportView(text, problem, null, List.of());
		}

	}

	@GetMapping("/import")
	String open(HttpServletRequest request, Model model, HttpServletResponse response) {
		if (door.isClosedToGuest(door.visitor(request))) {
			return door.turnAway("", request, model, response);
		}
		return show(ImportView.empty(), model);
	}

	private static String show(ImportView view, Model model) {
		model.addAttribute("view", view);
		return "import";
	}

	/**
	 * Previews or imports what was pasted or chosen.
	 * @param yaml what was pasted, in whatever form
	 * @param step whether it is only to be previewed
	 */
	@PostMapping("/import")
	String take(@RequestParam(defaultValue = "") String yaml, @RequestParam(defaultValue = "save") String step,
			@RequestParam(required = false) @Nullable MultipartFile file, HttpServletRequest request, Model model,
			HttpServletResponse response) throws IOException {
		Optional<PersonId> person = door.visitor(request);
		if (door.isClosedToGuest(person)) {
			return door.turnAway("", request, model, response);
		}
		Importer importer = new Importer(person.orElse(Imported.PROGRAM), clock.instant(), outside.home());
		boolean save = !step.equals("preview");
		if (file != null && !file.isEmpty()) {
			return sent(file, save, importer, model);
		}
		String text = yaml.replace("\r\n", "\n");
		return one(ReviewFormat.ofText(text), text, save, importer, model);
	}

	private String sent(MultipartFile file, boolean save, Importer importer, Model model) throws IOException {
		String name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
		if (name.toLowerCase(Locale.ROOT).endsWith(".zip")) {
			try (InputStream zip = file.getInputStream()) {
				List<FileReport> files = archives.take(zip, save, importer);
				return show(files.isEmpty() ? ImportView.refused("", "This is no zip, or there is no file in it.")
						: new ImportView("", "", null, files), model);
			}
		}
		if (file.getSize() > ImportReview.MOST_BYTES) {
			return show(ImportView.refused("", "Up to 3 MB fit. Send several reviews as a zip."), model);
		}
		try {
			String text = ImportArchive.text(file.getBytes());
			return one(ReviewFormat.ofName(name).orElseGet(() -> ReviewFormat.ofText(text)), text, save, importer,
					model);
		}
		catch (CharacterCodingException other) {
			return show(ImportView.refused("", "The file is not UTF-8. Save it as UTF-8."), model);
		}
	}

	private String one(ReviewFormat format, String text, boolean save, Importer importer, Model model) {
		try {
			if (!save) {
				ImportPreview preview = imports.preview(format, text, importer);
				return show(preview.blocked()
						? ImportView.refused(text,
								new ImportOutcome(preview.id().orElseThrow(), false, false).refusal())
						: new ImportView(text, "", preview, List.of()), model);
			}
			ImportOutcome outcome = imports.take(format, text, importer);
			return outcome.taken() ? "redirect:/incidents/" + outcome.id()
					: show(ImportView.refused(text, outcome.refusal()), model);
		}
		catch (InvalidConfiguration wrong) {
			return show(ImportView.refused(text,
					wrong.problems()
						.stream()
						.limit(MOST_PROBLEMS)
						.map(ConfigProblem::sentence)
						.collect(Collectors.joining("\n"))),
					model);
		}
	}

}
