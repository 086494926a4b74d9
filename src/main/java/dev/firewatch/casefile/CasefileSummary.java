package dev.firewatch.casefile;

import java.util.ArrayList;
import java.util.List;

import dev.firewatch.incident.IncidentHead;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.incident.Involved;
import dev.firewatch.people.PersonId;
import dev.firewatch.remediation.Owner;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/**
 * What lists read of a casefile: the head of the incident and what waits for whom,
 * without history, causes, fixes and postmortem.
 *
 * @param ledger what waits; null if nobody has written it down since the last version
 * @param deadlines what compliance has to see to by a moment, whether or not the incident
 * is closed; null if nobody has written it down since the last version
 */
public record CasefileSummary(@Id IncidentId id, IncidentHead incident, @Nullable List<Obligation> ledger,
		@Nullable List<OpenDeadline> deadlines) {

	/**
	 * The people that owners stand for now: those named, and the holders of the roles
	 * named.
	 */
	public List<PersonId> people(List<Owner> owners) {
		return people(owners, incident);
	}

	static List<PersonId> people(List<Owner> owners, Involved incident) {
		List<PersonId> people = new ArrayList<>();
		for (Owner owner : owners) {
			if (owner.person() != null) {
				people.add(owner.person());
			}
			else if (owner.role() != null) {
				incident.holder(owner.role()).ifPresent(people::add);
			}
		}
		return people;
	}

	/** What is due by a moment, the next one first. */
	public List<OpenDeadline> due() {
		return deadlines == null ? List.of() : deadlines;
	}

	/** What waited when the casefile was last written. */
	public List<Obligation> waiting() {
		return ledger == null ? List.of() : ledger;
	}

}
