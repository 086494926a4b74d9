package dev.firewatch.workflow.followup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Reply;
import dev.firewatch.policy.Policy;
import dev.firewatch.workflow.Changes;
import dev.firewatch.workflow.Decision;
import dev.firewatch.workflow.Effects;

/** Reminds an incident's room of the review in the morning of its day. */
public class RemindOfReview implements Duty {

	private final Changes changes;

	private final Policy policy;

	public RemindOfReview(Changes changes, Policy policy) {
		this.changes = changes;
		this.policy = policy;
	}

	@Override
	public void run(Casefile addressed, Instant now) {
		Optional<Instant> due = next(addressed);
		Optional<Instant> review = addressed.postmortem().flatMap(postmortem -> postmortem.reviewAt());
		if (due.filter(at -> !at.isAfter(now)).isEmpty() || review.filter(now::isBefore).isEmpty()) {
			return;
		}
		changes.change(addressed.id(), "review/" + review.get(), file -> {
			if (!next(file).equals(due)) {
				return Decision.refused(Reply.silent());
			}
			file.postmortem().orElseThrow().remindedOfReview();
			return Decision.accepted(Reply.silent(), Effects.meeting(file.id()));
		});
	}

	@Override
	public Optional<Instant> next(Casefile file) {
		return file.postmortem()
			.filter(postmortem -> !postmortem.published() && !postmortem.isRemindedOfReview())
			.flatMap(postmortem -> postmortem.reviewAt())
			.map(at -> {
				LocalDate day = at.atZone(policy.zone()).toLocalDate();
				return day.atTime(policy.hours().from()).atZone(policy.zone()).toInstant();
			});
	}

}
