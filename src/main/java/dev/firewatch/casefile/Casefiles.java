package dev.firewatch.casefile;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/** Reads all casefiles; they are written elsewhere, together with their effects. */
public interface Casefiles {

	Optional<Casefile> find(IncidentId id);

	/** The casefile declared by the delivery with this key. */
	Optional<Casefile> declaredBy(String origin);

	/** A number that no other incident of the year has or will have. */
	long nextNumber(int year);

	/**
	 * Reserves the number in the id of an incident that was not declared here, and all
	 * numbers before it.
	 */
	void numbered(IncidentId id);

	/** Those for which something may be due by the given moment. */
	List<IncidentId> toAttend(Instant now);

	/** Those with the given ids, as far as they exist; few, as each is read whole. */
	List<Casefile> findAll(Collection<IncidentId> ids);

	/** Records when something may be due next in each. */
	void attend(List<Attention> attended);

	/**
	 * A casefile that was attended to.
	 *
	 * @param version what was read; if the casefile has changed since, nothing is
	 * recorded
	 * @param next when to look at it again; null for never
	 * @param ledger what waits in it, if something else was written down
	 */
	record Attention(IncidentId id, long version, @Nullable Instant next, @Nullable Ledger ledger) {
	}

	/**
	 * A page of what is searched for, latest first; nothing but what lists show is read.
	 * @param skip how many come before the page
	 */
	List<CasefileSummary> search(CasefileSearch search, int skip, int limit);

	/**
	 * Those of what is searched for in which something is due by a moment, the next one
	 * first.
	 */
	List<CasefileSummary> due(CasefileSearch search, int limit);

	/** How many are found by the search, counted up to the most that matter. */
	int count(CasefileSearch search, int most);

	/**
	 * The first of what is searched for, latest first, as others are compared with them.
	 */
	List<Likeness> likenesses(CasefileSearch search, int limit);

	/**
	 * Hands over, one after the other, what figures over time read of incidents that have
	 * any since the moment; drills are left out.
	 */
	void learnings(CasefileSearch search, Instant since, Consumer<LearningRow> reader);

	/** The same of what is searched for, latest first, whenever it was. */
	List<LearningRow> learnings(CasefileSearch search, int limit);

	/**
	 * The next of those of which nobody has written down what figures over time read.
	 * @param after where to go on; empty for the beginning
	 */
	List<IncidentId> unlearned(String after, int limit);

	/** Writes it down, of those that have not changed since they were read. */
	void learn(List<Casefile.Learned> learned);

	/**
	 * Hands over, one after the other, the incidents that hadn't ended at the moment and
	 * aren't private.
	 */
	void remedied(Instant at, Consumer<Remedied> reader);

	/**
	 * Has these people, and no others, know of all private ones beside those who take
	 * part.
	 */
	void confide(Set<PersonId> people);

	/**
	 * Has the sweep look at once at all that nobody has written down the ledger of.
	 */
	void writeDownLedgers();

}
