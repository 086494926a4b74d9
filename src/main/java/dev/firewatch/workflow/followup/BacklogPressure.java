package dev.firewatch.workflow.followup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.casefile.Docket;
import dev.firewatch.casefile.Obligations;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.Person;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.Services;
import dev.firewatch.policy.Team;
import dev.firewatch.workflow.followup.TeamBacklog.Share;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;

/** What is overdue in each team, and whether that is more than it should be. */
class BacklogPressure {

	private static final String SECURITY = "security";

	private final TeamBacklogs backlogs;

	private final Casefiles casefiles;

	private final Obligations obligations;

	private final Services services;

	private final Policy policy;

	BacklogPressure(TeamBacklogs backlogs, Casefiles casefiles, Obligations obligations, Services services,
			Policy policy) {
		this.backlogs = backlogs;
		this.casefiles = casefiles;
		this.obligations = obligations;
		this.services = services;
		this.policy = policy;
	}

	/** An incident with all in it that is overdue. */
	record Overdue(Casefile file, int number, boolean security) {
	}

	/**
	 * All that is overdue in a team, security first, then the incidents with the most.
	 */
	record Pressure(Team team, List<Overdue> incidents, int most) {

		int number() {
			return incidents.stream().mapToInt(Overdue::number).sum();
		}

		/** Whether the lead has to hear of it. */
		boolean tooMuch() {
			return number() > most || hasSecurity();
		}

		boolean hasSecurity() {
			return incidents.stream().anyMatch(Overdue::security);
		}

	}

	/** The team of the service that the incident is about; none for a private one. */
	Optional<Team> team(Casefile file) {
		return file.incident().isPrivate() ? Optional.empty()
				: services.mentionedIn(file.incident().title()).flatMap(service -> services.team(service.team()));
	}

	/** What is overdue in an incident on a day. */
	private static Overdue overdue(Docket docket, LocalDate today) {
		Casefile file = docket.file();
		int late = (int) docket.open().stream().filter(one -> one.due().isBefore(today)).count();
		boolean security = late > 0
				&& file.incident().signals().stream().anyMatch(signal -> signal.family().equals(SECURITY));
		return new Overdue(file, late, security);
	}

	/** What an incident adds to its team's backlog. */
	record TeamShare(Team team, Overdue overdue) {
	}

	/** Empty if no team's backlog counts the incident. */
	Optional<TeamShare> in(Docket docket, LocalDate today) {
		return team(docket.file()).map(team -> new TeamShare(team, overdue(docket, today)));
	}

	/** Gathers what one pass sees, and writes it once for each team. */
	final class Gathering {

		private final Map<String, Map<String, Share>> seen = new LinkedHashMap<>();

		void add(TeamShare share) {
			Overdue overdue = share.overdue();
			String incident = overdue.file().id().value();
			seen.computeIfAbsent(share.team().id(), none -> new LinkedHashMap<>())
				.put(incident, new Share(incident, overdue.number(), overdue.security()));
		}

		/**
		 * If another instance wrote meanwhile, what was seen here is written when the
		 * incident is next looked at.
		 */
		void write() {
			Map<String, TeamBacklog> before = new HashMap<>();
			if (!seen.isEmpty()) {
				backlogs.findAllById(seen.keySet()).forEach(stored -> before.put(stored.team(), stored));
			}
			seen.forEach((team, shares) -> {
				try {
					merge(before.getOrDefault(team, TeamBacklog.none(team)), shares);
				}
				catch (OptimisticLockingFailureException | DuplicateKeyException outrun) {
					merge(backlogs.findById(team).orElseGet(() -> TeamBacklog.none(team)), shares);
				}
			});
		}

	}

	Gathering gather() {
		return new Gathering();
	}

	private void merge(TeamBacklog before, Map<String, Share> seen) {
		Map<String, Share> shares = new LinkedHashMap<>();
		before.shares().forEach(share -> shares.put(share.incident(), share));
		shares.putAll(seen);
		List<Share> kept = shares.values()
			.stream()
			.filter(share -> share.overdue() > 0)
			.sorted(Comparator.comparing((Share share) -> !share.security())
				.thenComparing(share -> -share.overdue())
				.thenComparing(Share::incident))
			.limit(TeamBacklog.MOST)
			.toList();
		if (!kept.equals(before.shares())) {
			backlogs.save(new TeamBacklog(before.team(), before.version(), kept));
		}
	}

	/** What is overdue in the team now, as far as the person may know of it. */
	Optional<Pressure> of(String team, Person reader, LocalDate today) {
		return services.team(team).flatMap(known -> backlogs.findById(team).map(stored -> {
			List<IncidentId> ids = stored.shares().stream().map(share -> new IncidentId(share.incident())).toList();
			List<Overdue> incidents = new ArrayList<>();
			casefiles.findAll(ids)
				.stream()
				.filter(file -> file.visibleTo(reader) && team(file).isPresent())
				.map(file -> overdue(Docket.of(file, obligations), today))
				.filter(overdue -> overdue.number() > 0)
				.forEach(incidents::add);
			incidents.sort(Comparator.comparing((Overdue overdue) -> !overdue.security())
				.thenComparing(overdue -> -overdue.number())
				.thenComparing(overdue -> overdue.file().id().value()));
			return new Pressure(known, incidents, policy.reminders().backlog());
		}));
	}

	/** By the stored figures alone: the teams that somebody may have to be told of. */
	List<TeamBacklog> suspected() {
		List<String> teams = services.teams().stream().map(Team::id).toList();
		return teams.isEmpty() ? List.of()
				: backlogs.findAllById(teams)
					.stream()
					.filter(stored -> stored.shares().stream().anyMatch(Share::security)
							|| stored.shares().stream().mapToInt(Share::overdue).sum() > policy.reminders().backlog())
					.toList();
	}

}
