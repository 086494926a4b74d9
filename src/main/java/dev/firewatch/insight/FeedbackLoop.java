package dev.firewatch.insight;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import dev.firewatch.incident.IncidentId;
import dev.firewatch.casefile.AuditFigures;
import dev.firewatch.casefile.AuditFigures.Tally;
import dev.firewatch.insight.FeedbackSpan.Period;
import org.jspecify.annotations.Nullable;

/**
 * The five metrics of a period, each with what it is made of.
 *
 * @param incidents those whose audits were published in it, earliest first
 */
public record FeedbackLoop(String period, List<IncidentId> incidents, AuditShare inRegister, AuditMean probabilityGap,
		AuditShare cascadesPredicted, AuditShare mitigationsWorked, DetectionTimes detection) {

	/** A share; null of nothing. */
	public record AuditShare(@Nullable Double share, double count, int of) {

		static AuditShare of(List<Tally> tallies) {
			double good = tallies.stream().mapToDouble(Tally::good).sum();
			int of = tallies.stream().mapToInt(Tally::of).sum();
			return new AuditShare(of == 0 ? null : good / of, good, of);
		}

	}

	/** A mean; null of nothing. */
	public record AuditMean(@Nullable Double mean, int of) {
	}

	/** Means over the audits that have both figures; null if there are none. */
	public record DetectionTimes(@Nullable Double actualMinutes, @Nullable Double expectedMinutes, int of) {
	}

	/** What the audits of a period come to. */
	public static FeedbackLoop of(Period period, List<AuditFacts> all) {
		List<AuditFacts> audits = all.stream().filter(audit -> period.holds(audit.publishedAt())).toList();
		List<AuditFigures> figures = audits.stream().map(AuditFacts::figures).toList();
		List<Integer> gaps = known(figures, AuditFigures::probabilityGap);
		List<AuditFigures> timed = figures.stream()
			.filter(audit -> audit.actual() != null && audit.expected() != null)
			.toList();
		return new FeedbackLoop(period.name(), audits.stream().map(AuditFacts::incident).toList(), AuditShare
			.of(known(figures, AuditFigures::inRegister).stream().map(known -> new Tally(known ? 1 : 0, 1)).toList()),
				new AuditMean(mean(gaps.stream().map(Integer::doubleValue).toList()), gaps.size()),
				AuditShare.of(known(figures, AuditFigures::cascades)),
				AuditShare.of(known(figures, AuditFigures::mitigations)),
				new DetectionTimes(mean(minutes(timed, AuditFigures::actual)),
						mean(minutes(timed, AuditFigures::expected)), timed.size()));
	}

	private static <T> List<T> known(List<AuditFigures> audits, Function<AuditFigures, @Nullable T> fact) {
		return audits.stream().map(fact).filter(Objects::nonNull).map(value -> Objects.requireNonNull(value)).toList();
	}

	private static List<Double> minutes(List<AuditFigures> audits, Function<AuditFigures, @Nullable Duration> time) {
		return known(audits, time).stream().map(one -> one.toSeconds() / 60.0).toList();
	}

	private static @Nullable Double mean(List<Double> values) {
		return values.isEmpty() ? null : values.stream().mapToDouble(value -> value).sum() / values.size();
	}

}
