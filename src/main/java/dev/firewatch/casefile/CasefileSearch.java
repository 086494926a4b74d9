package dev.firewatch.casefile;

import java.util.EnumSet;
import java.util.Set;

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
 * @param reader who reads the list; null for whoever may see what isn't private
 * @param onlyMembers whether only what the reader is a member of is listed
 */
public record CasefileSearch(Set<Status> statuses, @Nullable Severity severity, String words, @Nullable PersonId reader,
		boolean onlyMembers) {

	public CasefileSearch {
		statuses = Set.copyOf(statuses);
	}

	/** All that nobody is kept from. */
	public static CasefileSearch open() {
		return new CasefileSearch(EnumSet.allOf(Status.class), null, "", null, false);
	}

	/** All that the person may know of; guests know of what they take part in. */
	public static CasefileSearch by(Person person) {
		return new CasefileSearch(EnumSet.allOf(Status.class), null, "", person.id(), !person.mayEnter(false));
	}

	public CasefileSearch among(Set<Status> wanted) {
		return new CasefileSearch(wanted, severity, words, reader, onlyMembers);
	}

	public CasefileSearch of(@Nullable Severity wanted) {
		return new CasefileSearch(statuses, wanted, words, reader, onlyMembers);
	}

	public CasefileSearch with(String wanted) {
		return new CasefileSearch(statuses, severity, wanted.strip(), reader, onlyMembers);
	}

}
