package dev.firewatch.workflow.insights;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.casefile.LearningRow;
import dev.firewatch.insight.FeedbackLoops;
import dev.firewatch.insight.FeedbackSpan;
import dev.firewatch.insight.Insights;
import dev.firewatch.policy.Service;
import dev.firewatch.policy.Services;
import dev.firewatch.policy.Severity;
import dev.firewatch.policy.SeverityWords;
import dev.firewatch.policy.Team;

/** Understands what figures somebody asks for, and reads them. */
public class InsightReading {

	private static final Pattern BY = Pattern.compile("(?i)(?:^|\\s)by\\s+(\\S+)\\s*$");

	private static final int YEAR = 12;

	private static final int MOST_MONTHS = 120;

	private final FeedbackLoops loops;

	private final Services services;

	private final Clock clock;

	InsightReading(FeedbackLoops loops, Services services, Clock clock) {
		this.loops = loops;
		this.services = services;
		this.clock = clock;
	}

	/** A question that can't be answered, with a sentence that says why. */
	public static final class UnknownInsight extends Exception {

		private static final long serialVersionUID = 1L;

		UnknownInsight(String sentence) {
			super(sentence);
		}

		public String sentence() {
			return String.valueOf(getMessage());
		}

	}

	/**
	 * The figures that a text asks for, such as {@code checkout SEV1 by quarter}.
	 */
	public InsightQuery understood(String text) throws UnknownInsight {
		Matcher by = BY.matcher(text);
		return by.find() ? understood(text.substring(0, by.start()), by.group(1), "", "")
				: understood(text, "month", "", "");
	}

	/**
	 * The same with its parts given one by one; months are written like 2026-11.
	 * @param from the first month; empty for a year before the last
	 * @param to the last month; empty for this one
	 */
	public InsightQuery understood(String text, String by, String from, String to) throws UnknownInsight {
		String key = by.strip().toLowerCase(Locale.ROOT).replaceFirst("s$", "");
		FeedbackSpan span = FeedbackSpan.parse(key)
			.orElseThrow(() -> new UnknownInsight(
					"by is month, quarter or rolling: %s is none of them.".formatted(by.strip())));
		YearMonth last = month("to", to, YearMonth.from(clock.instant().atZone(ZoneOffset.UTC)));
		YearMonth first = month("from", from, last.minusMonths(span == FeedbackSpan.QUARTER ? 2 * YEAR - 1 : YEAR - 1));
		if (first.isAfter(last)) {
			throw new UnknownInsight("from is after to: %s, %s. Swap them.".formatted(first, last));
		}
		if (ChronoUnit.MONTHS.between(first, last) >= MOST_MONTHS) {
			throw new UnknownInsight(
					"From %s to %s are more than %d months. Ask for fewer.".formatted(first, last, MOST_MONTHS));
		}
		return about(text, new InsightQuery(null, null, null, "", span, first, last, !from.isBlank() || !to.isBlank()));
	}

	private static YearMonth month(String name, String given, YearMonth otherwise) throws UnknownInsight {
		if (given.isBlank()) {
			return otherwise;
		}
		try {
			YearMonth month = YearMonth.parse(given.strip());
			if (month.getYear() < 1970 || month.getYear() > 9000) {
				throw new UnknownInsight("%s is no month that can be asked for: %s.".formatted(name, given));
			}
			return month;
		}
		catch (DateTimeException unknown) {
			throw new UnknownInsight("%s is no month: %s. Write it like 2026-11.".formatted(name, given));
		}
	}

	private InsightQuery about(String text, InsightQuery all) throws UnknownInsight {
		List<String> rest = new ArrayList<>();
		Severity severity = null;
		for (String word : text.strip().split("\\s+")) {
			Optional<Severity> named = SeverityWords.parse(word);
			if (named.isPresent() && severity == null) {
				severity = named.get();
			}
			else if (!word.isEmpty()) {
				rest.add(word);
			}
		}
		String words = String.join(" ", rest);
		if (words.isEmpty()) {
			return all.of(severity, null, null, "");
		}
		Optional<Team> team = services.teams()
			.stream()
			.filter(one -> is(words, one.id()) || is(words, one.name()))
			.findFirst();
		if (team.isPresent()) {
			return all.of(severity, team.get().id(), null, "team " + team.get().name());
		}
		Service service = services.services()
			.stream()
			.filter(one -> is(words, one.id()) || is(words, one.name()))
			.findFirst()
			.or(() -> services.mentionedIn(words))
			.orElseThrow(() -> new UnknownInsight("I know no team, service or severity \"" + words
					+ "\". Say `insights` for all, or name one of services.yml: `insights " + example() + "`."));
		return all.of(severity, null, service.id(), service.name());
	}

	private String example() {
		return services.services().stream().findFirst().map(Service::id).orElse("SEV1");
	}

	private static boolean is(String words, String name) {
		return words.equalsIgnoreCase(name);
	}

	/** The figures, as far as the reader may see what they are made of. */
	public Insights read(InsightQuery query, CasefileSearch reader) {
		return loops.read(reader.of(query.severity()), query.span().periods(query.first(), query.last()),
				row -> wanted(query, row));
	}

	private boolean wanted(InsightQuery query, LearningRow row) {
		if (query.team() == null && query.service() == null) {
			return true;
		}
		return services.mentionedIn(row.title())
			.filter(service -> query.service() == null ? service.team().equals(query.team())
					: service.id().equals(query.service()))
			.isPresent();
	}

}
