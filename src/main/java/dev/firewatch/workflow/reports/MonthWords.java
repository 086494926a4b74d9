package dev.firewatch.workflow.reports;

import java.time.Duration;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.firewatch.insight.FeedbackLoop;
import dev.firewatch.policy.Severity;
import dev.firewatch.report.MonthFigures;
import dev.firewatch.report.MonthReport;
import dev.firewatch.report.ReportedFix;
import dev.firewatch.report.Spread;
import dev.firewatch.workflow.kernel.Wording;
import org.jspecify.annotations.Nullable;

/** A month in words and figures, the same in chat, on the page and in files. */
public final class MonthWords {

	private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);

	private static final DateTimeFormatter MONTH_ALONE = DateTimeFormatter.ofPattern("MMMM", Locale.ENGLISH);

	private MonthWords() {
	}

	/**
	 * A figure beside the one of the month before.
	 *
	 * @param change in words, such as {@code 2 more}; empty if they can't be compared
	 */
	public record Figure(String label, String now, String before, String change) {

		/** Whether it is another one than the month before. */
		public boolean moved() {
			return !change.isEmpty() && !change.equals("the same");
		}

	}

	/** The month, such as {@code November 2026}. */
	public static String name(YearMonth month) {
		return MONTH.format(month);
	}

	/** The three sentences that come first. */
	public static List<String> sentences(MonthReport report) {
		return List.of(incidents(report), fixes(report), learned(report));
	}

	private static String incidents(MonthReport report) {
		MonthFigures now = report.now();
		String month = MONTH_ALONE.format(report.month());
		String last = MONTH_ALONE.format(report.month().minusMonths(1));
		int before = report.before().incidents();
		if (now.incidents() == 0) {
			return month + " brought no incident, " + (before == 0 ? "nor did " + last
					: "after " + (before == 1 ? "one" : String.valueOf(before)) + " in " + last) + ".";
		}
		String severities = Stream.of(Severity.values())
			.filter(severity -> now.declared().containsKey(severity))
			.map(severity -> now.declared().get(severity) + " " + severity)
			.collect(Collectors.joining(", "));
		Duration median = now.toResolve().median();
		return month + " brought " + Wording.count(now.incidents(), "incident") + " (" + severities + "), "
				+ compared(now.incidents(), before) + " " + last + (median == null ? "." : resolved(now, median));
	}

	/** The one that was resolved may be of the month before, so it isn't "it". */
	private static String resolved(MonthFigures now, Duration median) {
		boolean quick = median.toMinutes() == 0;
		return now.toResolve().of() == 1
				? "; one was resolved" + (quick ? " within a minute." : ", after " + Wording.lasting(median) + ".")
				: "; of " + now.toResolve().of() + " resolved, half took "
						+ (quick ? "less than a minute." : "up to " + Wording.lasting(median) + ".");
	}

	/** Such as {@code 2 more than in}, which the name of a month follows. */
	private static String compared(int now, int before) {
		return now == before ? "as many as in" : change(now, before).replaceFirst("^1 ", "one ") + " than in";
	}

	private static String fixes(MonthReport report) {
		MonthFigures now = report.now();
		String open = now.open().number() == 0 ? "none is open"
				: now.open().number() + (now.open().number() == 1 ? " is" : " are") + " open" + late(now);
		String oldest = now.open().oldest().isEmpty() ? "." : "; " + oldest(report) + ".";
		return promised(now) + "; " + open + oldest;
	}

	private static String promised(MonthFigures now) {
		if (now.promised() == 0 && now.verified() == 0) {
			return "No fix was promised or verified";
		}
		return (now.promised() == 0 ? "No fix was"
				: Wording.fixes(now.promised()) + (now.promised() == 1 ? " was" : " were")) + " promised and "
				+ (now.verified() == 0 ? "none" : String.valueOf(now.verified())) + " verified";
	}

	private static String late(MonthFigures now) {
		if (now.open().number() == 1) {
			return now.open().late() == 0 ? " and not late" : " and late";
		}
		return now.open().late() == 0 ? ", none of them late" : ", " + now.open().late() + " of them late";
	}

	/** Its age rather than "ago": the month may be long over. */
	private static String oldest(MonthReport report) {
		ReportedFix oldest = report.now().open().oldest().get(0);
		Duration age = Objects.requireNonNull(report.now().open().age().longest());
		return (report.now().open().number() == 1 ? "it" : "the oldest") + " is " + oldest.fix().id() + " of "
				+ oldest.incident() + ", "
				+ (age.toDays() == 0 ? "less than a day" : Wording.count(age.toDays(), "day")) + " old";
	}

	private static String learned(MonthReport report) {
		FeedbackLoop audits = report.audits();
		int published = audits.incidents().size();
		if (published == 0) {
			return "No review with an audit of the risk process was published.";
		}
		return Wording.count(published, "review") + " with an audit of the risk process "
				+ (published == 1 ? "was" : "were") + " published"
				+ (audits.inRegister().of() == 0 ? "." : register(audits) + ".");
	}

	private static String register(FeedbackLoop audits) {
		int of = audits.inRegister().of();
		double count = audits.inRegister().count();
		if (of == 1 && audits.incidents().size() == 1) {
			return count == 0 ? "; its risk wasn't in the register" : "; its risk was already in the register";
		}
		return ", and the register already held the risk in "
				+ (count == 0 ? "none of " + of : number(count) + " of " + of);
	}

	/** All figures, in the order in which they are read. */
	public static List<Figure> figures(MonthReport report) {
		MonthFigures now = report.now();
		MonthFigures before = report.before();
		List<Figure> figures = new ArrayList<>();
		for (Severity severity : Severity.values()) {
			figures.add(counted(severity + " incidents", now.declared().getOrDefault(severity, 0),
					before.declared().getOrDefault(severity, 0)));
		}
		figures.add(timed("From declared to mitigated", now.toMitigate(), before.toMitigate()));
		figures.add(timed("From declared to resolved", now.toResolve(), before.toResolve()));
		figures.add(counted("Fixes promised", now.promised(), before.promised()));
		figures.add(counted("Fixes done", now.done(), before.done()));
		figures.add(counted("Fixes verified", now.verified(), before.verified()));
		figures.add(counted("Fixes dropped", now.dropped(), before.dropped()));
		figures.add(rate("Due in the month: done by their day", now.due().inTime(), now.due().of(),
				before.due().inTime(), before.due().of()));
		figures.add(rate("Due in the month: done", now.due().done(), now.due().of(), before.due().done(),
				before.due().of()));
		figures.add(rate("Due in the month: verified", now.due().verified(), now.due().of(), before.due().verified(),
				before.due().of()));
		figures.add(counted("Fixes open at the end", now.open().number(), before.open().number()));
		figures.add(counted("Fixes late at the end", now.open().late(), before.open().late()));
		figures.add(timed("Age of what is open", now.open().age(), before.open().age()));
		figures.addAll(audits(report.audits(), report.auditsBefore()));
		return figures;
	}

	/** The five metrics of the feedback loop. */
	private static List<Figure> audits(FeedbackLoop now, FeedbackLoop before) {
		return List.of(
				new Figure("Audits: the risk was in the register",
						share(now.inRegister().count(), now.inRegister().of()),
						share(before.inRegister().count(), before.inRegister().of()), ""),
				new Figure("Audits: actual less predicted probability, mean in bands",
						mean(now.probabilityGap().mean(), now.probabilityGap().of()),
						mean(before.probabilityGap().mean(), before.probabilityGap().of()), ""),
				new Figure("Audits: cascades that were predicted",
						share(now.cascadesPredicted().count(), now.cascadesPredicted().of()),
						share(before.cascadesPredicted().count(), before.cascadesPredicted().of()), ""),
				new Figure("Audits: mitigations that worked",
						share(now.mitigationsWorked().count(), now.mitigationsWorked().of()),
						share(before.mitigationsWorked().count(), before.mitigationsWorked().of()), ""),
				new Figure("Audits: detection, actual against expected, means", detection(now), detection(before), ""));
	}

	private static String detection(FeedbackLoop loop) {
		Double actual = loop.detection().actualMinutes();
		Double expected = loop.detection().expectedMinutes();
		return actual == null || expected == null ? "–"
				: Wording.lasting(Duration.ofSeconds(Math.round(actual * 60))) + " against "
						+ Wording.lasting(Duration.ofSeconds(Math.round(expected * 60))) + " (of "
						+ loop.detection().of() + ")";
	}

	private static String mean(@Nullable Double mean, int of) {
		return mean == null ? "–" : String.format(Locale.ROOT, "%+.1f (of %d)", mean, of);
	}

	private static Figure counted(String label, int now, int before) {
		return new Figure(label, String.valueOf(now), String.valueOf(before), change(now, before));
	}

	private static String change(int now, int before) {
		return now == before ? "the same" : Math.abs(now - before) + (now > before ? " more" : " fewer");
	}

	/**
	 * A share of few is no trend, so shares are put beside each other and not compared.
	 */
	private static Figure rate(String label, int now, int of, int before, int ofBefore) {
		return new Figure(label, share(now, of), share(before, ofBefore), "");
	}

	private static String share(double count, int of) {
		return of == 0 ? "–" : number(count) + " of " + of + " (" + Math.round(100 * count / of) + "\u00a0%)";
	}

	private static String number(double count) {
		return count == Math.rint(count) ? String.valueOf((long) count) : String.valueOf(count);
	}

	/** The middle, and the middle half where there are enough to speak of one. */
	private static Figure timed(String label, Spread now, Spread before) {
		return new Figure(label, spread(now), spread(before), "");
	}

	private static String spread(Spread spread) {
		Duration median = spread.median();
		if (median == null || spread.lower() == null || spread.upper() == null) {
			return "–";
		}
		String middle = "median " + Wording.lasting(median);
		return spread.of() < 4 ? middle + " (of " + spread.of() + ")"
				: middle + ", half between " + Wording.lasting(spread.lower()) + " and "
						+ Wording.lasting(spread.upper()) + " (of " + spread.of() + ")";
	}

}
