package dev.firewatch.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.firewatch.casefile.Remedied;
import dev.firewatch.incident.IncidentHead;
import dev.firewatch.policy.Severity;
import dev.firewatch.remediation.FixLife;
import dev.firewatch.report.MonthFigures.DueFixes;
import dev.firewatch.report.MonthFigures.OpenFixes;
import org.jspecify.annotations.Nullable;

/** Counts what happened in a month, one incident after the other. */
final class MonthTally {

	private static final int OLDEST = 5;

	private final YearMonth month;

	private final Instant from;

	private final Instant to;

	private final ZoneId zone;

	private final Map<Severity, Integer> declared = new EnumMap<>(Severity.class);

	private final List<Duration> mitigated = new ArrayList<>();

	private final List<Duration> resolved = new ArrayList<>();

	private final List<Duration> ages = new ArrayList<>();

	private List<ReportedFix> oldest = new ArrayList<>();

	private int promised;

	private int done;

	private int verified;

	private int dropped;

	private int due;

	private int dueInTime;

	private int dueDone;

	private int dueVerified;

	private int openBefore;

	private int late;

	/**
	 * @param now a month that isn't over is counted up to now
	 */
	MonthTally(YearMonth month, ZoneId zone, Instant now) {
		this.month = month;
		this.zone = zone;
		this.from = month.atDay(1).atStartOfDay(zone).toInstant();
		Instant end = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
		this.to = now.isBefore(end) ? now : end;
	}

	/** The moment at which the month begins. */
	Instant from() {
		return from;
	}

	/**
	 * Counts an incident.
	 * @param fixes its own
	 */
	void add(Remedied one, List<ReportedFix> fixes) {
		IncidentHead incident = one.incident();
		if (isIn(incident.declaredAt())) {
			declared.merge(incident.severity(), 1, Integer::sum);
		}
		took(incident.declaredAt(), incident.mitigatedAt(), mitigated);
		took(incident.declaredAt(), incident.resolvedAt(), resolved);
		fixes.forEach(this::add);
	}

	private void took(Instant declaredAt, @Nullable Instant at, List<Duration> into) {
		if (at != null && isIn(at) && !at.isBefore(declaredAt)) {
			into.add(Duration.between(declaredAt, at));
		}
	}

	private void add(ReportedFix one) {
		FixLife life = one.life();
		promised += isIn(life.promisedAt()) ? 1 : 0;
		done += isIn(life.doneAt()) ? 1 : 0;
		verified += isIn(life.verifiedAt()) ? 1 : 0;
		dropped += isIn(life.droppedAt()) ? 1 : 0;
		openBefore += life.isOpenAt(from) ? 1 : 0;
		wasDue(life);
		if (life.isOpenAt(to)) {
			late += life.isLateAt(to, to.atZone(zone).toLocalDate()) ? 1 : 0;
			ages.add(Duration.between(life.promisedAt(), to));
			oldest.add(one);
			oldest.sort(Comparator.comparing(fix -> fix.life().promisedAt()));
			oldest = new ArrayList<>(oldest.subList(0, Math.min(OLDEST, oldest.size())));
		}
	}

	private void wasDue(FixLife life) {
		LocalDate day = life.due();
		boolean gone = life.droppedAt() != null && life.droppedAt().isBefore(to);
		if (day == null || gone || !YearMonth.from(day).equals(month) || !day.isBefore(lastDay())) {
			return;
		}
		due++;
		Instant doneAt = life.doneAt();
		if (doneAt != null && doneAt.isBefore(to)) {
			dueDone++;
			dueInTime += doneAt.atZone(zone).toLocalDate().isAfter(day) ? 0 : 1;
		}
		dueVerified += life.verifiedAt() != null && life.verifiedAt().isBefore(to) ? 1 : 0;
	}

	/** The first day that isn't over when the counting ends. */
	private LocalDate lastDay() {
		return to.atZone(zone).toLocalDate();
	}

	private boolean isIn(@Nullable Instant moment) {
		return moment != null && !moment.isBefore(from) && moment.isBefore(to);
	}

	MonthFigures figures() {
		return new MonthFigures(Map.copyOf(declared), Spread.of(mitigated), Spread.of(resolved), promised, done,
				verified, dropped, new DueFixes(due, dueInTime, dueDone, dueVerified), openBefore,
				new OpenFixes(ages.size(), late, Spread.of(ages), List.copyOf(oldest)));
	}

}
