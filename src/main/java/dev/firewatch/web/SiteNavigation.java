package dev.firewatch.web;

import dev.firewatch.web.access.Visitors;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells each page where it is, so that it can lead to the others. */
@ControllerAdvice(basePackageClasses = SiteNavigation.class)
class SiteNavigation {

	private final Visitors visitors;

	SiteNavigation(Visitors visitors) {
		this.visitors = visitors;
	}

	/**
	 * @param workspace whether there is a local workspace to go back to
	 * @param here the path of the page
	 */
	record SitePlace(boolean workspace, String here) {
	}

	@ModelAttribute("site")
	SitePlace place(HttpServletRequest request) {
		return new SitePlace(visitors.strangersWelcome(), request.getRequestURI());
	}

}
