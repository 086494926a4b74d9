package dev.firewatch.workflow.followup;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.incident.Status;

/** Does whatever the passing of time asks for. */
public class FollowUp {

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
		EnumSet<Status> open = EnumSet.allOf(Status.class);
		open.removeIf(Status::ended);
		List<Casefile> files = casefiles.in(open);
		List<Casefile> followedUp = files.stream().filter(file -> file.incident().status().followUp()).toList();
		askSections.run(followedUp, now);
		remindPeople.run(files, now);
		archiveRooms.run(followedUp, now);
	}

}
