package dev.firewatch.workflow.reports;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import dev.firewatch.delivery.Commit;
import dev.firewatch.delivery.Commit.Addition;
import dev.firewatch.delivery.Effect;
import dev.firewatch.policy.CronTimes;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.Team;
import dev.firewatch.workflow.kernel.FollowUpTask;
import dev.firewatch.workflow.reports.ReportEffect.PostReport;
import dev.firewatch.workflow.reports.ReportEffect.SendReport;
import dev.firewatch.workflow.reports.ReportReaders.Recipients;
import org.jspecify.annotations.Nullable;

/** Sends reports when they are due, once each, and when somebody asks for it. */
class SendReports implements FollowUpTask {

	/**
	 * What couldn't be sent for so long, as nothing was running, is not sent any more.
	 */
	private static final Duration GRACE = Duration.ofDays(5);

	private final Policy policy;

	private final ReportReaders readers;

	private final Commit commit;

	/**
	 * What was claimed since the start; what was claimed before is known by its id.
	 */
	private volatile Set<String> claimed = Set.of();

	SendReports(Policy policy, ReportReaders readers, Commit commit) {
		this.policy = policy;
		this.readers = readers;
		this.commit = commit;
	}

	@Override
	public Pass at(Instant now) {
		Map<String, Addition> due = new LinkedHashMap<>();
		last(policy.reports().monthly(), now).ifPresent(at -> {
			YearMonth month = YearMonth.from(at.atZone(policy.zone())).minusMonths(1);
			due(act -> SentReport.ofMonth(month, at, act), readers.ofMonth(), at, now, due);
		});
		last(policy.reports().weekly(), now).ifPresent(at -> {
			for (Team team : readers.teams()) {
				due(act -> SentReport.ofWeek(team.id(), at, act), readers.ofWeek(team), at, now, due);
			}
		});
		Set<String> before = claimed;
		commit.insertAll(due.values().stream().filter(one -> !before.contains(one.key())).toList());
		claimed = Set.copyOf(due.keySet());
		return docket -> Look.done(Optional.empty());
	}

	/** The last moment at which something was due, unless it is too long ago. */
	private static Optional<Instant> last(@Nullable CronTimes times, Instant now) {
		return Optional.ofNullable(times).flatMap(known -> known.upTo(now)).filter(at -> at.isAfter(now.minus(GRACE)));
	}

	/** A channel gets it at once, people in their own working hours. */
	private void due(Function<String, SentReport> about, Recipients to, Instant at, Instant now,
			Map<String, Addition> due) {
		if (!to.channel().isEmpty()) {
			claim(about.apply(at + "/channel"), new Recipients(to.channel(), Set.of()), due);
		}
		to.persons()
			.stream()
			.filter(person -> policy.hours().open(now.atZone(readers.zone(person)))
					|| claimed.contains(about.apply(at + "/" + person).id()))
			.forEach(person -> claim(about.apply(at + "/" + person), new Recipients("", Set.of(person)), due));
	}

	private static void claim(SentReport report, Recipients to, Map<String, Addition> due) {
		due.put(report.id(), new Addition(report, report.id(), effects(report, to)));
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
