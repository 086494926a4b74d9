package dev.firewatch.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.firewatch.incident.Incident;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Mark;
import dev.firewatch.timeline.Source;
import org.jspecify.annotations.Nullable;

/**
 * The moments of an incident that its durations are measured between: as marked on the
 * timeline, else as the incident's own life says.
 */
final class Moments {

	private final Incident incident;

	private final List<Entry> entries;

	/**
	 * @param entries in the order in which things happened, none of them removed
	 */
	Moments(Incident incident, List<Entry> entries) {
		this.incident = incident;
		this.entries = entries;
	}

	/**
	 * A moment.
	 *
	 * @param entry the id of the timeline's entry it comes from; null if from none
	 */
	record Moment(Instant at, @Nullable String entry) {
	}

	/** The ids of the entries that moments come from. */
	static List<String> ids(Moment... moments) {
		return Stream.of(moments).map(Moment::entry).flatMap(Stream::ofNullable).distinct().toList();
	}

	/** The first occurrence as marked, else the earliest entry. */
	Optional<Moment> begin() {
		return marked(Mark.FIRST_OCCURRENCE).or(() -> entries.stream().findFirst().map(Moments::moment));
	}

	/** Detected as marked, else when it was declared. */
	Optional<Moment> detected() {
		return marked(Mark.DETECTED).or(() -> Optional.of(new Moment(incident.declaredAt(), null)));
	}

	/** Engaged as marked, else when somebody took the first role. */
	Optional<Moment> engaged() {
		return marked(Mark.ENGAGED).or(() -> incident.roles()
			.stream()
			.map(role -> role.since())
			.min(Instant::compareTo)
			.map(at -> new Moment(at, null)));
	}

	Optional<Moment> causeFound() {
		return marked(Mark.CAUSE_FOUND);
	}

	Optional<Moment> mitigated() {
		return marked(Mark.MITIGATED).or(() -> incident.mitigatedAt().map(at -> new Moment(at, null)));
	}

	/**
	 * Resolved as somebody marked it, else as the incident says: the bot's own entry is
	 * of that moment too.
	 */
	Optional<Moment> resolved() {
		return marked(Mark.RESOLVED).or(() -> incident.resolvedAt().map(at -> new Moment(at, null)))
			.filter(moment -> incident.resolvedAt().isPresent());
	}

	Optional<Moment> allClear() {
		return marked(Mark.ALL_CLEAR);
	}

	/** The latest moment that carries the mark; what people marked before the bot. */
	Optional<Moment> marked(Mark mark) {
		Optional<Moment> byPeople = last(mark, false);
		return byPeople.isPresent() ? byPeople : last(mark, true);
	}

	private Optional<Moment> last(Mark mark, boolean bySystem) {
		return entries.stream()
			.filter(entry -> entry.mark() == mark && (entry.source() == Source.SYSTEM) == bySystem)
			.reduce((earlier, later) -> later)
			.map(Moments::moment);
	}

	private static Moment moment(Entry entry) {
		return new Moment(entry.occurredAt(), entry.id());
	}

}
