package dev.firewatch.casefile;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.firewatch.incident.Incident;
import dev.firewatch.people.PersonId;
import dev.firewatch.postmortem.Cause;
import dev.firewatch.remediation.Fix;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Mark;

/**
 * What a postmortem needs not ask, because the casefile and the timeline say it. Times
 * are in the given zone.
 */
public final class KnownFacts {

	private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z", Locale.ENGLISH);

	private final Casefile file;

	private final List<Entry> entries;

	private final Function<PersonId, String> names;

	private final ZoneId zone;

	/**
	 * @param entries the timeline in the order in which things happened
	 */
	public KnownFacts(Casefile file, List<Entry> entries, Function<PersonId, String> names, ZoneId zone) {
		this.file = file;
		this.entries = entries.stream().filter(Entry::isShown).toList();
		this.names = names;
		this.zone = zone;
	}

	/**
	 * The value of a source that a template's computed question names; empty while it is
	 * unknown.
	 */
	public Optional<String> value(String source) {
		Incident incident = file.incident();
		return switch (source) {
			case "incident-id" -> Optional.of(file.id().value());
			case "title" -> Optional.of(incident.title());
			case "severity" -> Optional.of(incident.severity().name());
			case "kind" -> Optional.of(incident.kind().words());
			case "detected-at" -> detectedAt().map(this::moment);
			case "resolved-at" -> incident.resolvedAt().map(this::moment);
			case "commander" -> incident.holder("commander").map(names);
			case "participants" ->
				Optional.of(incident.members().stream().map(names).sorted().collect(Collectors.joining(", ")));
			case "duration" -> between(begin(), incident.resolvedAt());
			case "time-to-detect" -> between(begin(), detectedAt());
			case "time-to-mitigate" -> between(detectedAt(), mitigatedAt());
			case "time-to-resolve" -> between(detectedAt(), incident.resolvedAt());
			case "timeline" -> Optional.of(entries.size() + " entries");
			case "causes" -> listed(file.causes().all().stream().map(KnownFacts::line).toList());
			case "not-causes" -> listed(file.causes().ruledOut().stream().map(cause -> cause.text()).toList());
			case "fixes" -> listed(file.fixes().stream().map(KnownFacts::line).toList());
			default -> Optional.empty();
		};
	}

	private static String line(Cause cause) {
		return cause.id() + (cause.primary() ? " (primary) " : " ") + cause.text();
	}

	private static String line(Fix fix) {
		return fix.id() + " " + fix.title();
	}

	private static Optional<String> listed(List<String> lines) {
		return lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", lines));
	}

	/** When it began: the first occurrence as marked, else the earliest entry. */
	public Optional<Instant> begin() {
		return marked(Mark.FIRST_OCCURRENCE).or(() -> entries.stream().map(Entry::occurredAt).findFirst());
	}

	/** When it was detected as marked, else when it was declared. */
	public Optional<Instant> detectedAt() {
		return marked(Mark.DETECTED).or(() -> Optional.of(file.incident().declaredAt()));
	}

	public Optional<Instant> mitigatedAt() {
		return marked(Mark.MITIGATED).or(() -> file.incident().mitigatedAt());
	}

	/** The latest moment that carries the mark. */
	public Optional<Instant> marked(Mark mark) {
		return entries.stream()
			.filter(entry -> entry.mark() == mark)
			.map(Entry::occurredAt)
			.reduce((earlier, later) -> later);
	}

	private static Optional<String> between(Optional<Instant> from, Optional<Instant> to) {
		return from
			.flatMap(start -> to.filter(end -> !end.isBefore(start)).map(end -> lasting(Duration.between(start, end))));
	}

	private String moment(Instant at) {
		return MOMENT.format(at.atZone(zone));
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
