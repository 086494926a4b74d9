package dev.firewatch.insight;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import dev.firewatch.casefile.AuditedIncident;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.casefile.ComputedAnswers;
import dev.firewatch.incident.Kind;
import dev.firewatch.insight.FeedbackSpan.Period;
import dev.firewatch.timeline.Timelines;
import org.jspecify.annotations.Nullable;

/** Finds the audits of periods. Drills and private incidents are left out. */
public class FeedbackLoops {

	private final Casefiles casefiles;

	private final Timelines timelines;

	public FeedbackLoops(Casefiles casefiles, Timelines timelines) {
		this.casefiles = casefiles;
		this.timelines = timelines;
	}

	/** The metrics of each period, of which there has to be one at least. */
	public List<FeedbackLoop> of(List<Period> periods) {
		Instant from = periods.stream().map(Period::from).min(Instant::compareTo).orElseThrow();
		Instant to = periods.stream().map(Period::to).max(Instant::compareTo).orElseThrow();
		List<AuditFacts> facts = new ArrayList<>();
		// What was published again later is found too, and counts where it first was.
		casefiles.published(from, one -> {
			Instant first = one.publishedAt();
			Map<String, String> answers = one.answers();
			if (one.incident().kind() != Kind.DRILL && !first.isBefore(from) && first.isBefore(to)
					&& AuditFacts.isAudit(answers)) {
				facts.add(AuditFacts.of(one.id(), first, answers,
						AuditFacts.asksTimeline(answers) ? detected(one) : null));
			}
		});
		facts.sort(Comparator.comparing(AuditFacts::publishedAt));
		return periods.stream().map(period -> FeedbackLoop.of(period, facts)).toList();
	}

	private @Nullable Duration detected(AuditedIncident one) {
		return casefiles.find(one.id())
			.flatMap(file -> ComputedAnswers.timeToDetect(file, timelines.read(one.id().value())))
			.orElse(null);
	}

}
