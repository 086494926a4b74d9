package dev.firewatch.workflow.reports;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.firewatch.delivery.Commit;
import dev.firewatch.delivery.Commit.Addition;
import dev.firewatch.delivery.Effect;
import dev.firewatch.policy.CronTimes;
import dev.firewatch.policy.Policy;
import dev.firewatch.workflow.kernel.FollowUpTask;
import dev.firewatch.workflow.reports.ReportEffect.PostReport;
import dev.firewatch.workflow.reports.ReportEffect.SendReport;
import dev.firewatch.workflow.reports.ReportReaders.Recipients;
import org.jspecify.annotations.Nullable;

/** Sends reports when they are due, once each, and when somebody asks for it. */
class SendReports implements FollowUpTask {

	/**
	 * What couldn't be sent for so long, as nothing was running, is not sent any more;
	 * days off before it are not counted.
	 */
	private static final Duration GRACE = Duration.ofDays(5);

	private final Policy policy;

	private final ReportReaders readers;

	private final Commit commit;

	private volatile SendingRound months = SendingRound.NONE;

	private volatile SendingRound weeks = SendingRound.NONE;

	SendReports(Policy policy, ReportReaders readers, Commit commit) {
		this.policy = policy;
		this.readers = readers;
		this.commit = commit;
	}

	/** One report for one channel or person. */
	private record ReportCopy(SentReport report, Recipients to) {
	}

	/**
	 * The last time something was due, and whom it still waits for; who was sent it
	 * before a start is known by the ids of what was sent.
	 */
	private record SendingRound(Instant at, List<ReportCopy> waiting) {

		static final SendingRound NONE = new SendingRound(Instant.EPOCH, List.of());

	}

	@Override
	public Pass at(Instant now) {
		months = sent(months, policy.reports().monthly(), now, this::copiesOfMonth);
		weeks = sent(weeks, policy.reports().weekly(), now, this::copiesOfWeeks);
		return docket -> Look.done(Optional.empty());
	}

	private SendingRound sent(SendingRound before, @Nullable CronTimes times, Instant now,
			Function<Instant, List<ReportCopy>> all) {
		Instant at = Optional.ofNullable(times)
			.flatMap(known -> known.upTo(now))
			.filter(due -> workingDay(due).plus(GRACE).isAfter(now))
			.orElse(Instant.EPOCH);
		if (at.equals(Instant.EPOCH)) {
			return SendingRound.NONE;
		}
		List<ReportCopy> waiting = at.equals(before.at()) ? before.waiting() : all.apply(at);
		Map<Boolean, List<ReportCopy>> byTime = waiting.stream()
			.collect(Collectors.partitioningBy(copy -> isTime(copy.to(), at, now)));
		commit.insertAll(Objects.requireNonNull(byTime.get(true))
			.stream()
			.map(copy -> new Addition(copy.report(), copy.report().id(), effects(copy.report(), copy.to())))
			.toList());
		return new SendingRound(at, Objects.requireNonNull(byTime.get(false)));
	}

	/**
	 * A channel gets it on the day it is due, whatever the hour, or when the next working
	 * day begins; people get it in their own working hours.
	 */
	private boolean isTime(Recipients to, Instant due, Instant now) {
		return !now.isBefore(workingDay(due))
				&& to.persons().stream().allMatch(person -> policy.hours().open(now.atZone(readers.zone(person))));
	}

	/** The moment itself if it is on a working day, else the start of the next one. */
	private Instant workingDay(Instant moment) {
		ZonedDateTime there = moment.atZone(policy.zone());
		return policy.hours().worksOn(there.toLocalDate()) ? moment : policy.hours().nextOpen(there).toInstant();
	}

	private List<ReportCopy> copiesOfMonth(Instant at) {
		YearMonth month = YearMonth.from(at.atZone(policy.zone())).minusMonths(1);
		return copies(act -> SentReport.ofMonth(month, at, act), readers.ofMonth(), at);
	}

	private List<ReportCopy> copiesOfWeeks(Instant at) {
		return readers.teams()
			.stream()
			.flatMap(team -> copies(act -> SentReport.ofWeek(team.id(), at, act), readers.ofWeek(team), at).stream())
			.toList();
	}

	private static List<ReportCopy> copies(Function<String, SentReport> about, Recipients to, Instant at) {
		List<ReportCopy> copies = new ArrayList<>();
		if (!to.channel().isEmpty()) {
			copies.add(new ReportCopy(about.apply(at + "/channel"), new Recipients(to.channel(), Set.of())));
		}
		to.persons()
			.forEach(person -> copies
				.add(new ReportCopy(about.apply(at + "/" + person), new Recipients("", Set.of(person)))));
		return copies;
	}

	/** Sends it now, once for each act. */
	void send(SentReport report, Recipients to, String key) {
		commit.insert(report, key, effects(report, to));
	}

	private static List<Effect> effects(SentReport report, Recipients to) {
		List<Effect> effects = new ArrayList<>();
		if (!to.channel().isEmpty()) {
			effects.add(new PostReport(report.id(), to.channel()).effect());
		}
		to.persons().forEach(person -> effects.add(new SendReport(report.id(), person).effect()));
		return effects;
	}

}
