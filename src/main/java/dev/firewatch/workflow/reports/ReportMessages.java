package dev.firewatch.workflow.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.firewatch.PublicAddress;
import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.casefile.Obligation;
import dev.firewatch.casefile.Obligation.ObligationKind;
import dev.firewatch.casefile.Obligations;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Span;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.PersonId;
import dev.firewatch.report.MonthReport;
import dev.firewatch.report.ReportScope;
import dev.firewatch.report.ReportedFix;
import dev.firewatch.report.Reports;
import dev.firewatch.report.WeekReport;
import dev.firewatch.report.WeekReport.WaitingObligation;
import dev.firewatch.policy.Team;
import dev.firewatch.workflow.kernel.Wording;
import dev.firewatch.workflow.obligations.ObligationLines;
import dev.firewatch.workflow.reports.MonthWords.Figure;

/** Reports as messages, as things are when they are sent. */
class ReportMessages {

	/** Each line may have buttons, and a message has no room for more. */
	private static final int SHOWN = 6;

	private final Reports reports;

	private final Casefiles casefiles;

	private final Obligations obligations;

	private final ObligationLines lines;

	private final PublicAddress address;

	ReportMessages(Reports reports, Casefiles casefiles, Obligations obligations, ObligationLines lines,
			PublicAddress address) {
		this.address = address;
		this.reports = reports;
		this.casefiles = casefiles;
		this.obligations = obligations;
		this.lines = lines;
	}

	/** Empty if there is nothing to say. */
	Optional<Message> month(YearMonth month, Instant at) {
		MonthReport report = reports.month(month, ReportScope.ALL, at);
		if (report.isEmpty()) {
			return Optional.empty();
		}
		String first = "Incidents and fixes in " + MonthWords.name(month);
		List<Block> blocks = new ArrayList<>();
		blocks.add(new Block.Heading(first));
		MonthWords.sentences(report).forEach(sentence -> blocks.add(Block.paragraph(Span.plain(sentence))));
		List<Figure> moved = MonthWords.figures(report).stream().filter(Figure::moved).toList();
		if (!moved.isEmpty()) {
			blocks.add(Block.paragraph(Span.strong("What moved since " + MonthWords.name(month.minusMonths(1)))));
			blocks.add(new Block.Facts(moved.stream()
				.map(figure -> new Block.Fact(figure.label(),
						List.of(Span.plain(figure.now() + ", " + figure.change()))))
				.toList()));
		}
		blocks.addAll(ReportPlots.pictures(month, reports.months(month, ReportPlots.MONTHS, ReportScope.ALL, at),
				address.of("/reports/month/" + month)));
		blocks.add(Block.aside(Span.plain("Private incidents and drills aren't counted.")));
		blocks.add(Block.buttons(Button.primary("The whole report", ReportVerb.action("month " + month)),
				Button.of("A link for others", ReportVerb.action("link month " + month))));
		return Optional.of(new Message(first, blocks));
	}

	/**
	 * Empty if there is nothing to say.
	 * @param reader for whom the buttons are; somebody else is told if theirs aren't
	 */
	Optional<Message> week(Team team, Instant at, PersonId reader) {
		WeekReport report = reports.week(team, at);
		if (report.isEmpty()) {
			return Optional.empty();
		}
		Map<IncidentId, Casefile> files = files(report);
		String first = team.name() + ", the week to " + Wording.day(report.day(), report.day().plusDays(200));
		List<Block> blocks = new ArrayList<>();
		blocks.add(new Block.Heading(first));
		blocks.add(Block.paragraph(Span.plain(sentence(report))));
		obligations("Late", report.late().stream().map(fix -> new Line(fix.incident(), fix.fix().id())).toList(), files,
				report.day(), reader, blocks);
		obligations("Waiting",
				waiting(report).stream().map(one -> new Line(one.incident(), one.obligation().key())).toList(), files,
				report.day(), reader, blocks);
		named("Verified", report.verified(), blocks);
		named("Moved", report.moved(), blocks);
		blocks.add(Block.aside(Span.plain("Private incidents and drills aren't counted.")));
		blocks.add(Block.buttons(Button.of("The whole report", ReportVerb.action("week " + team.id()))));
		return Optional.of(new Message(first, blocks));
	}

	/** Of a postmortem's sections, the next one: its button leads to the others. */
	static List<WaitingObligation> waiting(WeekReport report) {
		Set<IncidentId> written = new HashSet<>();
		return report.waiting()
			.stream()
			.filter(one -> !isLate(report, one))
			.filter(one -> one.obligation().kind() != ObligationKind.SECTION || written.add(one.incident()))
			.toList();
	}

	/** A late fix stands among what is late. */
	static boolean isLate(WeekReport report, WaitingObligation one) {
		return report.late()
			.stream()
			.anyMatch(fix -> fix.incident().equals(one.incident()) && one.obligation().concerns(fix.fix().id()));
	}

	/** The week in one sentence. */
	static String sentence(WeekReport report) {
		int waiting = waiting(report).size();
		return "Fixes: " + some(report.verified().size()) + " verified, " + some(report.moved().size()) + " moved, "
				+ some(report.late().size()) + " late; " + (waiting == 0 ? "nothing else is waiting."
						: waiting + (waiting == 1 ? " other thing is waiting." : " other things are waiting."));
	}

	private static String some(int number) {
		return number == 0 ? "none" : String.valueOf(number);
	}

	/** What is to be done about something, named by its key. */
	private record Line(IncidentId incident, String key) {
	}

	private void obligations(String title, List<Line> all, Map<IncidentId, Casefile> files, LocalDate today,
			PersonId reader, List<Block> blocks) {
		List<Block> shown = new ArrayList<>();
		for (Line line : all.subList(0, Math.min(SHOWN, all.size()))) {
			Optional.ofNullable(files.get(line.incident()))
				.flatMap(file -> of(file, line.key()).map(one -> lines.line(file, one, today, reader)))
				.ifPresent(shown::add);
		}
		if (!shown.isEmpty()) {
			blocks.add(Block.paragraph(Span.strong(title)));
			blocks.addAll(shown);
			more(all.size(), blocks);
		}
	}

	private Optional<Obligation> of(Casefile file, String key) {
		return obligations.of(file).stream().filter(one -> one.key().equals(key)).findFirst();
	}

	private static void named(String title, List<ReportedFix> fixes, List<Block> blocks) {
		if (fixes.isEmpty()) {
			return;
		}
		blocks.add(Block.paragraph(Span.strong(title)));
		fixes.stream()
			.limit(SHOWN)
			.forEach(fix -> blocks.add(new Block.Item(List.of(Span.plain(fix.fix().id() + " " + fix.fix().title()
					+ " · " + fix.fix().status().words() + " · " + fix.incident())), List.of())));
		more(fixes.size(), blocks);
	}

	private static void more(int all, List<Block> blocks) {
		if (all > SHOWN) {
			blocks.add(Block.aside(Span.plain("And " + (all - SHOWN) + " more in the whole report.")));
		}
	}

	/** The casefiles of what is shown with buttons. */
	private Map<IncidentId, Casefile> files(WeekReport report) {
		Set<IncidentId> ids = new LinkedHashSet<>();
		report.late().stream().limit(SHOWN).forEach(fix -> ids.add(fix.incident()));
		waiting(report).stream().limit(SHOWN).forEach(one -> ids.add(one.incident()));
		Map<IncidentId, Casefile> files = new LinkedHashMap<>();
		if (!ids.isEmpty()) {
			casefiles.findAll(ids).forEach(file -> files.put(file.id(), file));
		}
		return files;
	}

}
