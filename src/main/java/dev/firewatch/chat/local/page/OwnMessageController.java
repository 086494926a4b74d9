package dev.firewatch.chat.local.page;

import dev.firewatch.chat.Reply;
import dev.firewatch.chat.local.gateway.Answer;
import dev.firewatch.chat.local.gateway.OwnMessages;
import dev.firewatch.chat.local.store.LocalRoom;
import dev.firewatch.chat.local.store.WorkspaceIsOn;
import dev.firewatch.people.Person;

import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** People change and delete what they wrote to each other. */
@Controller
@Conditional(WorkspaceIsOn.class)
class OwnMessageController {

	private final OwnMessages messages;

	private final WorkspacePage page;

	OwnMessageController(OwnMessages messages, WorkspacePage page) {
		this.messages = messages;
		this.page = page;
	}

	/** The dialog with the text as it is. */
	@GetMapping("/local/own")
	String form(@RequestParam String room, @RequestParam long message,
			@ModelAttribute(name = "me", binding = false) Person me, Model model) {
		LocalRoom here = page.visible(room, me);
		model.addAttribute("room", here);
		model.addAttribute("number", message);
		model.addAttribute("text", messages.text(me, here, message));
		return "local/parts :: own-dialog";
	}

	@PostMapping("/local/own")
	String change(@RequestParam String room, @RequestParam long message, @RequestParam String text,
			@RequestParam(defaultValue = "") String then, @ModelAttribute(name = "me", binding = false) Person me,
			Model model) {
		LocalRoom here = page.visible(room, me);
		if (then.equals("delete")) {
			messages.delete(me, here, message);
		}
		else {
			messages.reword(me, here, message, text.replace("\r\n", "\n").stripTrailing());
		}
		page.dialog(Answer.of(Reply.silent()), me, model);
		model.addAttribute("view", "");
		model.addAttribute("room", here);
		page.conversation(here, me, model);
		return "local/parts :: answer";
	}

}
