package dev.firewatch.workflow.obligations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Obligation;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.ReminderRule;
import dev.firewatch.policy.Services;
import dev.firewatch.policy.Team;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.Owner;
import dev.firewatch.workflow.kernel.PermissionCheck;

/** The people behind an obligation: whoever has to act now, and the ladder above them. */
public class Debtors {

	private final People people;

	private final PermissionCheck permissions;

	private final Policy policy;

	private final Services services;

	private final Absences absences;

	Debtors(People people, PermissionCheck permissions, Policy policy, Services services, Absences absences) {
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

	/** Who is concerned on a day of the organisation, as people are now. */
	public Chain of(Casefile file, Obligation obligation, LocalDate day) {
		return within(file).of(obligation, day);
	}

	/**
	 * The same for many obligations or days of one casefile: people are looked up once.
	 */
	public FileDebtors within(Casefile file) {
		return new FileDebtors(file);
	}

	/** Somebody, or who is asked in their place if they can't be reached on the day. */
	public PersonId standIn(Casefile file, PersonId person, LocalDate day) {
		if (isReachable(person, day)) {
			return person;
		}
		Obligation section = new Obligation(Obligation.ObligationKind.SECTION, "", List.of(Owner.of(person)), day, day,
				null);
		return within(file).of(section, day).acting().get(0);
	}

	private boolean isReachable(PersonId person, LocalDate day) {
		return Leadership.is(person) || people.find(person)
			.filter(known -> !known.isGone() && !known.isAwayOn(day))
			.filter(known -> absences.on(day, person).isEmpty())
			.isPresent();
	}

	/** The people behind the obligations of one casefile. */
	public final class FileDebtors {

		private final Casefile file;

		private final List<List<PersonId>> rungs;

		private FileDebtors(Casefile file) {
			this.file = file;
			rungs = policy.reminders().escalateTo().stream().map(this::rung).toList();
		}

		/** Who is concerned by the obligation on a day of the organisation. */
		public Chain of(Obligation obligation, LocalDate day) {
			Optional<Fix> fix = file.fix(obligation.item()).filter(found -> obligation.kind().aboutFix());
			boolean othersOnly = fix.isPresent() && obligation.kind() != Obligation.ObligationKind.FIX;
			Predicate<PersonId> mayAct = person -> file.incident().visibleTo(person)
					&& !(othersOnly && file.owns(person, fix.orElseThrow()));
			List<PersonId> owed = owed(obligation, fix);
			List<PersonId> missing = owed.stream().filter(person -> !isReachable(person, day)).toList();
			List<PersonId> acting = new ArrayList<>(owed);
			acting.removeAll(missing);
			missing.forEach(person -> absences.on(day, person)
				.map(Absence::delegate)
				.filter(mayAct)
				.filter(delegate -> isReachable(delegate, day) && !acting.contains(delegate))
				.ifPresent(acting::add));
			List<List<PersonId>> ladder = ladder(person -> isReachable(person, day) && !owed.contains(person)
					&& !acting.contains(person) && mayAct.test(person));
			if (!acting.isEmpty()) {
				return new Chain(acting, ladder, missing);
			}
			if (!ladder.isEmpty() && !ladder.get(0).stream().allMatch(Leadership::is)) {
				return new Chain(ladder.get(0), ladder.subList(1, ladder.size()), missing);
			}
			// Nobody above them can act either: the room hears of it.
			return new Chain(owed.isEmpty() ? last(fix) : owed, ladder, missing);
		}

		private List<PersonId> owed(Obligation obligation, Optional<Fix> fix) {
			if (obligation.kind().approval()) {
				return permissions.approvers(file, fix.orElseThrow());
			}
			List<PersonId> owed = file.people(obligation.owedBy());
			// Nobody commands, so whoever else may decide has to.
			return owed.isEmpty() && obligation.kind() == Obligation.ObligationKind.FLAGS ? permissions.deciders(file)
					: owed;
		}

		private List<PersonId> last(Optional<Fix> fix) {
			List<PersonId> owners = fix.map(found -> file.people(found.owners())).orElse(List.of());
			return owners.isEmpty() ? List.of(file.incident().holder("commander").orElse(file.incident().declaredBy()))
					: owners;
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
					.flatMap(Debtors.this::named)
					.stream()
					.toList();
				default -> (policy.role(who).isPresent() ? file.incident().holder(who) : named(who)).stream().toList();
			};
		}

	}

	private Optional<PersonId> named(String name) {
		return people.named(name).map(Person::id);
	}

}
