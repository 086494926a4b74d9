package dev.firewatch.web.access;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * The pages around logging in by a personal link. The link itself only shows a button, so
 * that a chat client that fetches links to preview them does not use it up.
 */
@Controller
class LoginController {

	/** Where the button sends the token; {@link SecurityChains} checks it. */
	static final String ENTER = "/enter";

	static final String USED_UP = "/entered-before";

	@GetMapping(ENTER + "/{token}")
	String ask(@PathVariable String token, Model model) {
		model.addAttribute("token", token);
		return "enter";
	}

	@GetMapping(USED_UP)
	String usedUp() {
		return "used-up";
	}

}
