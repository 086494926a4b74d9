package dev.firewatch.workflow.followup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Docket;
import dev.firewatch.casefile.Obligation;
import dev.firewatch.casefile.Obligation.ObligationKind;
import dev.firewatch.casefile.Obligations;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Policy;
import dev.firewatch.remediation.ReminderPolicy;
import dev.firewatch.remediation.ReminderReason;
import dev.firewatch.remediation.DueDate;
import dev.firewatch.workflow.obligations.Debtors;
import dev.firewatch.workflow.obligations.Elsewhere;
import dev.firewatch.workflow.obligations.ObligationLines.NextRung;
import dev.firewatch.workflow.obligations.OtherDocument;

/** Who may have to hear of what in a casefile. */
class Concerns {

	/** Whoever owes it. */
	private static final int ACTS = -1;

	/** A hand-over that nobody answers goes up the ladder the day after it was due. */
	private static final int DAYS_UNANSWERED = 1;

	private final Obligations obligations;

	private final Debtors debtors;

	private final ReminderPolicy policy;

	private final int handOverDays;

	private final Elsewhere elsewhere;

	Concerns(Obligations obligations, Debtors debtors, Policy policy, Elsewhere elsewhere) {
		this.elsewhere = elsewhere;
		this.handOverDays = policy.reminders().handOverDays();
		this.obligations = obligations;
		this.debtors = debtors;
		this.policy = new ReminderPolicy(policy.reminders(), policy.hours());
	}

	/**
	 * An obligation somebody may have to hear of.
	 *
	 * @param rung where they stand on the ladder; negative if it is theirs
	 */
	record Concern(String incident, Obligation obligation, Debtors.Chain chain, int rung, ReminderPolicy policy) {

		/** Whether it is their turn to act. */
		boolean isTheirs() {
			return rung < 0;
		}

		String key() {
			return obligation.key();
		}

		/** The reason to tell them of it today, if there is one. */
		Optional<ReminderReason> nudge(List<LocalDate> remindedOn, LocalDate today) {
			if (!isTheirs()) {
				return policy.escalates(dueDate(), rung, remindedOn, today) ? Optional.of(ReminderReason.ESCALATE)
						: Optional.empty();
			}
			return policy.nudge(dueDate(), remindedOn, today).map(this::named);
		}

		/** Who is told next if nothing happens, and when. */
		Optional<NextRung> next(LocalDate today) {
			List<List<PersonId>> ladder = chain.ladder();
			for (int above = 0; above < ladder.size(); above++) {
				LocalDate on = policy.hours().nextWorkingDay(policy.escalatesOn(dueDate(), above));
				if (on.isAfter(today)) {
					return Optional.of(new NextRung(ladder.get(above), on));
				}
			}
			return Optional.empty();
		}

		private DueDate dueDate() {
			// Whoever was asked to take a fix over while they were not at work hears of
			// it in the morning.
			boolean announced = obligation.kind() == ObligationKind.FIX || obligation.kind() == ObligationKind.TAKE
					|| obligation.kind() == ObligationKind.ELSEWHERE;
			return new DueDate(announced, obligation.due(), obligation.snoozedUntil(),
					obligation.kind() == ObligationKind.TAKE ? DAYS_UNANSWERED : null);
		}

		private ReminderReason named(ReminderReason reason) {
			if (obligation.kind().approval()) {
				return ReminderReason.APPROVE;
			}
			if (obligation.kind() != ObligationKind.CHECK) {
				return reason;
			}
			return reason == ReminderReason.DUE_TODAY ? ReminderReason.CHECK_DUE : ReminderReason.CHECK_OVERDUE;
		}

	}

	/**
	 * By person on a day; somebody concerned twice by one thing hears of what they can
	 * do.
	 */
	Map<PersonId, List<Concern>> in(Docket docket, LocalDate day) {
		return over(docket).apply(day);
	}

	/** The same for many days, as long as nothing changes. */
	Function<LocalDate, Map<PersonId, List<Concern>>> over(Docket docket) {
		Debtors.FileDebtors chains = debtors.within(docket.file().summary());
		return day -> in(docket.file().id().value(),
				docket.open().stream().filter(open -> !hasLapsed(open, day)).toList(),
				obligation -> chains.of(obligation, day));
	}

	/** Whether nobody is asked to take it over any more from the day on. */
	private boolean hasLapsed(Obligation obligation, LocalDate day) {
		return obligation.kind() == ObligationKind.TAKE
				&& !day.isBefore(policy.hours().afterWorkingDays(obligation.since(), handOverDays));
	}

	/** What waits in a casefile that nobody has looked at yet. */
	Docket docket(Casefile file) {
		return Docket.of(file, obligations);
	}

	/** Documents that are no casefiles. */
	Elsewhere elsewhere() {
		return elsewhere;
	}

	/** The same in a document that is no casefile. */
	Map<PersonId, List<Concern>> in(OtherDocument document, LocalDate day) {
		return in(document.key(), document.obligations(), obligation -> debtors.beyond(document, obligation, day));
	}

	/** What concerns the person in it, by key. */
	Map<String, Concern> of(OtherDocument document, PersonId person, LocalDate day) {
		return in(document, day).getOrDefault(person, List.of())
			.stream()
			.collect(Collectors.toMap(Concern::key, Function.identity()));
	}

	private Map<PersonId, List<Concern>> in(String document, List<Obligation> waiting,
			Function<Obligation, Debtors.Chain> chains) {
		Map<PersonId, Map<String, Concern>> concerns = new LinkedHashMap<>();
		Map<PersonId, List<Concern>> above = new LinkedHashMap<>();
		for (Obligation obligation : waiting) {
			Debtors.Chain chain = chains.apply(obligation);
			// Whoever is to answer a section is asked by itself, with its questions.
			if (obligation.kind() != ObligationKind.SECTION) {
				chain.acting()
					.forEach(person -> concerns.computeIfAbsent(person, nobody -> new LinkedHashMap<>())
						.put(obligation.key(), concern(document, obligation, chain, ACTS)));
			}
			for (int rung = 0; rung < chain.ladder().size(); rung++) {
				Concern told = concern(document, obligation, chain, rung);
				chain.ladder()
					.get(rung)
					.forEach(person -> above.computeIfAbsent(person, nobody -> new ArrayList<>()).add(told));
			}
		}
		above.forEach(
				(person, all) -> all.forEach(told -> concerns.computeIfAbsent(person, nobody -> new LinkedHashMap<>())
					.putIfAbsent(told.key(), told)));
		Map<PersonId, List<Concern>> result = new LinkedHashMap<>();
		concerns.forEach((person, theirs) -> result.put(person, List.copyOf(theirs.values())));
		return result;
	}

	/** What concerns the person in the casefile as it is now, by key. */
	Map<String, Concern> of(Casefile file, PersonId person, LocalDate day) {
		return in(docket(file), day).getOrDefault(person, List.of())
			.stream()
			.collect(Collectors.toMap(Concern::key, Function.identity()));
	}

	private Concern concern(String document, Obligation obligation, Debtors.Chain chain, int rung) {
		return new Concern(document, obligation, chain, rung, policy);
	}

}
