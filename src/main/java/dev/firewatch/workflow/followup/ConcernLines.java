package dev.firewatch.workflow.followup;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Block;
import dev.firewatch.people.PersonId;
import dev.firewatch.remediation.ReminderReason;
import dev.firewatch.workflow.obligations.ObligationLines;

/** What a reminder says of one thing: what is to be done, and why it came. */
record ConcernLines(Concerns concerns, ObligationLines lines, BacklogReaders backlogs) {

	/** What a team's backlog comes to, for somebody who has to hear of it. */
	List<Block> backlog(Reminder.ReminderSubject subject, PersonId reader, LocalDate today) {
		return backlogs.blocks(subject.fix(), reader, today);
	}

	/** Empty if it doesn't concern the reader any more. */
	Optional<List<Block>> of(Casefile file, Reminder.ReminderSubject subject, PersonId reader, LocalDate today) {
		boolean decides = ReminderReason.valueOf(subject.nudge()) == ReminderReason.APPROVE;
		return concerns.of(file, reader, subject.fix(), today)
			.filter(concern -> concern.obligation().kind().approval() || !decides)
			.map(concern -> List.of(lines.line(file, concern.obligation(), today, reader),
					lines.why(file, concern.obligation(), concern.chain(), today, reader, concern.next(today))));
	}

}
