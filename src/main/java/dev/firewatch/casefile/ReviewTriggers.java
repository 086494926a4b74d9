package dev.firewatch.casefile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.firewatch.incident.Incident;
import dev.firewatch.incident.Kind;
import dev.firewatch.incident.SeverityChange;
import dev.firewatch.incident.Signal;
import dev.firewatch.postmortem.RequiredReview.ReviewReason;
import dev.firewatch.postmortem.RequiredReview.ReviewTrigger;

/**
 * What makes the review of an incident a duty, whatever its severity: a breached service
 * level, or a signal of certain families while it was handled as something milder.
 *
 * @param families the families of signals that must not be misrouted
 */
public record ReviewTriggers(Set<String> families) {

	public ReviewTriggers {
		families = Set.copyOf(families);
	}

	/**
	 * Whether more could still be found. What was lived through elsewhere is judged
	 * there, and a drill breaks no promise.
	 */
	public boolean concern(Casefile file) {
		return file.incident().status().followUp() && file.imported().isEmpty() && file.incident().kind() != Kind.DRILL
				&& file.postmortem()
					.filter(document -> !document.published() && !document.review().isKnown(ReviewTrigger.values()))
					.isPresent();
	}

	/** Whether the timeline has to be read for that. */
	public boolean askTimeline(Casefile file) {
		return file.postmortem()
			.filter(document -> document.restoreWithin().isPresent()
					&& !document.review().isKnown(ReviewTrigger.SERVICE_LEVEL))
			.isPresent();
	}

	/** The reasons that are not known yet. */
	public List<ReviewReason> found(Casefile file, ComputedAnswers facts, Instant now) {
		List<ReviewReason> found = new ArrayList<>();
		facts.serviceLevelBreach()
			.ifPresent(words -> found
				.add(new ReviewReason(ReviewTrigger.SERVICE_LEVEL, "the service level was breached: " + words, now)));
		misroute(file.incident()).ifPresent(words -> found.add(new ReviewReason(ReviewTrigger.MISROUTE, words, now)));
		found.removeIf(reason -> file.postmortem().orElseThrow().review().isKnown(reason.trigger()));
		return found;
	}

	/** The worst signal that a severity it ever had made light of. */
	private Optional<String> misroute(Incident incident) {
		return incident.signals()
			.stream()
			.filter(signal -> families.contains(signal.family()))
			.sorted(Comparator.comparing(Signal::raisesTo))
			.flatMap(signal -> incident.severities()
				.stream()
				.filter(had -> signal.raisesTo().worseThan(had.severity()))
				.map(had -> words(signal, had)))
			.findFirst();
	}

	private static String words(Signal signal, SeverityChange had) {
		return "it was handled as " + had.severity() + ", although \"" + signal.phrase() + "\" (" + signal.family()
				+ ") recommends " + signal.raisesTo();
	}

}
