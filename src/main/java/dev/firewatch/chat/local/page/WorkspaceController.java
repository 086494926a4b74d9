package dev.firewatch.chat.local.page;

import dev.firewatch.chat.local.gateway.Live;
import dev.firewatch.chat.local.gateway.LocalScript;
import dev.firewatch.chat.local.gateway.NotHere;
import dev.firewatch.chat.local.store.LocalPeople;
import dev.firewatch.chat.local.store.WorkspaceIsOn;
import dev.firewatch.people.Person;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Conditional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Shows the workspace: the page as a whole, and each part of it that changes. */
@Controller
@Conditional(WorkspaceIsOn.class)
class WorkspaceController {

	private final WorkspacePage page;

	private final LocalPeople people;

	private final Live live;

	WorkspaceController(WorkspacePage page, LocalPeople people, Live live) {
		this.page = page;
		this.people = people;
		this.live = live;
	}

	@GetMapping("/")
	String workspace(@RequestParam(defaultValue = LocalScript.LOBBY) String room,
			@RequestParam(defaultValue = "") String view, @ModelAttribute(name = "me", binding = false) Person me,
			@CookieValue(name = WhoAmI.COOKIE, required = false) @Nullable String chosen, Model model,
			HttpServletResponse response) {
		if (chosen == null) {
			// The other pages know people by it, those who never chose another one, too.
			response.addHeader(HttpHeaders.SET_COOKIE, cookie(me));
		}
		boolean isHome = view.equals("home");
		if (!isHome && !room.equals(LocalScript.LOBBY) && !page.isVisible(room, me)) {
			return "redirect:/";
		}
		page.frame(me, model);
		if (isHome) {
			page.home(me, model);
		}
		else {
			page.room(page.visible(room, me), me, model);
		}
		return "local/page";
	}

	@GetMapping("/local/messages")
	String messages(@RequestParam String room, @ModelAttribute(name = "me", binding = false) Person me, Model model) {
		page.conversation(page.visible(room, me), me, model);
		return "local/parts :: messages";
	}

	@GetMapping("/local/rooms")
	String rooms(@RequestParam(required = false) @Nullable String room,
			@ModelAttribute(name = "me", binding = false) Person me, Model model) {
		page.rooms(room, me, model);
		return "local/parts :: rooms";
	}

	@GetMapping("/local/details")
	String details(@RequestParam String room, @ModelAttribute(name = "me", binding = false) Person me, Model model) {
		page.details(page.visible(room, me), me, model);
		model.addAttribute("alone", true);
		return "local/parts :: room-details";
	}

	@GetMapping("/local/home")
	String home(@ModelAttribute(name = "me", binding = false) Person me, Model model) {
		page.home(me, model);
		return "local/parts :: home";
	}

	@GetMapping("/local/events")
	SseEmitter events(@ModelAttribute(name = "me", binding = false) Person me) {
		return live.open(me.id());
	}

	/** From now on the browser acts for somebody else. */
	@PostMapping("/local/person")
	ResponseEntity<Void> become(@RequestParam String handle, @RequestParam(defaultValue = "") String room) {
		Person person = people.byHandle(handle).orElseThrow(NotHere::new);
		String address = page.isVisible(room, person) ? "/?room=" + room : "/";
		return ResponseEntity.noContent()
			.header(HttpHeaders.SET_COOKIE, cookie(person))
			.header("HX-Redirect", address)
			.build();
	}

	private static String cookie(Person person) {
		return ResponseCookie.from(WhoAmI.COOKIE, person.handle())
			.path("/")
			.httpOnly(true)
			.sameSite("Strict")
			.build()
			.toString();
	}

}
