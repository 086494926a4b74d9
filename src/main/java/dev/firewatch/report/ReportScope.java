package dev.firewatch.report;

import java.util.Optional;

import dev.firewatch.policy.Service;
import dev.firewatch.policy.Services;
import dev.firewatch.policy.Severity;
import dev.firewatch.policy.Team;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents a report is about; null is all of them. An incident belongs to the
 * service that its title names, and to that one's team.
 *
 * @param team the id of a team
 * @param service the id of a service
 */
public record ReportScope(@Nullable String team, @Nullable String service, @Nullable Severity severity) {

	public static final ReportScope ALL = new ReportScope(null, null, null);

	public static ReportScope ofTeam(String team) {
		return new ReportScope(team, null, null);
	}

	/** What is asked for; a name that nothing has narrows nothing. */
	public static ReportScope named(String team, String service, String severity, Services services) {
		return new ReportScope(services.team(team).map(Team::id).orElse(null),
				services.service(service).map(Service::id).orElse(null), Severity.parse(severity).orElse(null));
	}

	boolean holds(String title, Severity ofIncident, Services services) {
		if (severity != null && ofIncident != severity) {
			return false;
		}
		if (team == null && service == null) {
			return true;
		}
		Optional<Service> about = services.mentionedIn(title);
		return about.filter(one -> team == null || one.team().equals(team))
			.filter(one -> service == null || one.id().equals(service))
			.isPresent();
	}

}
