package dev.firewatch.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.firewatch.incident.IncidentId;
import dev.firewatch.risk.RiskVersion.Made;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;

/**
 * Something that may happen, how likely and how harmful it is, and what is done about it.
 *
 * @param version the number of its latest version, from 1
 * @param incidents those that it came true in, or nearly
 * @param history every version, the first one first; empty in what lists read
 * @param mitigationsEver how many mitigations were ever numbered: no number is given
 * twice
 * @param indicatorsEver the same of indicators
 */
public record Risk(@Id RiskId id, long version, RiskContent content, List<IncidentId> incidents,
		List<RiskVersion> history, int mitigationsEver, int indicatorsEver) {

	@PersistenceCreator
	public Risk(RiskId id, long version, RiskContent content, @Nullable List<IncidentId> incidents,
			@Nullable List<RiskVersion> history, int mitigationsEver, int indicatorsEver) {
		this.id = id;
		this.version = version;
		this.content = content;
		this.incidents = incidents == null ? List.of() : List.copyOf(incidents);
		this.history = history == null ? List.of() : List.copyOf(history);
		this.mitigationsEver = mitigationsEver;
		this.indicatorsEver = indicatorsEver;
	}

	/** A new risk. */
	public static Risk entered(RiskId id, RiskContent content, Made made) {
		Risk empty = new Risk(id, 1, content.mitigated(List.of()).indicated(List.of()), List.of(),
				List.of(new RiskVersion(1, made, List.of(), null)), 0, 0);
		return empty.numbered(content);
	}

	/** The same with this content; the very same if nothing is different. */
	public Risk changed(RiskContent wanted, Made made) {
		Risk changed = numbered(wanted);
		List<RiskChange> changes = RiskChanges.between(content, changed.content());
		return changes.isEmpty() ? this : changed.versioned(new RiskVersion(version + 1, made, changes, null));
	}

	/** The same, having come true in an incident; the very same if that is known. */
	public Risk linked(IncidentId incident, Made made) {
		return incidents.contains(incident) ? this
				: touching(Stream.concat(incidents.stream(), Stream.of(incident)).toList(), incident, made);
	}

	/** The same, not having come true in an incident after all. */
	public Risk unlinked(IncidentId incident, Made made) {
		return !incidents.contains(incident) ? this
				: touching(incidents.stream().filter(other -> !other.equals(incident)).toList(), incident, made);
	}

	private Risk touching(List<IncidentId> touched, IncidentId link, Made made) {
		return new Risk(id, version, content, touched, history, mitigationsEver, indicatorsEver)
			.versioned(new RiskVersion(version + 1, made, List.of(), link));
	}

	/** Whether an act with this key has been done. */
	public boolean knows(String key) {
		return history.stream().anyMatch(one -> one.made().key().equals(key));
	}

	private Risk versioned(RiskVersion latest) {
		List<RiskVersion> all = new ArrayList<>(history);
		all.add(latest);
		return new Risk(id, latest.number(), content, incidents, all, mitigationsEver, indicatorsEver);
	}

	/**
	 * What was there before keeps its number, found by it or by its text; what is new
	 * gets the next.
	 */
	private Risk numbered(RiskContent wanted) {
		Numbering<Mitigation> mitigations = new Numbering<>("M", mitigationsEver, Mitigation::id, Mitigation::text,
				Mitigation::numbered);
		Numbering<RiskIndicator> indicators = new Numbering<>("I", indicatorsEver, RiskIndicator::id,
				RiskIndicator::text, RiskIndicator::numbered);
		RiskContent all = wanted.mitigated(mitigations.of(wanted.mitigations(), content.mitigations()))
			.indicated(indicators.of(wanted.indicators(), content.indicators()));
		return new Risk(id, version, all, incidents, history, mitigations.ever, indicators.ever);
	}

	/** Gives the parts of a risk their numbers. */
	private static final class Numbering<T> {

		private final String prefix;

		private final Function<T, String> id;

		private final Function<T, String> text;

		private final BiFunction<T, String, T> give;

		private int ever;

		Numbering(String prefix, int ever, Function<T, String> id, Function<T, String> text,
				BiFunction<T, String, T> give) {
			this.prefix = prefix;
			this.ever = ever;
			this.id = id;
			this.text = text;
			this.give = give;
		}

		List<T> of(List<T> wanted, List<T> before) {
			List<String> free = new ArrayList<>(before.stream().map(id).toList());
			List<String> ids = new ArrayList<>();
			for (T one : wanted) {
				ids.add(free.remove(id.apply(one)) ? id.apply(one) : "");
			}
			List<T> numbered = new ArrayList<>();
			for (int n = 0; n < wanted.size(); n++) {
				T one = wanted.get(n);
				String known = ids.get(n).isEmpty() ? before.stream()
					.filter(old -> free.contains(id.apply(old)) && text.apply(old).equals(text.apply(one)))
					.map(id)
					.findFirst()
					.orElse("") : ids.get(n);
				free.remove(known);
				numbered.add(give.apply(one, known.isEmpty() ? prefix + ++ever : known));
			}
			return numbered;
		}

	}

}
