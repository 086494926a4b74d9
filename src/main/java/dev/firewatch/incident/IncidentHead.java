package dev.firewatch.incident;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import dev.firewatch.policy.Severity;
import org.jspecify.annotations.Nullable;

/** What lists show of an incident, without its history; stored under the same names. */
public record IncidentHead(String title, Kind kind, boolean isPrivate, Platform home, PersonId declaredBy,
		Instant declaredAt, Severity severity, Status status, List<RoleHolder> roles, Set<PersonId> members,
		Set<PersonId> confidants, @Nullable Instant mitigatedAt, @Nullable Instant resolvedAt,
		@Nullable Instant endedAt) implements Involved {

	public IncidentHead {
		roles = roles == null ? List.of() : List.copyOf(roles);
		members = members == null ? Set.of() : Set.copyOf(members);
		confidants = confidants == null ? Set.of() : Set.copyOf(confidants);
	}

	public static IncidentHead of(Incident incident) {
		return new IncidentHead(incident.title(), incident.kind(), incident.isPrivate(), incident.home(),
				incident.declaredBy(), incident.declaredAt(), incident.severity(), incident.status(), incident.roles(),
				incident.members(), incident.confidants(), incident.mitigatedAt().orElse(null),
				incident.resolvedAt().orElse(null), incident.endedAt().orElse(null));
	}

}
