package dev.firewatch.casefile;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.stream.Stream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.firewatch.incident.Incident;
import dev.firewatch.incident.SeverityChange;
import dev.firewatch.casefile.AuditProposals.AuditProposal;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.DurationText;
import dev.firewatch.policy.Severity;
import dev.firewatch.postmortem.AuditQuestion;
import dev.firewatch.postmortem.Cause;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.postmortem.Why;
import dev.firewatch.postmortem.TableRows;
import dev.firewatch.remediation.Target;
import dev.firewatch.remediation.Measurement;
import dev.firewatch.remediation.Verdict;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.Horizon;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Milestone;
import dev.firewatch.timeline.Source;

/**
 * What a postmortem needn't ask, because the casefile and the timeline already say it.
 * Times are in the given zone.
 */
public final class ComputedAnswers {

	private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z", Locale.ENGLISH);

	private static final Map<Severity, String> SEVERITY_WORDS = Map.of(Severity.SEV0, "Critical", Severity.SEV1, "High",
			Severity.SEV2, "Medium", Severity.SEV3, "Low");

	private final Casefile file;

	private final Milestones moments;

	private final List<Entry> entries;

	private final Function<PersonId, String> names;

	private final ZoneId zone;

	private Map<String, AuditProposal> proposals = Map.of();

	/**
	 * @param entries the timeline in the order in which things happened
	 */
	public ComputedAnswers(Casefile file, List<Entry> entries, Function<PersonId, String> names, ZoneId zone) {
		this.file = file;
		this.entries = entries.stream().filter(Entry::isShown).toList();
		this.moments = Milestones.of(file, this.entries);
		this.names = names;
		this.zone = zone;
	}

	/**
	 * The same, with what the register says: the questions about the risk process are
	 * answered beforehand.
	 * @param engageWithin how soon after it was detected somebody should be there
	 */
	public ComputedAnswers resting(RegisterEvidence evidence, Duration engageWithin) {
		ComputedAnswers resting = new ComputedAnswers(file, entries, names, zone);
		resting.proposals = AuditProposals.of(file, moments, evidence, engageWithin);
		return resting;
	}

	/** The facts that what is proposed for a question rests on. */
	public Optional<String> because(String source) {
		return Optional.ofNullable(proposals.get(source)).map(AuditProposal::because).filter(facts -> !facts.isEmpty());
	}

	/**
	 * A value and the timeline entries it comes from.
	 *
	 * @param from the ids of the entries, such as {@code E7}
	 */
	public record ComputedAnswer(String value, List<String> from) {

		/** The value with the entries in brackets. */
		public String shown() {
			return from.isEmpty() ? value : value + " (" + String.join(" to ", from) + ")";
		}

		/** A correction, with the computed value beside it. */
		public String besides(String corrected) {
			return corrected + " (computed: " + value + (from.isEmpty() ? "" : ", " + String.join(" to ", from)) + ")";
		}

	}

	/**
	 * The value of a source that a template's computed question names; empty while it is
	 * unknown.
	 */
	public Optional<String> value(String source) {
		return known(source).map(ComputedAnswer::value);
	}

	/** The same with the entries it comes from. */
	public Optional<ComputedAnswer> known(String source) {
		return switch (source) {
			case "first-occurrence-at" -> moments.begin().map(this::moment);
			case "first-report-at" -> moments.reported().map(this::moment);
			case "detected-at" -> moments.detected().map(this::moment);
			case "engaged-at" -> moments.engaged().map(this::moment);
			case "cause-found-at" -> moments.causeFound().map(this::moment);
			case "mitigated-at" -> moments.mitigated().map(this::moment);
			case "resolved-at" -> moments.resolved().map(this::moment);
			case "all-clear-at" -> moments.allClear().map(this::moment);
			case "duration" -> between(moments.begin(), moments.resolved());
			case "time-to-detect" -> between(moments.begin(), moments.noticed());
			case "time-to-respond" -> between(moments.detected(), moments.engaged());
			case "time-to-identify" -> between(moments.detected(), moments.causeFound());
			case "time-to-mitigate" -> between(moments.detected(), moments.mitigated());
			case "time-to-resolve" -> between(moments.detected(), moments.resolved());
			case "slo-breach" -> sloBreach();
			case "detection-gap" -> detectionGap();
			default -> Optional.ofNullable(proposals.get(source))
				.map(AuditProposal::value)
				.or(() -> text(source))
				.map(value -> new ComputedAnswer(value, List.of()));
		};
	}

	private Optional<String> text(String source) {
		Incident incident = file.incident();
		return switch (source) {
			case "incident-id" -> Optional.of(file.id().value());
			case "title" -> Optional.of(incident.title());
			case "date" -> begin().map(at -> LocalDate.ofInstant(at, zone).toString());
			case "severity" -> Optional.of(incident.severity().name());
			case "severity-word" -> Optional.ofNullable(SEVERITY_WORDS.get(incident.severity()));
			case "severity-history" -> severityHistory(incident);
			case "kind" -> Optional.of(incident.kind().words());
			case "commander" -> incident.holder("commander").map(names);
			case "participants" ->
				Optional.of(participants().stream().map(names).sorted().collect(Collectors.joining(", ")))
					.filter(people -> !people.isEmpty());
			case "numbers" -> Optional.of(numbers());
			case "related-risk" -> file.register().words();
			case "time-per-severity" -> timePerSeverity(incident);
			case "timeline", "timeline-with-links" -> Optional.of(count(entries.size(), "entry", "entries"));
			default -> source.startsWith("gap-") ? gap(source.substring("gap-".length())) : item(source);
		};
	}

	private Optional<String> item(String source) {
		List<Fix> fixes = file.fixes();
		return switch (source) {
			case "causes" -> listed(file.causes().all().stream().map(ComputedAnswers::line).toList());
			case "cause-texts" -> listed(file.causes().all().stream().map(Cause::text).toList());
			case "primary-cause" -> file.causes().all().stream().filter(Cause::primary).map(Cause::text).findFirst();
			case "not-causes" -> listed(file.causes().ruledOut().stream().map(cause -> cause.text()).toList());
			case "whys" -> listed(file.causes().whys().stream().map(ComputedAnswers::line).toList());
			case "fixes", "fixes-by-category" -> listed(fixes.stream().map(ComputedAnswers::line).toList());
			case "fixes-immediate" -> horizon(Horizon.IMMEDIATE);
			case "fixes-short-term" -> horizon(Horizon.SHORT_TERM);
			case "fixes-long-term" -> horizon(Horizon.LONG_TERM);
			case "process-improvements" -> listed(
					fixes.stream().filter(fix -> fix.scope().processImprovement()).map(ComputedAnswers::line).toList());
			case "verification" -> listed(fixes.stream()
				.filter(fix -> fix.plan().measurable())
				.map(fix -> fix.id() + " " + fix.plan().metric() + ": " + fix.plan().target())
				.toList());
			default -> file.postmortem().flatMap(postmortem -> ofDocument(postmortem, source));
		};
	}

	private Optional<String> ofDocument(Postmortem postmortem, String source) {
		return switch (source) {
			case "review-date" -> postmortem.reviewAt().map(at -> LocalDate.ofInstant(at, zone).toString());
			case "template-version" -> postmortem.templateVersion();
			case "last-updated" -> Stream
				.concat(postmortem.sections().stream().flatMap(section -> Stream.ofNullable(section.answeredAt())),
						postmortem.publishedAt().stream())
				.max(Comparator.naturalOrder())
				.map(at -> LocalDate.ofInstant(at, zone).toString());
			case "related" -> listed(postmortem.related()
				.stream()
				.map(other -> other.incident() + ": " + other.relationship())
				.toList());
			default -> Optional.empty();
		};
	}

	private Optional<String> horizon(Horizon horizon) {
		return listed(file.fixes()
			.stream()
			.filter(fix -> fix.horizon() == horizon && !fix.scope().processImprovement())
			.map(ComputedAnswers::line)
			.toList());
	}

	/** The gap that the answer to an audit question shows. */
	private Optional<String> gap(String question) {
		return Arrays.stream(AuditQuestion.values())
			.filter(audit -> audit.key().equals(question))
			.findFirst()
			.flatMap(audit -> file.postmortem()
				.map(postmortem -> postmortem.answers().get(question))
				.flatMap(answer -> answer == null ? Optional.empty() : audit.gap(answer)));
	}

	private Optional<String> severityHistory(Incident incident) {
		List<String> changes = new ArrayList<>();
		incident.severities()
			.forEach(change -> changes.add(MOMENT.format(change.at().atZone(zone)) + " " + change.severity()
					+ (change.reason() == null ? "" : ": " + change.reason())));
		return listed(changes);
	}

	/** How long it had each severity, from its declaration until it was resolved. */
	private Optional<String> timePerSeverity(Incident incident) {
		Optional<Instant> end = incident.resolvedAt();
		List<SeverityChange> changes = incident.severities();
		if (end.isEmpty() || changes.isEmpty()) {
			return Optional.empty();
		}
		Map<Severity, Duration> times = new LinkedHashMap<>();
		for (int n = 0; n < changes.size(); n++) {
			Instant from = n == 0 ? incident.declaredAt() : changes.get(n).at();
			Instant next = n + 1 < changes.size() ? changes.get(n + 1).at() : end.get();
			Instant to = next.isAfter(end.get()) ? end.get() : next;
			if (to.isAfter(from)) {
				times.merge(changes.get(n).severity(), Duration.between(from, to), Duration::plus);
			}
		}
		return times.isEmpty() ? Optional.empty()
				: Optional.of(times.entrySet()
					.stream()
					.map(time -> time.getKey() + ": " + lasting(time.getValue()))
					.collect(Collectors.joining(", ")));
	}

	/**
	 * Who was in it; of an incident from elsewhere also who wrote its timeline, but not
	 * who brought it here.
	 */
	private Set<PersonId> participants() {
		Set<PersonId> people = new LinkedHashSet<>(file.incident().members());
		file.imported().ifPresent(from -> {
			entries.stream().map(Entry::author).forEach(people::add);
			if (file.incident().roles().stream().noneMatch(role -> role.person().equals(from.by()))) {
				people.remove(from.by());
			}
		});
		return people;
	}

	private String numbers() {
		long told = entries.stream().filter(entry -> entry.source() != Source.SYSTEM).count();
		return count(told, "timeline entry", "timeline entries") + ", "
				+ count(participants().size(), "person", "people") + ", "
				+ count(file.causes().all().size(), "cause", "causes") + ", "
				+ count(file.fixes().size(), "fix", "fixes");
	}

	private static String count(long number, String one, String several) {
		return number + " " + (number == 1 ? one : several);
	}

	/** Measured by what was promised when it was resolved; unknown if nothing was. */
	/** By what was measured of objectives, and by how long it took. */
	private Optional<ComputedAnswer> sloBreach() {
		List<ObjectiveResult> measured = answered("objectives").map(ComputedAnswers::measured).orElse(List.of());
		Optional<ComputedAnswer> restored = restoration()
			.map(known -> new ComputedAnswer((known.late() ? "Yes" : "No") + ", " + known.words(), known.from()));
		if (measured.isEmpty()) {
			return restored;
		}
		boolean missed = measured.stream().anyMatch(ObjectiveResult::missed)
				|| restored.filter(answer -> answer.value().startsWith("Yes")).isPresent();
		String words = Stream
			.concat(measured.stream().map(ObjectiveResult::words),
					restored.stream().map(answer -> answer.value().replaceFirst("^(Yes|No), ", "")))
			.collect(Collectors.joining("; "));
		return Optional.of(new ComputedAnswer((missed ? "Yes" : "No") + ", " + words,
				restored.map(ComputedAnswer::from).orElse(List.of())));
	}

	/** What came of an objective. */
	private record ObjectiveResult(String words, boolean missed) {
	}

	/** Rows of objective, target and result, as far as they can be compared. */
	private static List<ObjectiveResult> measured(String table) {
		List<ObjectiveResult> results = new ArrayList<>();
		for (List<String> row : TableRows.of(table, 3)) {
			Target.parse(row.get(1))
				.map(target -> target.measure(row.get(2)))
				.filter(Measurement.Measured.class::isInstance)
				.map(Measurement.Measured.class::cast)
				.ifPresent(result -> results
					.add(new ObjectiveResult((row.get(0) + ": " + row.get(2) + " against " + row.get(1)).strip(),
							result.verdict() == Verdict.FAIL)));
		}
		return results;
	}

	/**
	 * How much later it was detected than it should have been, where the answer to that
	 * begins with a duration.
	 */
	private Optional<ComputedAnswer> detectionGap() {
		Optional<Duration> expected = answered("expected-detection").flatMap(DurationText::leading);
		Optional<Duration> corrected = answered("time-to-detect").flatMap(DurationText::leading);
		Optional<ComputedAnswer> measured = between(moments.begin(), moments.noticed());
		Optional<Duration> actual = corrected.or(() -> timeToDetect(file, entries));
		return expected.flatMap(should -> actual.map(did -> new ComputedAnswer(gap(should, did),
				corrected.isPresent() ? List.of() : measured.map(ComputedAnswer::from).orElse(List.of()))));
	}

	private static String gap(Duration expected, Duration actual) {
		int late = actual.compareTo(expected);
		return late == 0 ? "None" : lasting(actual.minus(expected).abs()) + (late > 0 ? " late" : " early");
	}

	private Optional<String> answered(String question) {
		return file.postmortem().map(postmortem -> postmortem.answers().get(question));
	}

	/** How long it took and how long it might have, if that was too long. */
	Optional<String> serviceLevelBreach() {
		return restoration().filter(Restoration::late).map(Restoration::words);
	}

	/** How long it took to stop the harm, and how long that might have taken. */
	private record Restoration(Duration took, Duration allowed, List<String> from) {

		boolean late() {
			return took.compareTo(allowed) > 0;
		}

		String words() {
			return "it took " + lasting(took) + ", against a limit of " + lasting(allowed);
		}

	}

	private Optional<Restoration> restoration() {
		Optional<Duration> promised = file.postmortem().flatMap(Postmortem::restoreWithin);
		Optional<Milestones.DatedMilestone> end = moments.mitigated().or(moments::resolved);
		return promised.flatMap(within -> moments.begin()
			.flatMap(begin -> end.filter(to -> !to.at().isBefore(begin.at()))
				.map(to -> new Restoration(Duration.between(begin.at(), to.at()), within, Milestones.ids(begin, to)))));
	}

	private static String line(Cause cause) {
		return cause.id() + (cause.primary() ? " (primary) " : " ") + cause.text();
	}

	private static String line(Why why) {
		return why.level() + ". " + why.answer() + (why.root() ? " (root cause)" : "")
				+ (why.evidence() == null ? "" : " | " + why.evidence());
	}

	private static String line(Fix fix) {
		return fix.id() + " " + fix.title();
	}

	private static Optional<String> listed(List<String> lines) {
		return lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", lines));
	}

	/** When it began: the first occurrence as marked, else the earliest entry. */
	public Optional<Instant> begin() {
		return moments.begin().map(Milestones.DatedMilestone::at);
	}

	/** When it was detected as marked, else when it was declared. */
	public Optional<Instant> detectedAt() {
		return moments.detected().map(Milestones.DatedMilestone::at);
	}

	/** When the harm was stopped, as marked, else as the incident says. */
	public Optional<Instant> mitigatedAt() {
		return moments.mitigated().map(Milestones.DatedMilestone::at);
	}

	/** How soon it was detected, if anything tells. */
	public static Optional<Duration> timeToDetect(Casefile file, List<Entry> entries) {
		Milestones moments = Milestones.of(file, entries.stream().filter(Entry::isShown).toList());
		return moments.begin()
			.flatMap(begin -> moments.noticed()
				.filter(found -> !found.at().isBefore(begin.at()))
				.map(found -> Duration.between(begin.at(), found.at())));
	}

	/** The latest moment that carries the mark. */
	public Optional<Instant> marked(Milestone milestone) {
		return moments.marked(milestone).map(Milestones.DatedMilestone::at);
	}

	private static Optional<ComputedAnswer> between(Optional<Milestones.DatedMilestone> from,
			Optional<Milestones.DatedMilestone> to) {
		return from.flatMap(start -> to.filter(end -> !end.at().isBefore(start.at()))
			.map(end -> new ComputedAnswer(lasting(Duration.between(start.at(), end.at())),
					Milestones.ids(start, end))));
	}

	private ComputedAnswer moment(Milestones.DatedMilestone datedMilestone) {
		return new ComputedAnswer(MOMENT.format(datedMilestone.at().atZone(zone)), Milestones.ids(datedMilestone));
	}

	/** A duration in words, such as {@code 1 day 9 h 42 min}. */
	public static String lasting(Duration duration) {
		long days = duration.toDays();
		int hours = duration.toHoursPart();
		int minutes = duration.toMinutesPart();
		StringBuilder text = new StringBuilder();
		if (days > 0) {
			text.append(days).append(days == 1 ? " day " : " days ");
		}
		if (hours > 0) {
			text.append(hours).append(" h ");
		}
		if (minutes > 0 || text.isEmpty()) {
			text.append(minutes).append(" min");
		}
		return text.toString().strip();
	}

}
