package dev.firewatch.web;

import java.io.IOException;
import java.util.List;

import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.insight.FeedbackLoop;
import dev.firewatch.insight.FeedbackLoop.AuditMean;
import dev.firewatch.insight.FeedbackLoop.AuditShare;
import dev.firewatch.insight.FeedbackLoop.DetectionTimes;
import dev.firewatch.insight.Insights;
import dev.firewatch.workflow.insights.InsightReading;
import dev.firewatch.workflow.insights.InsightReading.UnknownInsight;
import dev.firewatch.workflow.insights.InsightsCsv;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The feedback loop's metrics, by the HTTP API. */
@RestController
@Tag(name = "Insights")
class FeedbackLoopApi {

	private final InsightReading reading;

	FeedbackLoopApi(InsightReading reading) {
		this.reading = reading;
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

	@GetMapping(path = "/api/v1/insights/feedback-loop", produces = "application/json")
	@Operation(summary = "What published audits say of the risk process, by month, quarter or the last 90 days")
	FeedbackJson periods(@RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to,
			@RequestParam(defaultValue = "month") String by) {
		return new FeedbackJson(read(from, to, by).loops().stream().map(FeedbackPeriodJson::of).toList());
	}

	@GetMapping(path = "/api/v1/insights/feedback-loop", produces = "text/csv;charset=UTF-8")
	@Hidden
	void table(@RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to,
			@RequestParam(defaultValue = "month") String by, HttpServletResponse response) throws IOException {
		Insights insights = read(from, to, by);
		response.setContentType("text/csv;charset=UTF-8");
		InsightsCsv.write(insights, response.getWriter());
	}

	/** The token names no person, so private incidents don't count. */
	private Insights read(String from, String to, String by) {
		try {
			return reading.read(reading.understood("", by, from, to), CasefileSearch.open());
		}
		catch (UnknownInsight unknown) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, unknown.sentence());
		}
	}

}
