package dev.firewatch.workflow.followup;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Block;
import dev.firewatch.people.PersonId;
import dev.firewatch.remediation.ReminderReason;
import dev.firewatch.workflow.followup.Concerns.Concern;
import dev.firewatch.workflow.followup.Reminder.ReminderSubject;
import dev.firewatch.workflow.obligations.ObligationLines;
import dev.firewatch.workflow.obligations.OtherDocument;
import dev.firewatch.workflow.obligations.OtherDocument.OtherWaiting;

/** What a reminder says of one thing: what is to be done, and why it came. */
record ConcernLines(Concerns concerns, ObligationLines lines, BacklogReaders backlogs) {

	/** What a team's backlog comes to, for somebody who has to hear of it. */
	List<Block> backlog(ReminderSubject subject, PersonId reader, LocalDate today) {
		return backlogs.blocks(subject.fix(), reader, today);
	}

	/** Leaves out what doesn't concern the reader any more. */
	List<Block> of(Casefile file, List<ReminderSubject> subjects, PersonId reader, LocalDate today) {
		Map<String, Concern> theirs = concerns.of(file, reader, today);
		return subjects.stream()
			.flatMap(subject -> Stream.ofNullable(theirs.get(subject.fix()))
				.filter(concern -> concern.obligation().kind().approval() || !decides(subject)))
			.flatMap(concern -> Stream.<Block>of(lines.line(file, concern.obligation(), today, reader),
					lines.why(file, concern.obligation(), concern.chain(), today, reader, concern.next(today))))
			.toList();
	}

	/** The same of a document that is no casefile; empty if it isn't there any more. */
	List<Block> of(String document, List<ReminderSubject> subjects, PersonId reader, LocalDate today) {
		return concerns.elsewhere()
			.find(document, today)
			.map(there -> of(there, subjects, reader, today))
			.orElse(List.of());
	}

	private List<Block> of(OtherDocument document, List<ReminderSubject> subjects, PersonId reader, LocalDate today) {
		Map<String, Concern> theirs = concerns.of(document, reader, today);
		Map<String, Block> said = document.open()
			.stream()
			.collect(Collectors.toMap(waiting -> waiting.obligation().key(), OtherWaiting::line));
		return subjects.stream()
			.flatMap(subject -> Stream.ofNullable(theirs.get(subject.fix())))
			.flatMap(concern -> Stream.<Block>of(Objects.requireNonNull(said.get(concern.key())),
					lines.why(concern.obligation(), concern.chain(), today, reader, concern.next(today))))
			.toList();
	}

	private static boolean decides(ReminderSubject subject) {
		return ReminderReason.valueOf(subject.nudge()) == ReminderReason.APPROVE;
	}

}
