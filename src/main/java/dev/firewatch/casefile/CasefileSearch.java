package dev.firewatch.casefile;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.firewatch.incident.IncidentId;
import dev.firewatch.incident.Status;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Which casefiles a list is of.
 *
 * @param severity null for all
 * @param words what title or id contain, whatever the case; empty for all
 * @param orStatuses what counts as well, whatever the title
 * @param orSeverities what counts as well, whatever the title
 * @param limits what else they are narrowed by
 * @param reader who reads the list; null for whoever may see what isn't private
 * @param onlyMembers whether only what the reader takes part in is listed
 */
public record CasefileSearch(Set<Status> statuses, @Nullable Severity severity, String words, Set<Status> orStatuses,
		Set<Severity> orSeverities, SearchLimits limits, @Nullable PersonId reader, boolean onlyMembers) {

	public CasefileSearch {
		statuses = Set.copyOf(statuses);
		orStatuses = Set.copyOf(orStatuses);
		orSeverities = Set.copyOf(orSeverities);
	}

	/**
	 * What only some lists are narrowed by.
	 *
	 * @param owing those for one of whom something may be waiting; empty for all
	 * @param declaredAfter null for any time
	 * @param before where the list goes on, latest first; null for its beginning
	 * @param only those with these ids; empty for all
	 */
	public record SearchLimits(Set<PersonId> owing, @Nullable Instant declaredAfter, @Nullable IncidentId before,
			Set<IncidentId> only) {

		private static final SearchLimits NONE = new SearchLimits(Set.of(), null, null, Set.of());

		public SearchLimits {
			owing = Set.copyOf(owing);
			only = Set.copyOf(only);
		}

	}

	/** All that nobody is kept from. */
	public static CasefileSearch open() {
		return new CasefileSearch(EnumSet.allOf(Status.class), null, "", Set.of(), Set.of(), SearchLimits.NONE, null,
				false);
	}

	/** All that the person may know of; guests know of what they take part in. */
	public static CasefileSearch by(Person person) {
		return new CasefileSearch(EnumSet.allOf(Status.class), null, "", Set.of(), Set.of(), SearchLimits.NONE,
				person.id(), !person.mayEnter(false));
	}

	public CasefileSearch among(Set<Status> wanted) {
		return new CasefileSearch(wanted, severity, words, orStatuses, orSeverities, limits, reader, onlyMembers);
	}

	/** Only those that have not ended. */
	public CasefileSearch unfinished() {
		EnumSet<Status> unfinished = EnumSet.allOf(Status.class);
		unfinished.removeIf(Status::ended);
		return among(unfinished);
	}

	public CasefileSearch of(@Nullable Severity wanted) {
		return new CasefileSearch(statuses, wanted, words, orStatuses, orSeverities, limits, reader, onlyMembers);
	}

	public CasefileSearch with(String wanted) {
		return new CasefileSearch(statuses, severity, wanted.strip(), orStatuses, orSeverities, limits, reader,
				onlyMembers);
	}

	/** Only those in which something may wait for one of the people. */
	public CasefileSearch owing(Set<PersonId> people) {
		return limited(new SearchLimits(people, limits.declaredAfter(), limits.before(), limits.only()));
	}

	public CasefileSearch declaredAfter(Instant moment) {
		return limited(new SearchLimits(limits.owing(), moment, limits.before(), limits.only()));
	}

	/** What comes after the one, latest first. */
	public CasefileSearch before(IncidentId id) {
		return limited(new SearchLimits(limits.owing(), limits.declaredAfter(), id, limits.only()));
	}

	/** Of these alone. */
	public CasefileSearch only(Set<IncidentId> ids) {
		return limited(new SearchLimits(limits.owing(), limits.declaredAfter(), limits.before(), ids));
	}

	private CasefileSearch limited(SearchLimits to) {
		return new CasefileSearch(statuses, severity, words, orStatuses, orSeverities, to, reader, onlyMembers);
	}

	/** The words may be those of a status or a severity, too. */
	public CasefileSearch withAnyWord(String wanted) {
		String lower = wanted.strip().toLowerCase(Locale.ROOT);
		return new CasefileSearch(statuses, severity, wanted.strip(),
				Stream.of(Status.values()).filter(one -> one.words().contains(lower)).collect(Collectors.toSet()),
				Stream.of(Severity.values())
					.filter(one -> one.name().toLowerCase(Locale.ROOT).contains(lower))
					.collect(Collectors.toSet()),
				limits, reader, onlyMembers);
	}

}
