package dev.firewatch.workflow.obligations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.firewatch.people.PersonId;

/**
 * A kind of document beside casefiles in which things wait for people. Whatever
 * implements it is in everybody's list, home view and reminders.
 */
public interface OtherObligations {

	/** What reminders call the kind, such as {@code risk}. */
	String name();

	/** The first of those in which something may be due by the moment. */
	List<OtherDocument> toAttend(Instant now, int limit);

	/** Records that the document was looked at, and when it has to be looked at next. */
	void attended(OtherDocument document, Instant next);

	/** Those in which something may wait for one of the people. */
	List<OtherDocument> owing(Set<PersonId> people, LocalDate today, int limit);

	/** The document as it is now; empty if it is no longer there. */
	Optional<OtherDocument> find(String id, LocalDate today);

}
