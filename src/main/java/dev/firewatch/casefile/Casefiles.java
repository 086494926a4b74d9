package dev.firewatch.casefile;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.firewatch.incident.IncidentId;
import dev.firewatch.incident.Status;
import org.jspecify.annotations.Nullable;

/** All casefiles; they are written together with their effects, so not here. */
public interface Casefiles {

	Optional<Casefile> find(IncidentId id);

	/** The casefile that was declared by the delivery with the key. */
	Optional<Casefile> declaredBy(String origin);

	/** A number that no other incident of the year has or will have. */
	long nextNumber(int year);

	/**
	 * Keeps from being given out what the id of an incident that was not declared here
	 * says: its number, and those before it.
	 */
	void numbered(IncidentId id);

	/** All in one of the states, latest first. */
	List<Casefile> in(Set<Status> states);

	/** Those that time may ask something of by the given moment. */
	List<IncidentId> toAttend(Instant now);

	/** Those of the ids that there are. */
	List<Casefile> findAll(Collection<IncidentId> ids);

	/** Takes down when time may ask something of each next. */
	void attend(List<Attention> attended);

	/**
	 * A casefile that was attended to.
	 *
	 * @param version what was read; once the casefile has changed since, nothing of this
	 * is taken down
	 * @param next when it is to be looked at again; null for never
	 */
	record Attention(IncidentId id, long version, @Nullable Instant next) {
	}

	/** All, latest first. */
	List<Casefile> all();

}
