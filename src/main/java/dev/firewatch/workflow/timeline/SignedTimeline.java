package dev.firewatch.workflow.timeline;

import java.util.List;

import dev.firewatch.chat.Reply;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.Effects;

/**
 * Has those who signed a draft sign again once the timeline reads otherwise than what
 * they signed.
 */
record SignedTimeline(Timelines timelines, CasefileEditor editor) {

	/**
	 * Something in the timeline was changed.
	 * @param key of the act that changed it
	 */
	void changed(String incident, String key) {
		editor.change(new IncidentId(incident), key + "#timeline", file -> {
			boolean draft = file.postmortem().filter(document -> !document.published()).isPresent();
			return draft && file.knowTimeline(timelines.read(incident))
					? Decision.accepted(Reply.silent(), List.of(Effects.progress(file.id())))
					: Decision.refused(Reply.silent());
		});
	}

}
