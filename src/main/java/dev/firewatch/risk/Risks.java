package dev.firewatch.risk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.PersonId;
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

	/**
	 * Those that aren't retired and have a word that begins with one of these, the
	 * highest score first.
	 */
	List<Risk> mentioning(Collection<String> words, int limit);

	/** How many that aren't retired there are of each probability and impact. */
	List<RiskField> map();

	/**
	 * The first of those in which something may be due by the moment, with their history.
	 */
	List<Risk> toAttend(Instant now, int limit);

	/**
	 * Records when the risk is to be looked at next, unless it has changed since.
	 * @param orphanedOn since when its owner is gone; null if they aren't
	 */
	void attended(RiskId id, long version, Instant next, @Nullable LocalDate orphanedOn);

	/**
	 * Those in which something may wait for one of the people, or for nobody in
	 * particular, with their history.
	 */
	List<Risk> owing(Set<PersonId> people, int limit);

	/** Those that came true in one of a few incidents, with their history. */
	List<Risk> touchedBy(Set<IncidentId> incidents);

	/** Those that came true in the incident. */
	List<Risk> touchedBy(IncidentId incident);

}
