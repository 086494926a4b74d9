package dev.firewatch.workflow.followup;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Block;
import dev.firewatch.people.Person;
import dev.firewatch.remediation.ReminderReason;
import dev.firewatch.workflow.obligations.ObligationLines;

/** What a reminder says of one thing: what is to be done, and why it came. */
record ConcernLines(Concerns concerns, ObligationLines lines) {

	/** Empty if it doesn't concern the person any more. */
	Optional<List<Block>> of(Casefile file, Reminder.ReminderSubject subject, Person person, LocalDate today) {
		boolean decides = ReminderReason.valueOf(subject.nudge()) == ReminderReason.APPROVE;
		return concerns.of(file, person.id(), subject.fix(), today)
			.filter(concern -> concern.obligation().kind().approval() || !decides)
			.map(concern -> List.of(lines.line(file, concern.obligation(), today, person.id()),
					lines.why(file, concern.obligation(), concern.chain(), today, person.id(), concern.next(today))));
	}

}
