package dev.firewatch.workflow.insights;

import java.util.ArrayList;
import java.util.List;

import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Span;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.insight.Doubt.DoubtFigure;
import dev.firewatch.insight.Headlines;
import dev.firewatch.insight.Insights;
import dev.firewatch.insight.Insights.Movement;
import dev.firewatch.insight.Trend;
import dev.firewatch.workflow.access.PersonalLinks;
import dev.firewatch.workflow.insights.InsightReading.UnknownInsight;
import dev.firewatch.workflow.kernel.RefusalWithText;
import dev.firewatch.workflow.kernel.Wording;

/** Says whether the organisation gets better, and where not. */
class ShowInsights implements Verb {

	private static final VerbInfo INFO = new VerbInfo(427, "insights", List.of("insight"), Group.OVERVIEW,
			"insights [<team, service or severity>] [by month|quarter|rolling] · insights improvements [late] [<team>]",
			"whether we get better: the risk process over time, what to ask, and what became of its improvements");

	/** More questions are on the page. */
	private static final int QUESTIONS = 4;

	private static final int NAMED = 5;

	private final InsightReading reading;

	private final ShowImprovements improvements;

	private final PersonalLinks links;

	ShowInsights(InsightReading reading, ShowImprovements improvements, PersonalLinks links) {
		this.reading = reading;
		this.improvements = improvements;
		this.links = links;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		if (command.caller().person().isOutsider()) {
			return RefusalWithText.text("Only people of the organisation see its figures.", command);
		}
		FirstWord first = FirstWord.of(command.argument());
		if (first.first().equalsIgnoreCase(ShowImprovements.NAME)) {
			return improvements.answer(first.rest(), command);
		}
		try {
			InsightQuery query = reading.understood(command.argument());
			Insights insights = reading.read(query, CasefileSearch.by(command.caller().person()));
			return new Reply.Whisper(
					message(query, insights, links.issue(command.caller().person().id(), InsightAddress.of(query))));
		}
		catch (UnknownInsight unknown) {
			return RefusalWithText.whole(unknown.sentence(), command);
		}
	}

	private static Message message(InsightQuery query, Insights insights, String url) {
		List<String> sentences = Headlines.of(insights);
		List<Block> blocks = new ArrayList<>();
		blocks.add(Block
			.paragraph(Span.strong("Are we learning?" + (query.label().isEmpty() ? "" : " " + query.label()))));
		sentences.forEach(sentence -> blocks.add(Block.paragraph(Span.plain(sentence))));
		for (Movement one : insights.movements()) {
			blocks.add(Block.paragraph(Span.strong(one.metric().words()),
					Span.plain(" · " + one.words() + " · " + Trend.of(one.metric(), insights.loops()).words())));
		}
		insights.whole()
			.doubts()
			.stream()
			.filter(figure -> figure.count() > 0)
			.limit(QUESTIONS)
			.forEach(figure -> blocks.add(question(figure)));
		if (insights.hidden() > 0) {
			blocks.add(Block.aside(Span.plain("These figures count "
					+ Wording.count(insights.hidden(), "private incident") + " that others may not see.")));
		}
		blocks.addAll(InsightPlots.pictures(insights.movements().stream().map(Movement::metric).toList(), insights,
				query.span()));
		blocks.add(Block.buttons(Button.of("Improvements of the process", ShowImprovements.action(""))));
		blocks.add(Block.aside(new Span.Link("Open the page with plots and tables", url),
				Span.plain(" · this link is for you alone and works once, within 15 minutes")));
		return new Message(sentences.get(0), blocks);
	}

	private static Block question(DoubtFigure figure) {
		List<IncidentId> ids = figure.incidents();
		String named = String.join(", ", ids.stream().limit(NAMED).map(IncidentId::value).toList())
				+ (ids.size() > NAMED ? " and " + (ids.size() - NAMED) + " more" : "");
		return Block.paragraph(Span.plain("❓ " + figure.question() + " "), Span.plain("(" + named + ")"));
	}

}
