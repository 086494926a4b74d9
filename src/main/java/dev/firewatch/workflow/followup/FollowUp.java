package dev.firewatch.workflow.followup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.incident.Status;

/** Does whatever the passing of time asks for. */
public class FollowUp {

	private static final int HOURS_AHEAD = 24 * 120;

	private final Casefiles casefiles;

	private final AskSections askSections;

	private final RemindPeople remindPeople;

	private final ArchiveRooms archiveRooms;

	private final Clock clock;

	public FollowUp(Casefiles casefiles, AskSections askSections, RemindPeople remindPeople, ArchiveRooms archiveRooms,
			Clock clock) {
		this.casefiles = casefiles;
		this.askSections = askSections;
		this.remindPeople = remindPeople;
		this.archiveRooms = archiveRooms;
		this.clock = clock;
	}

	/** Safe to call at any time and on any number of instances. */
	public void tick() {
		Instant now = clock.instant();
		List<Casefile> files = open();
		List<Casefile> followedUp = files.stream().filter(file -> file.incident().status().followUp()).toList();
		askSections.run(followedUp, now);
		remindPeople.run(files, now);
		archiveRooms.run(followedUp, now);
	}

	private List<Casefile> open() {
		EnumSet<Status> open = EnumSet.allOf(Status.class);
		open.removeIf(Status::ended);
		return casefiles.in(open);
	}

	/**
	 * The next full hour at which something would be sent, looked for up to 120 days
	 * ahead; empty if nothing is to come.
	 */
	public Optional<Instant> nextEvent() {
		List<Casefile> files = open();
		Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
		for (int ahead = 0; ahead < HOURS_AHEAD; ahead++) {
			Instant then = hour.plus(Duration.ofHours(ahead));
			if (askSections.wouldAsk(files, then) || !remindPeople.due(files, then).isEmpty()) {
				return Optional.of(then);
			}
		}
		return Optional.empty();
	}

}
