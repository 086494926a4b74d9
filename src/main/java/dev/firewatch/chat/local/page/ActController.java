package dev.firewatch.chat.local.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.firewatch.CleanText;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.SharedFile;
import dev.firewatch.chat.local.gateway.Answer;
import dev.firewatch.chat.local.gateway.Conversations;
import dev.firewatch.chat.local.gateway.LocalGateway;
import dev.firewatch.chat.local.gateway.PinGateway;
import dev.firewatch.chat.local.gateway.ScriptTime;
import dev.firewatch.chat.local.store.LocalFiles;
import dev.firewatch.chat.local.store.LocalRoom;
import dev.firewatch.chat.local.store.WorkspaceIsOn;
import dev.firewatch.people.Person;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Handles what people do on the page, and answers with what they see next. */
@Controller
@Conditional(WorkspaceIsOn.class)
class ActController {

	private static final String FIELD = "field.";

	private final LocalGateway gateway;

	private final PinGateway pins;

	private final WorkspacePage page;

	private final Conversations conversations;

	private final LocalFiles files;

	private final ScriptTime time;

	ActController(LocalGateway gateway, PinGateway pins, WorkspacePage page, Conversations conversations,
			LocalFiles files, ScriptTime time) {
		this.files = files;
		this.gateway = gateway;
		this.pins = pins;
		this.page = page;
		this.conversations = conversations;
		this.time = time;
	}

	@PostMapping("/local/say")
	String say(@RequestParam String room, @RequestParam String text, @RequestParam String key,
			@RequestParam(name = "file", required = false) @Nullable List<MultipartFile> attached,
			@ModelAttribute(name = "me", binding = false) Person me, Model model, HttpServletResponse response)
			throws IOException {
		LocalRoom here = page.visible(room, me);
		Answer answer = Answer.of(Reply.silent());
		String said = text.replace("\r\n", "\n").stripTrailing();
		List<SharedFile> shared = here.archived() ? List.of() : shared(attached == null ? List.of() : attached);
		if (!shared.isEmpty()) {
			answer = gateway.share(me, here, said, shared, key, time.live());
		}
		else if (!text.isBlank() && !here.archived()) {
			answer = gateway.say(me, here, said, key, time.live());
		}
		model.addAttribute("key", UUID.randomUUID().toString());
		return shown(answer, here, "", me, model, response);
	}

	/** An input for files that was left empty comes as one without a name. */
	private List<SharedFile> shared(List<MultipartFile> attached) throws IOException {
		List<SharedFile> shared = new ArrayList<>();
		for (MultipartFile file : attached) {
			String name = CleanText.of(String.valueOf(file.getOriginalFilename())).strip();
			if (!file.isEmpty() && !name.isEmpty()) {
				shared.add(files.keep(name, file.getBytes()));
			}
		}
		return shared;
	}

	@PostMapping("/local/press")
	String press(@RequestParam String room, @RequestParam(required = false) @Nullable Long message,
			@RequestParam String action, @RequestParam String key, @RequestParam(defaultValue = "") String view,
			@ModelAttribute(name = "me", binding = false) Person me, Model model, HttpServletResponse response) {
		LocalRoom here = page.visible(room, me);
		Answer answer = gateway.press(me, here, message, HtmlRenderer.decoded(action), key, time.live());
		return shown(answer, here, view, me, model, response);
	}

	@PostMapping("/local/submit")
	String submit(@RequestParam String room, @RequestParam String form, @RequestParam(defaultValue = "") String view,
			@RequestParam MultiValueMap<String, String> all, @ModelAttribute(name = "me", binding = false) Person me,
			Model model, HttpServletResponse response) {
		LocalRoom here = page.visible(room, me);
		Map<String, List<String>> values = new LinkedHashMap<>();
		all.forEach((name, entered) -> {
			if (name.startsWith(FIELD)) {
				values.put(name.substring(FIELD.length()),
						entered.stream().map(text -> text.replace("\r\n", "\n")).toList());
			}
		});
		return shown(gateway.submit(me, here, form, values, time.live()), here, view, me, model, response);
	}

	@PostMapping("/local/capture")
	String capture(@RequestParam String room, @RequestParam long message,
			@ModelAttribute(name = "me", binding = false) Person me, Model model, HttpServletResponse response) {
		LocalRoom here = page.visible(room, me);
		return shown(pins.toggle(me, here, message, time.live()), here, "", me, model, response);
	}

	@PostMapping("/local/dismiss")
	String dismiss(@RequestParam String room, @RequestParam long message,
			@ModelAttribute(name = "me", binding = false) Person me, Model model, HttpServletResponse response) {
		LocalRoom here = page.visible(room, me);
		conversations.dismiss(here, message, me.id());
		return shown(Answer.of(Reply.silent()), here, "", me, model, response);
	}

	private String shown(Answer answer, LocalRoom before, String view, Person me, Model model,
			HttpServletResponse response) {
		page.dialog(answer, me, model);
		model.addAttribute("view", view);
		LocalRoom room = page.visible(before.id(), me);
		model.addAttribute("room", room);
		if (!answer.reply().problems().isEmpty() || !view.isEmpty() && answer.form() != null) {
			response.setHeader("HX-Reswap", "none");
			return "local/parts :: form-dialog";
		}
		if (!view.isEmpty()) {
			// Home isn't a conversation: the reply goes to the direct one.
			response.setHeader("HX-Redirect", answer.reply().isSilent() ? "/?view=home" : "/?room=" + room.id());
			return "local/parts :: form-dialog";
		}
		page.conversation(room, me, model);
		return "local/parts :: answer";
	}

}
