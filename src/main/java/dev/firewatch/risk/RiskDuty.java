package dev.firewatch.risk;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has to do about a risk.
 *
 * @param item what it is about, which names it within the risk
 * @param owedBy who has to; null if whoever keeps the register has to
 */
public record RiskDuty(DutyKind kind, String item, @Nullable RiskOwner owedBy, LocalDate since, LocalDate due) {

	/** What kind of act is waited for. */
	public enum DutyKind {

		/** A planned mitigation has to be implemented. */
		MITIGATION,

		/** Somebody has to look at the risk again. */
		REVIEW,

		/** It was accepted until a day that has come. */
		ACCEPTANCE,

		/** Whoever owned it has left. */
		OWNER,

		/** A proposed change has to be accepted or rejected. */
		PROPOSAL

	}

	/**
	 * How long things take.
	 *
	 * @param mitigate days for a mitigation without a date
	 * @param decide days to decide something
	 * @param ahead days before a review in which it waits already
	 */
	public record DutyTimes(int mitigate, int decide, int ahead) {
	}

	/**
	 * All that waits in a risk on a day.
	 * @param gone who has left
	 */
	public static List<RiskDuty> of(Risk risk, LocalDate today, ZoneId zone, DutyTimes times,
			Predicate<PersonId> gone) {
		List<RiskDuty> duties = new ArrayList<>();
		RiskContent content = risk.content();
		if (content.status() == RiskStatus.RETIRED) {
			return duties;
		}
		RiskOwner owner = content.owner();
		LocalDate entered = day(risk.history().get(0), zone);
		if (owner != null && owner.person() != null && gone.test(owner.person())) {
			LocalDate since = risk.orphanedOn() == null ? today : risk.orphanedOn();
			duties.add(new RiskDuty(DutyKind.OWNER, "owner", owner, since, since.plusDays(times.decide())));
		}
		for (Mitigation one : content.mitigations()) {
			if (one.state() == MitigationState.PLANNED) {
				LocalDate since = risk.history()
					.stream()
					.filter(version -> version.changes().stream().anyMatch(change -> change.field().equals(one.id())))
					.findFirst()
					.map(version -> day(version, zone))
					.orElse(entered);
				duties.add(new RiskDuty(DutyKind.MITIGATION, one.id(), one.owner() == null ? owner : one.owner(), since,
						one.due() == null ? since.plusDays(times.mitigate()) : one.due()));
			}
		}
		LocalDate review = content.reviewOn();
		if (review != null && !today.isBefore(review.minusDays(times.ahead()))) {
			duties.add(new RiskDuty(DutyKind.REVIEW, "review", owner, review.minusDays(times.ahead()), review));
		}
		LocalDate until = content.acceptedUntil();
		if (content.status() == RiskStatus.ACCEPTED && until != null && !today.isBefore(until)) {
			duties.add(new RiskDuty(DutyKind.ACCEPTANCE, "accepted", owner, until, until));
		}
		risk.proposals().stream().filter(RiskProposal::open).forEach(proposal -> {
			LocalDate asked = LocalDate.ofInstant(proposal.at(), zone);
			duties.add(new RiskDuty(DutyKind.PROPOSAL, proposal.id(), owner, asked, asked.plusDays(times.decide())));
		});
		return duties;
	}

	private static LocalDate day(RiskVersion version, ZoneId zone) {
		return LocalDate.ofInstant(version.made().at(), zone);
	}

}
