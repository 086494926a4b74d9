package dev.firewatch.risk;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.firewatch.incident.IncidentId;
import org.jspecify.annotations.Nullable;

/** The register; lists leave out the history. */
public interface Risks {

	Optional<Risk> find(RiskId id);

	/** The risk that people mean by the id, however they write its letters. */
	default Optional<Risk> named(String id) {
		return RiskId.parse(id).flatMap(one -> find(one).or(() -> find(one.inCapitals())));
	}

	/** The risk with this title, whatever the case; the first if there are several. */
	Optional<Risk> titled(String title);

	/** The risk entered by the act with this key. */
	Optional<Risk> enteredBy(String key);

	/** An id that no risk has had; it counts on from the highest number. */
	RiskId nextId();

	/** Adds a risk; false if its id is taken. */
	boolean add(Risk risk);

	/**
	 * Replaces a risk by its next version; false if it is no longer at the one before.
	 */
	boolean replace(Risk risk, long before);

	/** A page in the order of ids; after none is the first one. */
	List<Risk> page(@Nullable RiskId after, int limit);

	/**
	 * A page of what is found, the highest score first.
	 * @param skip how many come before the page
	 */
	List<Risk> search(RiskSearch search, int skip, int limit);

	/** How many that aren't retired there are of each probability and impact. */
	List<RiskField> map();

	/** Those that came true in one of a few incidents, with their history. */
	List<Risk> touchedBy(Set<IncidentId> incidents);

	/** Those that came true in the incident. */
	List<Risk> touchedBy(IncidentId incident);

}
