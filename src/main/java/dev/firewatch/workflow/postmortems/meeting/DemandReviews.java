package dev.firewatch.workflow.postmortems.meeting;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.ComputedAnswers;
import dev.firewatch.casefile.ReviewTriggers;
import dev.firewatch.chat.Reply;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Policy;
import dev.firewatch.postmortem.RequiredReview.ReviewReason;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.FollowUpTask;

/** Makes a review a duty where the incident broke a promise, and says so once. */
class DemandReviews implements FollowUpTask {

	private final CasefileEditor editor;

	private final Timelines timelines;

	private final ReviewTriggers triggers;

	DemandReviews(CasefileEditor editor, Timelines timelines, Policy policy) {
		this.editor = editor;
		this.timelines = timelines;
		this.triggers = new ReviewTriggers(new HashSet<>(policy.postmortem().reviewFamilies()));
	}

	@Override
	public Pass at(Instant now) {
		return docket -> {
			if (triggers.concern(docket.file())) {
				demand(docket.file(), now);
			}
			return Look.done(Optional.empty());
		};
	}

	private void demand(Casefile addressed, Instant now) {
		List<Entry> entries = triggers.askTimeline(addressed) ? timelines.read(addressed.id().value()) : List.of();
		ComputedAnswers facts = new ComputedAnswers(addressed, entries, PersonId::value, ZoneOffset.UTC);
		List<ReviewReason> reasons = triggers.found(addressed, facts, now);
		if (reasons.isEmpty()) {
			return;
		}
		String which = reasons.stream().map(reason -> reason.trigger().name()).collect(Collectors.joining("+"));
		editor.change(addressed.id(), "review-duty/" + which, file -> {
			if (!triggers.concern(file)) {
				return Decision.refused(Reply.silent());
			}
			reasons.forEach(file.postmortem().orElseThrow()::requireReview);
			return Decision.accepted(Reply.silent(), new MeetingEffect.DemandReview(file.id()).effect(),
					Effects.card(file.id()));
		});
	}

}
