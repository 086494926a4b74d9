package dev.firewatch.report;

import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.Remedied;
import dev.firewatch.incident.IncidentHead;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.PersonId;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.FixLife;
import dev.firewatch.remediation.Owner;

/** A fix in a report. */
public record ReportedFix(IncidentId incident, IncidentHead head, Fix fix, FixLife life) {

	static List<ReportedFix> of(Remedied one) {
		return one.promised()
			.stream()
			.map(fix -> new ReportedFix(one.id(), one.incident(), fix, FixLife.of(fix)))
			.toList();
	}

	/** The people it belongs to now; a role that nobody holds is nobody. */
	public List<PersonId> owners() {
		return fix.owners().stream().flatMap(owner -> person(owner).stream()).distinct().toList();
	}

	private Optional<PersonId> person(Owner owner) {
		return owner.person() != null ? Optional.of(owner.person())
				: Optional.ofNullable(owner.role()).flatMap(head::holder);
	}

}
