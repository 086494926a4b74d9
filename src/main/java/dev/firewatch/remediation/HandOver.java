package dev.firewatch.remediation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import dev.firewatch.people.PersonId;
import dev.firewatch.policy.WorkingHours;

/**
 * A fix that somebody is to take over; until then its owners owe it.
 *
 * @param to who has been asked and has not answered
 * @param from who gives it away as soon as one of them takes it
 * @param by who asked
 */
public record HandOver(List<Owner> to, List<Owner> from, PersonId by, Instant at) {

	public HandOver {
		to = List.copyOf(to);
		from = List.copyOf(from);
	}

	/** The working day from which nobody is asked any more. */
	public LocalDate lapsesOn(WorkingHours hours, ZoneId zone, int workingDays) {
		return hours.afterWorkingDays(LocalDate.ofInstant(at, zone), workingDays);
	}

	/** The same without those who have answered. */
	HandOver without(List<Owner> answered) {
		return new HandOver(to.stream().filter(owner -> !answered.contains(owner)).toList(), from, by, at);
	}

}
