package dev.firewatch.casefile;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
 * @param reader who reads the list; null for whoever may see what isn't private
 * @param onlyMembers whether only what the reader is a member of is listed
 */
public record CasefileSearch(Set<Status> statuses, @Nullable Severity severity, String words, Set<Status> orStatuses,
		Set<Severity> orSeverities, @Nullable PersonId reader, boolean onlyMembers) {

	public CasefileSearch {
		statuses = Set.copyOf(statuses);
		orStatuses = Set.copyOf(orStatuses);
		orSeverities = Set.copyOf(orSeverities);
	}

	/** All that nobody is kept from. */
	public static CasefileSearch open() {
		return new CasefileSearch(EnumSet.allOf(Status.class), null, "", Set.of(), Set.of(), null, false);
	}

	/** All that the person may know of; guests know of what they take part in. */
	public static CasefileSearch by(Person person) {
		return new CasefileSearch(EnumSet.allOf(Status.class), null, "", Set.of(), Set.of(), person.id(),
				!person.mayEnter(false));
	}

	public CasefileSearch among(Set<Status> wanted) {
		return new CasefileSearch(wanted, severity, words, orStatuses, orSeverities, reader, onlyMembers);
	}

	public CasefileSearch of(@Nullable Severity wanted) {
		return new CasefileSearch(statuses, wanted, words, orStatuses, orSeverities, reader, onlyMembers);
	}

	public CasefileSearch with(String wanted) {
		return new CasefileSearch(statuses, severity, wanted.strip(), orStatuses, orSeverities, reader, onlyMembers);
	}

	/** The words may be those of a status or a severity, too. */
	public CasefileSearch withAnyWord(String wanted) {
		String lower = wanted.strip().toLowerCase(Locale.ROOT);
		return new CasefileSearch(statuses, severity, wanted.strip(),
				Stream.of(Status.values()).filter(one -> one.words().contains(lower)).collect(Collectors.toSet()),
				Stream.of(Severity.values())
					.filter(one -> one.name().toLowerCase(Locale.ROOT).contains(lower))
					.collect(Collectors.toSet()),
				reader, onlyMembers);
	}

}
