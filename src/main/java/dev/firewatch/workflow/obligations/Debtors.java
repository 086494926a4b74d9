package dev.firewatch.workflow.obligations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.CasefileSummary;
import dev.firewatch.casefile.Obligation;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.ReminderRule;
import dev.firewatch.policy.Services;
import dev.firewatch.policy.Team;
import dev.firewatch.remediation.Owner;
import dev.firewatch.workflow.kernel.HomePlatform;
import dev.firewatch.workflow.kernel.PermissionCheck;

/** The people behind an obligation: whoever has to act now, and the ladder above them. */
public class Debtors {

	private final People people;

	private final PermissionCheck permissions;

	private final Policy policy;

	private final Services services;

	private final Absences absences;

	private final HomePlatform home;

	Debtors(People people, PermissionCheck permissions, Policy policy, Services services, Absences absences,
			HomePlatform home) {
		this.home = home;
		this.absences = absences;
		this.people = people;
		this.permissions = permissions;
		this.policy = policy;
		this.services = services;
	}

	/**
	 * Who is concerned by an obligation.
	 *
	 * @param acting whose turn it is; never empty
	 * @param ladder who is told when nothing happens, rung by rung; no rung is empty
	 * @param missing whose turn it would be, were they reachable
	 */
	public record Chain(List<PersonId> acting, List<List<PersonId>> ladder, List<PersonId> missing) {
	}

	/**
	 * For all obligations and days of one casefile: people are looked up once.
	 */
	public FileDebtors within(CasefileSummary file) {
		return new FileDebtors(file);
	}

	/**
	 * All for whom something may wait that is the person's turn on the day: themselves,
	 * those they stand in for, and, if they stand on everybody's ladder, those who can't
	 * be reached.
	 */
	public Set<PersonId> couldConcern(PersonId person, LocalDate day) {
		Set<PersonId> people = new LinkedHashSet<>(absences.delegatingTo(person, day));
		people.add(person);
		if (isOnLadder(person)) {
			people.addAll(absences.all(day));
			people.addAll(this.people.unreachable(day));
		}
		return people;
	}

	/** Roles are left out: whoever holds one is named in the incident itself. */
	private boolean isOnLadder(PersonId person) {
		return policy.reminders().escalateTo().stream().anyMatch(who -> switch (who) {
			case "senior" -> permissions.seniors().contains(person);
			case ReminderRule.LEADERSHIP -> false;
			case ReminderRule.TEAM_LEAD ->
				services.teams().stream().map(Team::lead).flatMap(this::named).anyMatch(person::equals);
			default -> policy.role(who).isEmpty() && named(who).anyMatch(person::equals);
		});
	}

	/** Somebody, or who is asked in their place if they can't be reached on the day. */
	public PersonId standIn(Casefile file, PersonId person, LocalDate day) {
		if (isReachable(person, day)) {
			return person;
		}
		Obligation section = new Obligation(Obligation.ObligationKind.SECTION, "", List.of(Owner.of(person)), day, day,
				null, List.of());
		return within(file.summary()).of(section, day).acting().get(0);
	}

	private boolean isReachable(PersonId person, LocalDate day) {
		return Leadership.is(person) || people.find(person)
			.filter(known -> !known.isGone() && !known.isAwayOn(day))
			.filter(known -> absences.on(day, person).isEmpty())
			.isPresent();
	}

	/**
	 * Who is concerned by something that belongs to no incident. Nobody holds a role
	 * there, so those rungs of the ladder are left out; without anybody to act, whoever
	 * is next does.
	 */
	public Chain beyond(OtherDocument document, Obligation obligation, LocalDate day) {
		List<PersonId> owed = obligation.owedBy().stream().map(Owner::person).flatMap(Stream::ofNullable).toList();
		List<PersonId> missing = owed.stream().filter(person -> !isReachable(person, day)).toList();
		List<PersonId> acting = new ArrayList<>(owed);
		acting.removeAll(missing);
		missing.forEach(person -> absences.on(day, person)
			.map(Absence::delegate)
			.filter(delegate -> isReachable(delegate, day) && !acting.contains(delegate))
			.ifPresent(acting::add));
		Set<PersonId> seen = new LinkedHashSet<>(owed);
		seen.addAll(acting);
		List<List<PersonId>> ladder = new ArrayList<>();
		for (String who : policy.reminders().escalateTo()) {
			List<PersonId> rung = beyond(document, who).filter(person -> isReachable(person, day))
				.filter(seen::add)
				.toList();
			if (!rung.isEmpty()) {
				ladder.add(rung);
			}
		}
		if (acting.isEmpty() && !ladder.isEmpty() && !ladder.get(0).stream().allMatch(Leadership::is)) {
			return new Chain(ladder.get(0), ladder.subList(1, ladder.size()), missing);
		}
		return new Chain(acting, ladder, missing);
	}

	/** The leadership's channel is on the platform where reports are posted, too. */
	private Stream<PersonId> beyond(OtherDocument document, String who) {
		return switch (who) {
			case "senior" -> permissions.seniors().stream();
			case ReminderRule.LEADERSHIP -> policy.reminders().leadershipChannel().isEmpty() ? Stream.empty()
					: Stream.of(Leadership.on(home.get()));
			case ReminderRule.TEAM_LEAD -> services.mentionedIn(document.about())
				.flatMap(service -> services.team(service.team()))
				.map(Team::lead)
				.stream()
				.flatMap(this::named);
			default -> policy.role(who).isPresent() ? Stream.empty() : named(who);
		};
	}

	/** The people behind the obligations of one casefile. */
	public final class FileDebtors {

		private final CasefileSummary file;

		private final List<List<PersonId>> rungs;

		/** The same few people stand behind most of what waits. */
		private final Map<LocalDate, Map<PersonId, Boolean>> reached = new HashMap<>();

		private FileDebtors(CasefileSummary file) {
			this.file = file;
			rungs = policy.reminders().escalateTo().stream().map(this::rung).toList();
		}

		/** Who is concerned by the obligation on a day of the organisation. */
		public Chain of(Obligation obligation, LocalDate day) {
			List<PersonId> owners = file.people(obligation.owners());
			// The channel is many people, whoever else may know of a private incident.
			Predicate<PersonId> mayAct = person -> file.incident().visibleTo(person) && !owners.contains(person)
					&& !(file.incident().isPrivate() && Leadership.is(person));
			List<PersonId> owed = owed(obligation, owners);
			List<PersonId> missing = owed.stream().filter(person -> !reaches(person, day)).toList();
			List<PersonId> acting = new ArrayList<>(owed);
			acting.removeAll(missing);
			missing.forEach(person -> absences.on(day, person)
				.map(Absence::delegate)
				.filter(mayAct)
				.filter(delegate -> reaches(delegate, day) && !acting.contains(delegate))
				.ifPresent(acting::add));
			List<List<PersonId>> ladder = ladder(person -> reaches(person, day) && !owed.contains(person)
					&& !acting.contains(person) && mayAct.test(person));
			if (!acting.isEmpty()) {
				return new Chain(acting, ladder, missing);
			}
			if (!ladder.isEmpty() && !ladder.get(0).stream().allMatch(Leadership::is)) {
				return new Chain(ladder.get(0), ladder.subList(1, ladder.size()), missing);
			}
			List<PersonId> others = members(mayAct, day);
			if (!others.isEmpty()) {
				return new Chain(others, ladder, missing);
			}
			// Nobody else can act: the room hears of it.
			return new Chain(owed.isEmpty() ? last(owners) : owed, ladder, missing);
		}

		private boolean reaches(PersonId person, LocalDate day) {
			return reached.computeIfAbsent(day, none -> new HashMap<>())
				.computeIfAbsent(person, asked -> isReachable(asked, day));
		}

		/**
		 * Nobody on the ladder may know of a private incident unless they take part, so
		 * those who do are all that is left.
		 */
		private List<PersonId> members(Predicate<PersonId> mayAct, LocalDate day) {
			return file.incident().isPrivate()
					? file.incident().members().stream().filter(mayAct).filter(person -> reaches(person, day)).toList()
					: List.of();
		}

		private List<PersonId> owed(Obligation obligation, List<PersonId> owners) {
			if (obligation.kind().approval()) {
				return permissions.approvers(file.incident(), owners);
			}
			List<PersonId> owed = file.people(obligation.owedBy());
			// Nobody commands, so whoever else may decide has to.
			boolean seniorsNext = obligation.kind() == Obligation.ObligationKind.FLAGS
					|| obligation.kind() == Obligation.ObligationKind.ASSIGNMENT;
			return owed.isEmpty() && seniorsNext ? permissions.deciders(file.incident()) : owed;
		}

		private List<PersonId> last(List<PersonId> owners) {
			return owners.isEmpty() ? List.of(file.incident().lead()) : owners;
		}

		private List<List<PersonId>> ladder(Predicate<PersonId> may) {
			List<List<PersonId>> ladder = new ArrayList<>();
			Set<PersonId> seen = new LinkedHashSet<>();
			for (List<PersonId> everybody : rungs) {
				List<PersonId> rung = everybody.stream().filter(may).filter(seen::add).toList();
				if (!rung.isEmpty()) {
					ladder.add(rung);
				}
			}
			return ladder;
		}

		private List<PersonId> rung(String who) {
			return switch (who) {
				case "senior" -> permissions.seniors();
				case ReminderRule.LEADERSHIP -> policy.reminders().leadershipChannel().isEmpty() ? List.of()
						: List.of(Leadership.on(file.incident().home()));
				case ReminderRule.TEAM_LEAD -> services.mentionedIn(file.incident().title())
					.flatMap(service -> services.team(service.team()))
					.map(Team::lead)
					.stream()
					.flatMap(Debtors.this::named)
					.toList();
				default -> (policy.role(who).isPresent() ? file.incident().holder(who).stream() : named(who)).toList();
			};
		}

	}

	private Stream<PersonId> named(String name) {
		return people.named(name).map(Person::id).stream();
	}

}
