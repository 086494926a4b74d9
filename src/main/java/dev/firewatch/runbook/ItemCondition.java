package dev.firewatch.runbook;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.firewatch.incident.Kind;
import dev.firewatch.policy.Severity;
import org.jspecify.annotations.Nullable;

/**
 * When an item is there, an approval is asked for, or a runbook begins; what is left
 * empty is no condition.
 *
 * @param services ids from services.yml
 * @param signals families of signals
 * @param readings what earlier items have to say
 */
public record ItemCondition(Set<Severity> severities, Set<Kind> kinds, Set<String> services, Set<String> signals,
		List<ReadingCondition> readings) {

	public static final ItemCondition ALWAYS = new ItemCondition(Set.of(), Set.of(), Set.of(), Set.of(), List.of());

	public ItemCondition {
		severities = severities == null ? Set.of() : Set.copyOf(severities);
		kinds = kinds == null ? Set.of() : Set.copyOf(kinds);
		services = services == null ? Set.of() : Set.copyOf(services);
		signals = signals == null ? Set.of() : Set.copyOf(signals);
		readings = readings == null ? List.of() : List.copyOf(readings);
	}

	/**
	 * What an earlier item has to say.
	 *
	 * @param item its id
	 * @param is any of these values, whatever the case; empty if a number is meant
	 * @param above it is a number greater than this
	 * @param below it is a number smaller than this
	 */
	public record ReadingCondition(String item, List<String> is, @Nullable Double above, @Nullable Double below) {

		public ReadingCondition {
			is = is == null ? List.of() : List.copyOf(is);
		}

		private boolean holds(@Nullable String value) {
			if (value == null) {
				return false;
			}
			return above == null && below == null ? is.stream().anyMatch(value::equalsIgnoreCase)
					: Figures.number(value).filter(this::within).isPresent();
		}

		private boolean within(BigDecimal number) {
			return (above == null || number.compareTo(BigDecimal.valueOf(above)) > 0)
					&& (below == null || number.compareTo(BigDecimal.valueOf(below)) < 0);
		}

	}

	/**
	 * Whether it holds.
	 * @param values what items with an id say so far
	 */
	public boolean holds(RunFacts facts, Map<String, String> values) {
		return (severities.isEmpty() || severities.contains(facts.severity()))
				&& (kinds.isEmpty() || kinds.contains(facts.kind()))
				&& (services.isEmpty() || services.contains(Objects.requireNonNullElse(facts.service(), "")))
				&& (signals.isEmpty() || signals.stream().anyMatch(facts.signals()::contains))
				&& readings.stream().allMatch(reading -> reading.holds(values.get(reading.item())));
	}

}
