package dev.firewatch.web;

import java.util.Optional;

import dev.firewatch.workflow.access.PersonalLinks;
import dev.firewatch.workflow.access.PersonalLinks.Entrance;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Lets somebody in by their personal link. The link itself only shows a button, so that a
 * chat client that fetches links to preview them does not use it up.
 */
@Controller
class Enter {

	private final PersonalLinks links;

	private final Sessions sessions;

	private final boolean secure;

	Enter(PersonalLinks links, Sessions sessions, PageSettings settings) {
		this.links = links;
		this.sessions = sessions;
		this.secure = settings.baseUrl().startsWith("https:");
	}

	@GetMapping("/enter/{token}")
	String ask(@PathVariable String token, Model model) {
		model.addAttribute("token", token);
		return "enter";
	}

	@PostMapping("/enter")
	ResponseEntity<String> enter(@RequestParam String token) {
		Optional<Entrance> entrance = links.redeem(token);
		if (entrance.isEmpty()) {
			return ResponseEntity.status(HttpStatus.SEE_OTHER).header(HttpHeaders.LOCATION, "/entered-before").build();
		}
		ResponseCookie cookie = ResponseCookie.from(Sessions.COOKIE, sessions.open(entrance.get().person()))
			.httpOnly(true)
			.secure(secure)
			.sameSite("Lax")
			.path("/")
			.maxAge(Sessions.VALID)
			.build();
		return ResponseEntity.status(HttpStatus.SEE_OTHER)
			.header(HttpHeaders.SET_COOKIE, cookie.toString())
			.header(HttpHeaders.LOCATION, entrance.get().path())
			.build();
	}

	@GetMapping("/entered-before")
	String usedUp() {
		return "used-up";
	}

}
