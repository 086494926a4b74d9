package dev.firewatch.casefile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.firewatch.casefile.LearningEvent.What;
import dev.firewatch.incident.Flag;
import dev.firewatch.incident.Incident;
import dev.firewatch.incident.SignalDecision.Outcome;
import dev.firewatch.incident.Status;
import dev.firewatch.policy.Severity;
import dev.firewatch.postmortem.AuditQuestion;
import dev.firewatch.postmortem.Cause;
import dev.firewatch.postmortem.Edition;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.Fix.DropRequest;
import dev.firewatch.remediation.FixStatus;
import dev.firewatch.remediation.Verification;
import org.jspecify.annotations.Nullable;

/**
 * What figures over time read of a casefile, written down beside it with each change.
 *
 * @param head what tells which incident it is
 * @param publishedAt when its review was first published; null unless it is published now
 * @param audit what the review's audit says in figures; null if it has none
 * @param gaps the audit's questions that show a gap
 * @param events how rules were used
 * @param causes the causes of a published review, each as the words that tell it from
 * others
 * @param uncovered how many of them no fix answers and nobody accepted
 * @param known what is known so far, published or not; null if an earlier version wrote
 * it down
 */
public record Learning(LearningHead head, @Nullable Instant publishedAt, @Nullable AuditFigures audit,
		List<AuditQuestion> gaps, List<LearningEvent> events, List<String> causes, int uncovered,
		@Nullable KnownSoFar known) {

	private static final int SHORTEST = 3;

	private static final int LONGEST = 200;

	private static final Pattern LINES = Pattern.compile("\\s*\\R\\s*");

	private static final Pattern CODE = Pattern.compile("(\\S{1,20}) \\(.*", Pattern.DOTALL);

	/** What tells which incident it is. */
	public record LearningHead(String title, Severity severity, Status status, boolean isPrivate, Instant declaredAt) {
	}

	private static LearningHead head(Incident incident) {
		return new LearningHead(incident.title(), incident.severity(), incident.status(), incident.isPrivate(),
				incident.declaredAt());
	}

	/**
	 * What is known so far of how much an incident matters.
	 *
	 * @param answers those that tell, by the ids of their questions
	 * @param audited how many questions of the audit are answered
	 * @param gaps how many of those show a gap
	 * @param breached whether the harm lasted longer than promised; null while that is
	 * unknown
	 */
	public record KnownSoFar(Map<String, String> answers, int audited, int gaps, int causes, int uncovered,
			@Nullable Boolean breached) {

		public KnownSoFar {
			answers = Map.copyOf(answers);
		}

	}

	/** The answers that tell how much an incident matters. */
	public static final List<String> TELLING = List.of("blast-radius", "confidence", "containment-option",
			"approval-outcome", "harm", "business-areas");

	public Learning {
		gaps = List.copyOf(gaps);
		events = List.copyOf(events);
		causes = List.copyOf(causes);
	}

	/**
	 * @param detected how soon it was detected by the timeline; null if nothing tells
	 */
	static Learning of(Casefile file, @Nullable Duration detected) {
		List<LearningEvent> events = new ArrayList<>();
		addSignals(file, events);
		file.fixes().forEach(fix -> add(file, fix, events));
		KnownSoFar known = known(file);
		Postmortem review = file.postmortem().filter(Postmortem::published).orElse(null);
		if (review == null) {
			return new Learning(head(file.incident()), null, null, List.of(), events, List.of(), 0, known);
		}
		Instant published = Stream.concat(review.editions().stream().map(Edition::at), review.publishedAt().stream())
			.min(Comparator.naturalOrder())
			.orElseThrow();
		Map<String, String> answers = review.shownAnswers();
		List<Cause> causes = file.causes().all();
		return new Learning(head(file.incident()), published,
				AuditFigures.isAudit(answers) ? AuditFigures.of(answers, detected) : null, gaps(answers), events,
				causes.stream().map(cause -> words(cause.text())).filter(words -> !words.isEmpty()).toList(),
				known.uncovered(), known);
	}

	private static KnownSoFar known(Casefile file) {
		Map<String, String> answers = file.postmortem().map(Postmortem::shownAnswers).orElse(Map.of());
		Map<String, String> telling = new LinkedHashMap<>();
		for (String question : TELLING) {
			String answer = LINES.matcher(answers.getOrDefault(question, "").strip()).replaceAll(", ");
			if (!answer.isEmpty()) {
				telling.put(question, answer.length() > LONGEST ? answer.substring(0, LONGEST) : answer);
			}
		}
		List<Cause> causes = file.causes().all();
		return new KnownSoFar(telling,
				(int) Stream.of(AuditQuestion.values())
					.filter(question -> question.answer(answers.getOrDefault(question.key(), "")).isPresent())
					.count(),
				gaps(answers).size(), causes.size(),
				(int) causes.stream().filter(cause -> !isCovered(file, cause)).count(), breached(file));
	}

	/**
	 * Measured by what was promised when it was resolved, by the incident's own moments.
	 */
	private static @Nullable Boolean breached(Casefile file) {
		Duration within = file.postmortem().flatMap(Postmortem::restoreWithin).orElse(null);
		Instant end = file.incident().mitigatedAt().or(file.incident()::resolvedAt).orElse(null);
		return within == null || end == null ? null
				: Duration.between(file.incident().declaredAt(), end).compareTo(within) > 0;
	}

	private static List<AuditQuestion> gaps(Map<String, String> answers) {
		return Stream.of(AuditQuestion.values())
			.filter(question -> question.gap(answers.getOrDefault(question.key(), ""))
				.filter(gap -> !gap.equals(AuditQuestion.NO_GAP))
				.isPresent())
			.toList();
	}

	private static boolean isCovered(Casefile file, Cause cause) {
		return cause.acceptedBecause() != null || file.fixes()
			.stream()
			.anyMatch(fix -> fix.status() != FixStatus.DROPPED && fix.answers().contains(cause.id()));
	}

	/**
	 * In an order of their own, so that the order in which they were written is no
	 * difference.
	 */
	private static String words(String cause) {
		String words = String.join(" ", new TreeSet<>(Likeness.telling(cause, SHORTEST)));
		return words.length() > LONGEST ? words.substring(0, LONGEST) : words;
	}

	private static void addSignals(Casefile file, List<LearningEvent> events) {
		file.incident()
			.severities()
			.stream()
			.filter(change -> change.reasonCode() != null)
			.forEach(change -> events.add(new LearningEvent(What.OVERRIDE, code(change.reasonCode()), change.at())));
		file.incident()
			.decisions()
			.stream()
			.filter(decision -> decision.outcome() == Outcome.RESOLVED || decision.outcome() == Outcome.CANCELLED)
			.forEach(decision -> events.add(new LearningEvent(What.OVERRIDE, decision.reasonCode(), decision.at())));
		file.incident().flags().stream().map(Flag::since).min(Comparator.naturalOrder()).ifPresent(since -> {
			events.add(new LearningEvent(What.FLAGGED, "", since));
			if (file.incident().unreviewed().isEmpty()) {
				events.add(new LearningEvent(What.REVIEWED, "", since));
			}
		});
	}

	private static void add(Casefile file, Fix fix, List<LearningEvent> events) {
		DropRequest drop = fix.dropRequest().orElse(null);
		if (drop != null && fix.status() == FixStatus.DROPPED) {
			events.add(new LearningEvent(What.DROP, spelledOut(drop.reason()), drop.at()));
		}
		for (Verification result : fix.verifications()) {
			if (result.exceptionReason() != null && result.approvedBy() != null) {
				events.add(new LearningEvent(What.EXCEPTION, spelledOut(result.exceptionReason()),
						result.approvedAt() == null ? result.at() : result.approvedAt()));
			}
			if (result.counts()) {
				boolean self = file.owns(result.by(), fix) || fix.doneBy().filter(result.by()::equals).isPresent();
				events.add(new LearningEvent(self ? What.SELF_VERIFIED : What.VERIFIED, "", result.at()));
			}
		}
	}

	private static String code(@Nullable String code) {
		return code == null ? "" : code;
	}

	/** The code with which a reason begins that was spelled out. */
	private static String spelledOut(String reason) {
		Matcher coded = CODE.matcher(reason);
		return coded.matches() ? coded.group(1) : "";
	}

	/** The latest moment of any of it. */
	Instant latest() {
		return Stream
			.concat(Stream.concat(Stream.of(head.declaredAt()), Stream.ofNullable(publishedAt)),
					events.stream().map(LearningEvent::at))
			.max(Comparator.naturalOrder())
			.orElse(head.declaredAt());
	}

}
