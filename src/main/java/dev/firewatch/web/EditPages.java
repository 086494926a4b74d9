package dev.firewatch.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.firewatch.people.PersonId;
import dev.firewatch.web.IncidentAccess.Visit;
import dev.firewatch.workflow.postmortems.writing.EditOnPage;
import dev.firewatch.workflow.postmortems.writing.EditOnPage.EditOutcome;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Editing a section of the postmortem on a page. */
@Controller
class EditPages {

	private final IncidentAccess door;

	private final EditOnPage editing;

	EditPages(IncidentAccess door, EditOnPage editing) {
		this.door = door;
		this.editing = editing;
	}

	@GetMapping("/incidents/{id}/edit/{section}")
	String open(@PathVariable String id, @PathVariable String section, HttpServletRequest request, Model model,
			HttpServletResponse response) {
		Optional<Visit> visit = door.visit(id, request).filter(found -> found.visitor().isPresent());
		return visit
			.map(found -> show(id, section,
					editing.open(id, section, found.visitor().orElseThrow(), "page/" + UUID.randomUUID()), model))
			.orElseGet(() -> stranger(id, request, model, response));
	}

	@PostMapping("/incidents/{id}/edit/{section}")
	String save(@PathVariable String id, @PathVariable String section, @RequestParam MultiValueMap<String, String> sent,
			MultipartHttpServletRequest request, Model model, HttpServletResponse response) throws IOException {
		Optional<PersonId> person = door.visit(id, request).flatMap(Visit::visitor);
		if (person.isEmpty()) {
			return stranger(id, request, model, response);
		}
		Map<String, List<String>> values = new LinkedHashMap<>(sent);
		values.keySet().removeIf(name -> name.startsWith("_"));
		// Browsers end lines with a carriage return.
		values.replaceAll((name, texts) -> texts.stream().map(text -> text.replace("\r\n", "\n")).toList());
		for (MultipartFile file : request.getFileMap().values()) {
			String question = file.getName().substring("_file_".length());
			String text = new String(file.getBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n").strip();
			if (!text.isEmpty()) {
				values.merge(question, List.of(text), EditPages::joined);
			}
		}
		EditOutcome editOutcome = editing.save(id, String.valueOf(sent.getFirst("_argument")), values, person.get(),
				"page/" + sent.getFirst("_key"));
		return editOutcome.sheet() == null ? "redirect:/incidents/" + id + "#document"
				: show(id, section, editOutcome, model);
	}

	/** What was typed, followed by the content of a file. */
	private static List<String> joined(List<String> typed, List<String> file) {
		String before = typed.isEmpty() ? "" : typed.get(0).strip();
		return List.of(before.isEmpty() ? file.get(0) : before + "\n" + file.get(0));
	}

	private static String show(String id, String section, EditOutcome editOutcome, Model model) {
		model.addAttribute("incident", id);
		model.addAttribute("section", section);
		model.addAttribute("outcome", editOutcome);
		model.addAttribute("key", UUID.randomUUID().toString());
		return "edit";
	}

	/** In local mode a visitor may not have said yet who they are. */
	private String stranger(String id, HttpServletRequest request, Model model, HttpServletResponse response) {
		if (door.visit(id, request).isPresent()) {
			return show(id, "",
					new EditOutcome(null, "Say who you are first: open the workspace and choose a face there."), model);
		}
		return door.turnAway(id, request, model, response);
	}

}
