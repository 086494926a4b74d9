package dev.firewatch.workflow.undelivered;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.delivery.Deliveries;
import dev.firewatch.delivery.DeliveryFailure;
import dev.firewatch.delivery.DeliveryFailures;
import dev.firewatch.delivery.DocumentRef;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.People;
import dev.firewatch.people.PersonId;
import dev.firewatch.workflow.kernel.Effects;
import org.jspecify.annotations.Nullable;

/** What could not be delivered, in words, and trying it again. */
public class Undelivered {

	private static final Map<String, String> WORDS = Map.ofEntries(Map.entry(Effects.ROOM, "the incident's channel"),
			Map.entry(Effects.INVITE, "an invitation"), Map.entry(Effects.TOPIC, "the channel's topic"),
			Map.entry(Effects.CARD, "the incident's card"), Map.entry(Effects.PIN, "pinning the card"),
			Map.entry(Effects.BOOKMARK, "the bookmark of the page"),
			Map.entry(Effects.ANNOUNCEMENT, "the announcement"),
			Map.entry(Effects.PROGRESS, "the postmortem's progress"), Map.entry(Effects.QUESTION, "a question"),
			Map.entry(Effects.APPROVAL, "a request for approval"), Map.entry(Effects.REMINDER, "a reminder"),
			Map.entry(Effects.HOME, "a home view"), Map.entry(Effects.NOTICE, "a message in the channel"),
			Map.entry(DeliveryFailures.ADVICE, "for an administrator"),
			Map.entry(Effects.ARCHIVE, "archiving the channel"),
			Map.entry(Effects.ARCHIVE_SOON, "announcing that the channel is archived"),
			Map.entry(Effects.ENTRY, "a timeline entry"));

	private final DeliveryFailures failures;

	private final Deliveries deliveries;

	private final Casefiles casefiles;

	private final People people;

	public Undelivered(DeliveryFailures failures, Deliveries deliveries, Casefiles casefiles, People people) {
		this.failures = failures;
		this.deliveries = deliveries;
		this.casefiles = casefiles;
		this.people = people;
	}

	/**
	 * One thing that could not be delivered.
	 *
	 * @param what it is, such as "the announcement"
	 * @param concerns the incident or person it is about
	 * @param advice whether there is nothing to try again, but something to mend
	 */
	public record UndeliveredItem(String id, String what, @Nullable String concerns, String problem, Instant since,
			boolean advice) {
	}

	/**
	 * How delivery stands.
	 *
	 * @param waiting how many documents have something that is still being tried
	 * @param oldest since when the oldest of it waits
	 * @param refusing platforms that refuse everything, and why
	 */
	public record Standing(int waiting, @Nullable Instant oldest, Map<String, String> refusing) {
	}

	public Standing standing() {
		return new Standing(deliveries.waiting().documents(), deliveries.waiting().oldest(), failures.shutOut());
	}

	/** All that the visitor may know of; a stranger knows of no private incident. */
	public List<UndeliveredItem> visibleTo(Optional<PersonId> visitor) {
		return failures.all().stream().filter(failure -> isVisible(failure, visitor)).map(this::item).toList();
	}

	private boolean isVisible(DeliveryFailure failure, Optional<PersonId> visitor) {
		return incident(failure)
			.map(file -> visitor.map(id -> isVisible(file, id)).orElse(!file.incident().isPrivate()))
			.orElse(true);
	}

	private boolean isVisible(Casefile file, PersonId visitor) {
		return people.find(visitor).map(file::visibleTo).orElseGet(() -> file.incident().visibleTo(visitor));
	}

	Optional<Casefile> incident(DeliveryFailure failure) {
		return Optional.ofNullable(failure.about().get(Effects.INCIDENT))
			.flatMap(id -> casefiles.find(new IncidentId(id)));
	}

	private UndeliveredItem item(DeliveryFailure failure) {
		String person = failure.about().get(Effects.PERSON);
		String incident = failure.about().get(Effects.INCIDENT);
		String named = person == null ? null : people.nameOf(new PersonId(person));
		String concerns = named == null ? incident : incident == null ? named : named + ", " + incident;
		return new UndeliveredItem(failure.id(), what(failure), concerns, failure.problem(), failure.since(),
				failure.kind().equals(DeliveryFailures.ADVICE));
	}

	static String what(DeliveryFailure failure) {
		return WORDS.getOrDefault(failure.kind(), failure.kind());
	}

	/** Tries it again; false if the visitor knows of no such trouble. */
	public boolean again(String troubleId, Optional<PersonId> visitor) {
		Optional<DeliveryFailure> trouble = failures.byId(troubleId).filter(found -> isVisible(found, visitor));
		trouble.ifPresent(deliveries::again);
		return trouble.isPresent();
	}

	/**
	 * Tries everything of the incident again and tells how many kinds of things that is.
	 */
	int again(IncidentId incident) {
		DocumentRef document = new DocumentRef(Effects.CASEFILES, incident.value());
		return deliveries.again(document);
	}

}
