package dev.firewatch.workflow.reports;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
	private static final Duration GRACE = Duration.ofDays(3);

	private final Policy policy;

	private final ReportReaders readers;

	private final Commit commit;

	/**
	 * What has been looked at since the start; what was sent before is known by its id.
	 */
	private volatile Instant done = Instant.EPOCH;

	SendReports(Policy policy, ReportReaders readers, Commit commit) {
		this.policy = policy;
		this.readers = readers;
		this.commit = commit;
	}

	@Override
	public Pass at(Instant now) {
		if (now.isBefore(done)) {
			// The clock was set back; what was sent already is known by its id.
			done = Instant.EPOCH;
		}
		commit.insertAll(due(now));
		done = now;
		return docket -> Look.done(Optional.empty());
	}

	private List<Addition> due(Instant now) {
		List<Addition> due = new ArrayList<>();
		last(policy.reports().monthly(), now).ifPresent(at -> {
			YearMonth month = YearMonth.from(at.atZone(policy.zone())).minusMonths(1);
			add(SentReport.ofMonth(month, at, at.toString()), readers.ofMonth(), due);
		});
		last(policy.reports().weekly(), now).ifPresent(at -> {
			for (Team team : readers.teams()) {
				add(SentReport.ofWeek(team.id(), at, at.toString()), readers.ofWeek(team), due);
			}
		});
		return due;
	}

	/** The last moment at which something was due, if nobody has looked since. */
	private Optional<Instant> last(@Nullable CronTimes times, Instant now) {
		return Optional.ofNullable(times)
			.flatMap(known -> known.upTo(now))
			.filter(at -> at.isAfter(done) && at.isAfter(now.minus(GRACE)));
	}

	private static void add(SentReport report, Recipients to, List<Addition> due) {
		if (!to.isNobody()) {
			due.add(new Addition(report, report.id(), effects(report, to)));
		}
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
