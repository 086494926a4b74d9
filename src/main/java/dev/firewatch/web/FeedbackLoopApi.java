package dev.firewatch.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

import dev.firewatch.insight.FeedbackLoop;
import dev.firewatch.insight.FeedbackLoop.AuditMean;
import dev.firewatch.insight.FeedbackLoop.AuditShare;
import dev.firewatch.insight.FeedbackLoop.DetectionTimes;
import dev.firewatch.insight.FeedbackLoops;
import dev.firewatch.insight.FeedbackSpan;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The feedback loop's metrics, by the HTTP API. */
@RestController
@Tag(name = "Insights")
class FeedbackLoopApi {

	private static final int MOST_MONTHS = 120;

	private final FeedbackLoops loops;

	private final Clock clock;

	FeedbackLoopApi(FeedbackLoops loops, Clock clock) {
		this.loops = loops;
		this.clock = clock;
	}

	/** The metrics of all periods, the earliest first. */
	record FeedbackJson(List<FeedbackPeriodJson> periods) {
	}

	/**
	 * The five metrics of a period; a share or mean of nothing is null.
	 *
	 * @param incidents how many audits were published in it
	 */
	record FeedbackPeriodJson(String period, int incidents, AuditShare inRegister, AuditMean probabilityGap,
			AuditShare cascadesPredicted, AuditShare mitigationsWorked, DetectionTimes detection) {

		static FeedbackPeriodJson of(FeedbackLoop loop) {
			return new FeedbackPeriodJson(loop.period(), loop.incidents().size(), loop.inRegister(),
					loop.probabilityGap(), loop.cascadesPredicted(), loop.mitigationsWorked(), loop.detection());
		}

	}

	@GetMapping("/api/v1/insights/feedback-loop")
	@Operation(summary = "What published audits say of the risk process, by month, quarter or the last 90 days")
	FeedbackJson periods(@RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to,
			@RequestParam(defaultValue = "month") String by) {
		YearMonth last = month("to", to, YearMonth.from(clock.instant().atZone(ZoneOffset.UTC)));
		YearMonth first = month("from", from, last.minusMonths(11));
		FeedbackSpan span = FeedbackSpan.parse(by)
			.orElseThrow(() -> refused("by is month, quarter or rolling: %s is none of them.".formatted(by)));
		if (first.isAfter(last)) {
			throw refused("from is after to: %s, %s. Swap them.".formatted(first, last));
		}
		if (ChronoUnit.MONTHS.between(first, last) >= MOST_MONTHS) {
			throw refused("From %s to %s are more than %d months. Ask for fewer.".formatted(first, last, MOST_MONTHS));
		}
		return new FeedbackJson(loops.of(span.periods(first, last)).stream().map(FeedbackPeriodJson::of).toList());
	}

	private static YearMonth month(String name, String given, YearMonth otherwise) {
		if (given.isBlank()) {
			return otherwise;
		}
		try {
			YearMonth month = YearMonth.parse(given.strip());
			if (month.getYear() < 1970 || month.getYear() > 9000) {
				throw refused("%s is no month that can be asked for: %s.".formatted(name, given));
			}
			return month;
		}
		catch (DateTimeException unknown) {
			throw refused("%s is no month: %s. Write it like 2026-11.".formatted(name, given));
		}
	}

	private static ResponseStatusException refused(String sentence) {
		return new ResponseStatusException(HttpStatus.BAD_REQUEST, sentence);
	}

}
