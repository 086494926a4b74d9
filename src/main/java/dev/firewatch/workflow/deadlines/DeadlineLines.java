package dev.firewatch.workflow.deadlines;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.firewatch.casefile.ComplianceDate;
import dev.firewatch.casefile.NoticeClock;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Span;
import dev.firewatch.workflow.kernel.Wording;

/** Deadlines of compliance in words: a line each, with how much of the time is left. */
final class DeadlineLines {

	private DeadlineLines() {
	}

	static Block.Item line(ComplianceDate date, Instant now) {
		List<Span> spans = new ArrayList<>(List.of(Span.plain(date.due().isBefore(now) ? "⏰ " : "⚖️ "),
				Span.strong(date.what() + ": " + NoticeClock.left(date.due(), now)), Span.plain(" · until "),
				Span.dateTime(date.due()), Span.plain(" · " + date.incident() + " " + Wording.brief(date.title()))));
		String id = date.incident().value();
		return new Block.Item(spans, date.notice()
				? List.of(Button.primary("It was sent", new Action(DeadlinesVerb.NAME, id, "sent " + date.item())),
						Button.of("Not needed", new Action(DeadlinesVerb.NAME, id, "not-needed " + date.item())))
				: List.of(Button.of("It happened", new Action(DeadlinesVerb.NAME, id, "met " + date.item()))));
	}

}
