package dev.firewatch.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.firewatch.people.PersonId;
import dev.firewatch.web.access.Visitors;
import dev.firewatch.workflow.kernel.Wording;
import dev.firewatch.workflow.undelivered.Undelivered;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is waiting to be delivered, what could not be, and retrying it. */
@Controller
class OperationsPage {

	private final Undelivered undelivered;

	private final Visitors visitors;

	private final Clock realTime;

	OperationsPage(Undelivered undelivered, Visitors visitors, @Qualifier("realTime") Clock realTime) {
		this.undelivered = undelivered;
		this.visitors = visitors;
		this.realTime = realTime;
	}

	/** One thing that could not be delivered, in words. */
	record UndeliveredRow(String id, String what, String concerns, String problem, String since, String button) {
	}

	/** The state of delivery, in words. */
	record StandingView(String waiting, Map<String, String> refusing) {
	}

	@GetMapping("/operations")
	String page(HttpServletRequest request, Model model, HttpServletResponse response) {
		Optional<PersonId> visitor = visitors.visitor(request);
		if (isStranger(visitor)) {
			return noSession(model, response);
		}
		List<UndeliveredRow> rows = undelivered.visibleTo(visitor).stream().map(this::row).toList();
		model.addAttribute("standing", standing());
		model.addAttribute("rows", rows);
		return "operations";
	}

	@PostMapping("/operations/again")
	String again(@RequestParam String trouble, HttpServletRequest request, Model model, HttpServletResponse response) {
		Optional<PersonId> visitor = visitors.visitor(request);
		if (isStranger(visitor)) {
			return noSession(model, response);
		}
		undelivered.again(trouble, visitor);
		return "redirect:/operations";
	}

	private boolean isStranger(Optional<PersonId> visitor) {
		return visitor.isEmpty() ? !visitors.strangersWelcome() : !visitors.belongs(visitor.get());
	}

	private static String noSession(Model model, HttpServletResponse response) {
		response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
		model.addAttribute("incident", "");
		return "no-session";
	}

	private StandingView standing() {
		Undelivered.Standing standing = undelivered.standing();
		String waiting = standing.waiting() == 0 ? "Nothing is waiting to be delivered."
				: Wording.count(standing.waiting(), "document") + " with something still to deliver, the oldest for "
						+ lasting(standing.oldest()) + ".";
		return new StandingView(waiting, standing.refusing());
	}

	private UndeliveredRow row(Undelivered.UndeliveredItem item) {
		return new UndeliveredRow(item.id(), item.what(), item.concerns() == null ? "" : item.concerns(),
				item.problem(), lasting(item.since()) + " ago", item.advice() ? "Mended" : "Try again");
	}

	private String lasting(@Nullable Instant since) {
		return since == null ? "a moment" : Wording.lasting(Duration.between(since, realTime.instant()));
	}

}
