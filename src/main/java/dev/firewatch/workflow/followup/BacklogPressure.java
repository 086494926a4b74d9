package dev.firewatch.workflow.followup;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.casefile.Docket;
import dev.firewatch.casefile.Obligation;
import dev.firewatch.incident.Incident;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.incident.Involved;
import dev.firewatch.people.Person;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.Services;
import dev.firewatch.policy.Team;
import dev.firewatch.workflow.followup.TeamBacklog.Share;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;

/** What is overdue in each team, and whether that is more than it should be. */
class BacklogPressure {

	private final TeamBacklogs backlogs;

	private final Casefiles casefiles;

	private final Services services;

	private final Policy policy;

	BacklogPressure(TeamBacklogs backlogs, Casefiles casefiles, Services services, Policy policy) {
		this.backlogs = backlogs;
		this.casefiles = casefiles;
		this.services = services;
		this.policy = policy;
	}

	/** An incident, and how much of it is overdue. */
	record Overdue(IncidentId id, String title, int number, boolean security) {
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
	private Optional<Team> team(Involved incident) {
		return incident.isPrivate() ? Optional.empty()
				: services.mentionedIn(incident.title()).flatMap(service -> services.team(service.team()));
	}

	private static int overdue(List<Obligation> waiting, LocalDate today) {
		return (int) waiting.stream().filter(one -> one.due().isBefore(today)).count();
	}

	/** What an incident adds to its team's backlog. */
	record TeamShare(Team team, Overdue overdue) {
	}

	/** Empty if no team's backlog counts the incident. */
	Optional<TeamShare> in(Docket docket, LocalDate today) {
		Incident incident = docket.file().incident();
		return team(incident).map(team -> {
			int number = overdue(docket.open(), today);
			boolean security = number > 0 && incident.signals()
				.stream()
				.anyMatch(signal -> policy.reminders().backlogFirst().contains(signal.family()));
			return new TeamShare(team, new Overdue(docket.file().id(), incident.title(), number, security));
		});
	}

	/** Gathers what one pass sees, and writes it once for each team. */
	final class Gathering {

		private final Map<String, Map<String, Share>> seen = new LinkedHashMap<>();

		void add(TeamShare share) {
			Overdue overdue = share.overdue();
			String incident = overdue.id().value();
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
		return services.team(team)
			.flatMap(known -> backlogs.findById(team)
				.map(stored -> new Pressure(known, now(stored, reader, today), policy.reminders().backlog())));
	}

	/** Counted again, from what is written beside the casefiles. */
	private List<Overdue> now(TeamBacklog stored, Person reader, LocalDate today) {
		Map<String, Share> shares = new HashMap<>();
		stored.shares().forEach(share -> shares.put(share.incident(), share));
		if (shares.isEmpty()) {
			return List.of();
		}
		CasefileSearch these = CasefileSearch.by(reader)
			.unfinished()
			.only(shares.keySet().stream().map(IncidentId::new).collect(Collectors.toSet()));
		return casefiles.search(these, 0, TeamBacklog.MOST)
			.stream()
			.filter(file -> team(file.incident()).isPresent())
			.map(file -> new Overdue(file.id(), file.incident().title(), overdue(file.waiting(), today),
					Objects.requireNonNull(shares.get(file.id().value())).security()))
			.filter(overdue -> overdue.number() > 0)
			.sorted(Comparator.comparing((Overdue overdue) -> !overdue.security())
				.thenComparing(overdue -> -overdue.number())
				.thenComparing(overdue -> overdue.id().value()))
			.toList();
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
