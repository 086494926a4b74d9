package dev.firewatch.workflow.followup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.firewatch.DatabaseFault;
import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.casefile.Casefiles.Attention;
import dev.firewatch.casefile.Docket;
import dev.firewatch.casefile.Ledger;
import dev.firewatch.casefile.Obligations;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.workflow.kernel.FollowUpTask;
import dev.firewatch.workflow.kernel.FollowUpTask.Look;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does whatever becomes due as time passes. */
public class FollowUp {

	private static final int HOURS_AHEAD = 24 * 120;

	private static final Logger log = LoggerFactory.getLogger(FollowUp.class);

	private static final int BATCH = 200;

	private static final Duration AFTER_A_FAULT = Duration.ofMinutes(10);

	/** People move, and policies change, without any change of the casefile. */
	private static final Duration LONGEST = Duration.ofDays(1);

	/** How soon to retry what should already have happened. */
	private static final Duration SOON = Duration.ofMinutes(1);

	private final Casefiles casefiles;

	private final List<FollowUpTask> tasks;

	private final Obligations obligations;

	private final Clock clock;

	private volatile boolean ledgersWritten;

	public FollowUp(Casefiles casefiles, List<FollowUpTask> tasks, Obligations obligations, Clock clock) {
		this.obligations = obligations;
		this.casefiles = casefiles;
		this.tasks = List.copyOf(tasks);
		this.clock = clock;
	}

	/** Safe to call at any time and on any number of instances. */
	public void tick() {
		writeDownLedgersOnce();
		Instant now = clock.instant();
		List<IncidentId> ids = casefiles.toAttend(now);
		List<FollowUpTask.Pass> passes = tasks.stream().map(task -> task.at(now)).toList();
		List<Attention> unfinished = new ArrayList<>();
		for (int from = 0; from < ids.size(); from += BATCH) {
			List<Attention> attended = new ArrayList<>();
			for (Casefile file : read(ids.subList(from, Math.min(from + BATCH, ids.size())))) {
				try {
					Docket docket = Docket.of(file, obligations);
					List<Look> looks = passes.stream().map(pass -> pass.look(docket)).toList();
					(looks.stream().anyMatch(Look::unfinished) ? unfinished : attended)
						.add(attention(docket, next(file, looks, now)));
				}
				catch (RuntimeException fault) {
					letThroughIfAway(fault);
					// One casefile that fails must not keep the others waiting.
					log.error("{} can't be followed up: {}", file.id(), DatabaseFault.words(fault),
							DatabaseFault.isTold(fault) ? null : fault);
					attended.add(new Attention(file.id(), file.version(), now.plus(AFTER_A_FAULT), null));
				}
			}
			casefiles.attend(attended);
		}
		// Only once all is done may the casefiles rest until the next time.
		passes.forEach(FollowUpTask.Pass::finish);
		casefiles.attend(unfinished);
	}

	/** The last version wrote none, and the sweep writes down what it comes by. */
	private void writeDownLedgersOnce() {
		if (!ledgersWritten) {
			casefiles.writeDownLedgers();
			ledgersWritten = true;
		}
	}

	/** What waits may have changed with the policy, without a change of the casefile. */
	private static Attention attention(Docket docket, Optional<Instant> next) {
		Casefile file = docket.file();
		Ledger now = docket.ledger();
		return new Attention(file.id(), file.version(), next.orElse(null), file.write(now) ? now : null);
	}

	/**
	 * When the casefile has to be looked at next; once a day at least while it is open.
	 */
	private static Optional<Instant> next(Casefile file, List<Look> looks, Instant now) {
		Stream<Instant> atTheLatest = file.incident().status().ended() ? Stream.empty() : Stream.of(now.plus(LONGEST));
		return Stream.concat(looks.stream().map(Look::next).flatMap(Stream::ofNullable), atTheLatest)
			.min(Comparator.naturalOrder())
			.map(next -> next.isAfter(now) ? next : now.plus(SOON));
	}

	/**
	 * Reads them one by one if they can't be read together: then only one of them is
	 * unreadable.
	 */
	private List<Casefile> read(List<IncidentId> ids) {
		try {
			return casefiles.findAll(ids);
		}
		catch (RuntimeException fault) {
			letThroughIfAway(fault);
			List<Casefile> readable = new ArrayList<>();
			for (IncidentId id : ids) {
				try {
					casefiles.find(id).ifPresent(readable::add);
				}
				catch (RuntimeException unreadable) {
					letThroughIfAway(unreadable);
					log.error("{} can't be read", id, unreadable);
				}
			}
			return readable;
		}
	}

	/**
	 * If the database is away, that isn't the casefile's fault: the next tick tries
	 * again.
	 */
	private static void letThroughIfAway(RuntimeException fault) {
		if (DatabaseFault.isAway(fault)) {
			throw fault;
		}
	}

	/**
	 * The next full hour at which something would be sent, looked for up to 120 days
	 * ahead; empty if nothing is coming.
	 */
	public Optional<Instant> nextEvent() {
		Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
		List<IncidentId> ids = casefiles.toAttend(hour.plus(Duration.ofHours(HOURS_AHEAD)));
		int earliest = HOURS_AHEAD;
		for (int from = 0; from < ids.size(); from += BATCH) {
			List<Docket> open = casefiles.findAll(ids.subList(from, Math.min(from + BATCH, ids.size())))
				.stream()
				.filter(file -> !file.incident().status().ended())
				.map(file -> Docket.of(file, obligations))
				.toList();
			earliest = earliest(open, hour, earliest);
		}
		return earliest == HOURS_AHEAD ? Optional.empty() : Optional.of(hour.plus(Duration.ofHours(earliest)));
	}

	/** How many hours later something would be sent, if that is sooner than the limit. */
	private int earliest(List<Docket> open, Instant hour, int limit) {
		for (int ahead = 0; ahead < limit; ahead++) {
			Instant then = hour.plus(Duration.ofHours(ahead));
			if (tasks.stream().anyMatch(task -> task.wouldWrite(open, then))) {
				return ahead;
			}
		}
		return limit;
	}

}
