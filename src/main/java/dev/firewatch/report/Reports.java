package dev.firewatch.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.casefile.Obligation.ObligationKind;
import dev.firewatch.casefile.Remedied;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.incident.Kind;
import dev.firewatch.insight.FeedbackLoop;
import dev.firewatch.insight.FeedbackLoops;
import dev.firewatch.insight.FeedbackSpan;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.Services;
import dev.firewatch.policy.Team;
import dev.firewatch.remediation.FixLife;
import dev.firewatch.report.WeekReport.WaitingObligation;
import org.jspecify.annotations.Nullable;

/**
 * Gathers reports. Private incidents and drills are in none. Months and days are those of
 * the organisation's zone.
 */
public class Reports {

	private static final Duration WEEK = Duration.ofDays(7);

	private static final Duration YEAR = Duration.ofDays(365);

	private final Casefiles casefiles;

	private final FeedbackLoops loops;

	private final Services services;

	private final Policy policy;

	public Reports(Casefiles casefiles, FeedbackLoops loops, Services services, Policy policy) {
		this.casefiles = casefiles;
		this.loops = loops;
		this.services = services;
		this.policy = policy;
	}

	/**
	 * A month, as things are known now.
	 * @param now a month that isn't over is reported up to now
	 */
	public MonthReport month(YearMonth month, ReportScope scope, Instant now) {
		ZoneId zone = policy.zone();
		MonthTally tally = new MonthTally(month, zone, now);
		MonthTally before = new MonthTally(month.minusMonths(1), zone, now);
		Instant end = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
		Latest completed = new Latest();
		List<ReportedFix> improvements = new ArrayList<>();
		each(before.from(), scope, one -> {
			List<ReportedFix> fixes = ReportedFix.of(one);
			tally.add(one, fixes);
			before.add(one, fixes);
			for (ReportedFix fix : fixes) {
				Instant verified = fix.life().verifiedAt();
				boolean inMonth = verified != null && !verified.isBefore(tally.from()) && verified.isBefore(end);
				if (inMonth) {
					completed.add(fix);
				}
				boolean improves = fix.fix().scope().processImprovement();
				if (improves && improvements.size() < MonthReport.SHOWN
						&& (inMonth || fix.life().isOpenAt(end.isBefore(now) ? end : now))) {
					improvements.add(fix);
				}
			}
		});
		List<FeedbackLoop> audits = loops
			.read(CasefileSearch.open(), FeedbackSpan.MONTH.periods(month.minusMonths(1), month),
					row -> scope.holds(row.title(), row.severity(), services))
			.loops();
		improvements.sort(Comparator.comparing(fix -> fix.life().promisedAt()));
		return new MonthReport(month, scope, tally.figures(), before.figures(), audits.get(1), audits.get(0),
				completed.fixes(), List.copyOf(improvements));
	}

	/**
	 * The figures of the months up to this one, the earliest first, as things are known
	 * now.
	 */
	public List<MonthFigures> months(YearMonth last, int number, ReportScope scope, Instant now) {
		List<MonthTally> tallies = new ArrayList<>();
		for (int n = number - 1; n >= 0; n--) {
			tallies.add(new MonthTally(last.minusMonths(n), policy.zone(), now));
		}
		each(tallies.get(0).from(), scope, one -> {
			List<ReportedFix> fixes = ReportedFix.of(one);
			tallies.forEach(tally -> tally.add(one, fixes));
		});
		return tallies.stream().map(MonthTally::figures).toList();
	}

	/**
	 * The improvements of the process across incidents, those to look at first: what
	 * isn't finished, and what was in incidents that ended within a year.
	 */
	public List<Improvement> improvements(ReportScope scope, Instant now) {
		LocalDate today = now.atZone(policy.zone()).toLocalDate();
		List<Improvement> found = new ArrayList<>();
		each(now.minus(YEAR), scope,
				one -> ReportedFix.of(one)
					.stream()
					.filter(fix -> fix.fix().scope().processImprovement())
					.forEach(fix -> found.add(new Improvement(fix, ImprovementState.of(fix.life(), now, today)))));
		found.sort(Improvement.FIRST_TO_LOOK_AT);
		return found;
	}

	/** The seven days that end at the moment. */
	public WeekReport week(Team team, Instant to) {
		Instant from = to.minus(WEEK);
		LocalDate today = to.atZone(policy.zone()).toLocalDate();
		List<ReportedFix> moved = new ArrayList<>();
		List<ReportedFix> late = new ArrayList<>();
		List<ReportedFix> verified = new ArrayList<>();
		List<WaitingObligation> waiting = new ArrayList<>();
		each(from, ReportScope.ofTeam(team.id()), one -> {
			for (ReportedFix fix : ReportedFix.of(one)) {
				FixLife life = fix.life();
				if (isIn(life.verifiedAt(), from, to)) {
					verified.add(fix);
				}
				else if (life.isLateAt(to, today)) {
					late.add(fix);
				}
				else if (isIn(life.promisedAt(), from, to) || isIn(life.doneAt(), from, to)
						|| isIn(life.droppedAt(), from, to)) {
					moved.add(fix);
				}
			}
			one.waiting()
				.stream()
				.filter(waits -> waits.kind() != ObligationKind.FIX)
				.forEach(waits -> waiting.add(new WaitingObligation(one.id(), one.incident(), waits)));
		});
		late.sort(Comparator.comparing(fix -> Objects.requireNonNull(fix.life().due())));
		waiting.sort(Comparator.comparing(one -> one.obligation().due()));
		return new WeekReport(team, today, List.copyOf(moved), List.copyOf(late), List.copyOf(verified),
				List.copyOf(waiting));
	}

	private static boolean isIn(@Nullable Instant moment, Instant from, Instant to) {
		return moment != null && !moment.isBefore(from) && moment.isBefore(to);
	}

	/** Each once, even one that ends while they are read. */
	private void each(Instant at, ReportScope scope, Consumer<Remedied> reader) {
		Set<IncidentId> seen = new HashSet<>();
		casefiles.remedied(at, one -> {
			if (one.incident().kind() != Kind.DRILL
					&& scope.holds(one.incident().title(), one.incident().severity(), services) && seen.add(one.id())) {
				reader.accept(one);
			}
		});
	}

	/** The fixes verified last, as many as are shown. */
	private static final class Latest {

		private static final Comparator<ReportedFix> LATEST = Comparator
			.comparing((ReportedFix fix) -> Objects.requireNonNull(fix.life().verifiedAt()))
			.reversed();

		private final List<ReportedFix> fixes = new ArrayList<>();

		void add(ReportedFix fix) {
			fixes.add(fix);
			if (fixes.size() > 2 * MonthReport.SHOWN) {
				cut();
			}
		}

		private void cut() {
			fixes.sort(LATEST);
			if (fixes.size() > MonthReport.SHOWN) {
				fixes.subList(MonthReport.SHOWN, fixes.size()).clear();
			}
		}

		List<ReportedFix> fixes() {
			cut();
			return List.copyOf(fixes);
		}

	}

}
