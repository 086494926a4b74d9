package dev.firewatch.workflow.reports;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import dev.firewatch.casefile.Obligation;
import dev.firewatch.exchange.Document;
import dev.firewatch.exchange.Document.DocumentHeading;
import dev.firewatch.exchange.Document.DocumentItem;
import dev.firewatch.exchange.Document.DocumentPart;
import dev.firewatch.exchange.Document.Items;
import dev.firewatch.exchange.Document.Remark;
import dev.firewatch.exchange.Document.Table;
import dev.firewatch.incident.Involved;
import dev.firewatch.people.People;
import dev.firewatch.policy.NoticeRule;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.RoleRule;
import dev.firewatch.policy.Services;
import dev.firewatch.policy.Team;
import dev.firewatch.report.MonthReport;
import dev.firewatch.report.ReportScope;
import dev.firewatch.report.ReportedFix;
import dev.firewatch.report.Reports;
import dev.firewatch.report.WeekReport;
import dev.firewatch.report.WeekReport.WaitingObligation;
import dev.firewatch.workflow.kernel.OwnerNames;
import dev.firewatch.workflow.reports.MonthWords.Figure;

/** Reports as documents, to be read as a page or a PDF. */
public class ReportDocuments {

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

	private final Reports reports;

	private final OwnerNames owners;

	private final Services services;

	private final Policy policy;

	ReportDocuments(Reports reports, OwnerNames owners, Services services, Policy policy) {
		this.reports = reports;
		this.owners = owners;
		this.services = services;
		this.policy = policy;
	}

	/** A month's report. */
	public Document month(YearMonth month, ReportScope scope, Instant now) {
		MonthReport report = reports.month(month, scope, now);
		List<DocumentPart> parts = new ArrayList<>();
		parts.add(new Items(null,
				MonthWords.sentences(report)
					.stream()
					.map(sentence -> new DocumentItem(null, sentence, List.of()))
					.toList()));
		parts.add(new Remark(
				"Private incidents and drills aren't counted. Months are those of " + policy.zone().getId() + "."));
		List<Figure> figures = MonthWords.figures(report);
		List<Figure> moved = figures.stream().filter(Figure::moved).toList();
		String before = MonthWords.name(month.minusMonths(1));
		parts.add(new DocumentHeading(2, "What moved since " + before));
		parts.add(moved.isEmpty() ? new Items(null, List.of(new DocumentItem(null, "Nothing moved.", List.of())))
				: new Table(List.of("Figure", MonthWords.name(month), before, "Change"),
						moved.stream()
							.map(one -> List.of(one.label(), one.now(), one.before(), one.change()))
							.toList()));
		parts.add(new DocumentHeading(2, "All figures"));
		parts.add(new Table(List.of("Figure", MonthWords.name(month), before),
				figures.stream().map(one -> List.of(one.label(), one.now(), one.before())).toList()));
		if (!report.audits().incidents().isEmpty()) {
			parts.add(new Items("The audits are those of",
					report.audits()
						.incidents()
						.stream()
						.map(id -> new DocumentItem(null, id.value(), List.of()))
						.toList()));
		}
		fixes("Process improvements", "How risks and incidents are handled better.", report.improvements(), parts);
		fixes("Open longest", "", report.now().open().oldest(), parts);
		fixes("Verified in the month", "", report.completed(), parts);
		if (report.now().verified() > report.completed().size()) {
			parts.add(new Remark("These are the latest " + report.completed().size() + "."));
		}
		return new Document("Incidents and fixes in " + MonthWords.name(month) + about(scope), "en", parts);
	}

	/**
	 * A plot of a month's report, as a page shows it.
	 *
	 * @param words what it says, for those who can't see it
	 */
	public record ReportDrawing(String title, String svg, String words) {
	}

	/** What a month's report compares, over the months to it. */
	public List<ReportDrawing> drawings(YearMonth month, ReportScope scope, Instant now) {
		return ReportPlots.plots(month, reports.months(month, ReportPlots.MONTHS, scope, now))
			.stream()
			.map(plot -> new ReportDrawing(plot.title(), plot.svg(), plot.words()))
			.toList();
	}

	private String about(ReportScope scope) {
		return Stream
			.of(Optional.ofNullable(scope.team()).flatMap(services::team).map(Team::name),
					Optional.ofNullable(scope.service()).flatMap(services::service).map(service -> service.name()),
					Optional.ofNullable(scope.severity()).map(Enum::name))
			.flatMap(Optional::stream)
			.map(word -> ", " + word)
			.reduce("", String::concat);
	}

	/** A team's last seven days. */
	public Document week(Team team, Instant to) {
		WeekReport report = reports.week(team, to);
		List<DocumentPart> parts = new ArrayList<>();
		parts.add(new Items(null, List.of(new DocumentItem(null, ReportMessages.sentence(report), List.of()))));
		parts.add(new Remark("Private incidents and drills aren't counted."));
		fixes("Late", "", report.late(), parts);
		List<WaitingObligation> waiting = ReportMessages.waiting(report);
		if (!waiting.isEmpty()) {
			parts.add(new DocumentHeading(2, "Waiting"));
			parts.add(new Table(List.of("What", "For whom", "Since", "Due", "Incident"),
					waiting.stream()
						.map(one -> List.of(words(one.obligation()),
								owners.of(one.obligation().owedBy(), one.head(), "whoever may decide"),
								DAY.format(one.obligation().since()), DAY.format(one.obligation().due()),
								one.incident() + " " + one.head().title()))
						.toList()));
		}
		fixes("Verified", "", report.verified(), parts);
		fixes("Moved", "", report.moved(), parts);
		return new Document(team.name() + ", the week to " + DAY.format(report.day()), "en", parts);
	}

	private void fixes(String title, String remark, List<ReportedFix> fixes, List<DocumentPart> parts) {
		if (fixes.isEmpty()) {
			return;
		}
		parts.add(new DocumentHeading(2, title));
		if (!remark.isEmpty()) {
			parts.add(new Remark(remark));
		}
		parts.add(new Table(List.of("Fix", "Owner", "Due", "State", "Incident"),
				fixes.stream()
					.map(one -> List.of(one.fix().id() + " " + one.fix().title(),
							owners.of(one.fix().owners(), one.head(), "nobody"),
							one.life().due() == null ? "no date" : DAY.format(one.life().due()), state(one),
							one.incident() + " " + one.head().title()))
					.toList()));
	}

	private String state(ReportedFix one) {
		ZoneId zone = policy.zone();
		Instant at = Stream.of(one.life().verifiedAt(), one.life().droppedAt(), one.life().doneAt())
			.filter(moment -> moment != null)
			.findFirst()
			.orElse(null);
		return one.fix().status().words() + (at == null ? "" : " " + DAY.format(at.atZone(zone)));
	}

	/** What has to be done, such as {@code check whether F1 works}. */
	private String words(Obligation waits) {
		String item = waits.item();
		return switch (waits.kind()) {
			case RESOLUTION -> "end the incident";
			case FLAGS -> "look at its signals";
			case FIX -> "fix " + item;
			case ASSIGNMENT -> "name owner and date of " + item;
			case TAKE -> "take over " + item;
			case CHECK -> "check whether " + item + " works";
			case DROP_APPROVAL -> "decide whether " + item + " is dropped";
			case EXCEPTION_APPROVAL -> "decide on the exception of " + item;
			case SECTION -> "write the postmortem";
			case CHANGE -> "make the change " + item;
			case REVIEW -> "hold the review";
			case ROLE -> "name the " + role(item);
			case SIGNATURE -> "sign as " + role(item);
			case PUBLICATION -> "publish the postmortem";
			case CLOSING -> "close it";
			case TEST -> "show that the test " + item + " exists";
			case LANDING -> "show where " + item + " has landed";
			case DELETION -> "take the next step of the deletion " + item;
			case RUN_ITEM -> "do " + item;
			case RUN_APPROVAL -> "approve " + item.substring(0, item.indexOf('/')) + " as "
					+ role(item.substring(item.indexOf('/') + 1));
			case RUN_STAGE -> "go on with " + item;
			case CONTROL -> "lift or prolong the interim control " + item;
			case AFFECTED -> "see to the affected people " + item;
			case NOTICE -> "give the notice: " + policy.notice(item).map(NoticeRule::name).orElse(item);
			case LESSON -> "note the lesson " + item;
			case ELSEWHERE -> item;
		};
	}

	private String role(String id) {
		return policy.role(id).map(RoleRule::title).orElse(id).toLowerCase(Locale.ROOT);
	}

}
