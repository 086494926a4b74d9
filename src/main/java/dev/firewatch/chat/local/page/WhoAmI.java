package dev.firewatch.chat.local.page;

import dev.firewatch.chat.local.store.LocalPeople;
import dev.firewatch.chat.local.store.WorkspaceIsOn;
import dev.firewatch.people.Person;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.annotation.Conditional;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * Which of the workspace's people the browser acts for; also keeps browsers from caching
 * pages.
 */
@ControllerAdvice(assignableTypes = { WorkspaceController.class, ActController.class, OwnMessageController.class })
@Conditional(WorkspaceIsOn.class)
class WhoAmI {

	static final String COOKIE = "firewatch-person";

	static final String FIRST = "alice";

	private final LocalPeople people;

	WhoAmI(LocalPeople people) {
		this.people = people;
	}

	@ModelAttribute("me")
	Person me(@CookieValue(name = COOKIE, defaultValue = FIRST) String handle, HttpServletResponse response) {
		response.setHeader("Cache-Control", "no-store");
		return people.byHandle(handle).or(() -> people.byHandle(FIRST)).orElseThrow();
	}

}
