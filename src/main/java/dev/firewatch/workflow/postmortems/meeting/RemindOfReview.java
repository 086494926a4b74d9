package dev.firewatch.workflow.postmortems.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Reply;
import dev.firewatch.policy.Policy;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.FollowUpTask;

/** Reminds an incident's room of the review on the morning of its day. */
class RemindOfReview implements FollowUpTask {

	private final CasefileEditor editor;

	private final Policy policy;

	public RemindOfReview(CasefileEditor editor, Policy policy) {
		this.editor = editor;
		this.policy = policy;
	}

	@Override
	public Pass at(Instant now) {
		return docket -> {
			remind(docket.file(), now);
			return Look.done(next(docket.file()));
		};
	}

	private void remind(Casefile addressed, Instant now) {
		Optional<Instant> due = next(addressed);
		Optional<Instant> review = addressed.postmortem().flatMap(postmortem -> postmortem.reviewAt());
		if (due.filter(at -> !at.isAfter(now)).isEmpty() || review.filter(now::isBefore).isEmpty()) {
			return;
		}
		editor.change(addressed.id(), "review/" + review.get(), file -> {
			if (!next(file).equals(due)) {
				return Decision.refused(Reply.silent());
			}
			file.postmortem().orElseThrow().remindedOfReview();
			return Decision.accepted(Reply.silent(), new MeetingEffect.AnnounceMeeting(file.id()).effect());
		});
	}

	private Optional<Instant> next(Casefile file) {
		return file.postmortem()
			.filter(postmortem -> !postmortem.published() && !postmortem.isRemindedOfReview())
			.flatMap(postmortem -> postmortem.reviewAt())
			.map(at -> {
				LocalDate day = at.atZone(policy.zone()).toLocalDate();
				return day.atTime(policy.hours().from()).atZone(policy.zone()).toInstant();
			});
	}

}
