package dev.firewatch.workflow.undelivered;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.delivery.Deliveries;
import dev.firewatch.delivery.DeliveryFailure;
import dev.firewatch.delivery.DeliveryFailures;
import dev.firewatch.delivery.DocumentRef;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.People;
import dev.firewatch.people.PersonId;
import dev.firewatch.workflow.kernel.EffectTypes;
import dev.firewatch.workflow.kernel.Effects;
import java.util.function.Supplier;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** What could not be delivered, in words, and retrying it. */
public class Undelivered {

	private final DeliveryFailures failures;

	private final Deliveries deliveries;

	private final Casefiles casefiles;

	private final People people;

	private final Supplier<EffectTypes> types;

	Undelivered(DeliveryFailures failures, Deliveries deliveries, Casefiles casefiles, People people,
			Supplier<EffectTypes> types) {
		this.types = types;
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
	 * @param advice whether there is nothing to retry, but something to fix
	 */
	public record UndeliveredItem(String id, String what, @Nullable String concerns, String problem, Instant since,
			boolean advice) {
	}

	/**
	 * The state of delivery.
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

	/**
	 * Everything that the visitor may know about; a stranger never hears about a private
	 * incident.
	 */
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

	String what(DeliveryFailure failure) {
		return failure.kind().equals(DeliveryFailures.ADVICE) ? "for an administrator"
				: types.get().words(failure.kind()).orElse(failure.kind());
	}

	/** Retries it; false if the visitor may not know about it, or there is none. */
	public boolean again(String troubleId, Optional<PersonId> visitor) {
		Optional<DeliveryFailure> trouble = failures.byId(troubleId).filter(found -> isVisible(found, visitor));
		trouble.ifPresent(deliveries::again);
		return trouble.isPresent();
	}

	/**
	 * Retries everything for the incident and returns how many kinds of things that is.
	 */
	int again(IncidentId incident) {
		DocumentRef document = new DocumentRef(Effects.CASEFILES, incident.value());
		return deliveries.again(document);
	}

}
