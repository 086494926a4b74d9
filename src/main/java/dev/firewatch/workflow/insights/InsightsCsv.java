package dev.firewatch.workflow.insights;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.insight.Doubt;
import dev.firewatch.insight.Doubt.DoubtFigure;
import dev.firewatch.insight.FeedbackLoop;
import dev.firewatch.insight.Insights;
import dev.firewatch.insight.LearningCheck;
import dev.firewatch.postmortem.AuditQuestion;
import org.jspecify.annotations.Nullable;

/** Figures over time as a table, one row a period. */
public final class InsightsCsv {

	private InsightsCsv() {
	}

	public static void write(Insights insights, Writer to) throws IOException {
		CsvWriter table = CsvWriter.builder().build(to);
		List<String> head = new ArrayList<>(List.of("period", "audits", "in_register_count", "in_register_of",
				"in_register_share", "probability_gap_mean", "probability_gap_of", "cascades_predicted_count",
				"cascades_predicted_of", "cascades_predicted_share", "mitigations_worked_count",
				"mitigations_worked_of", "mitigations_worked_share", "detection_actual_minutes",
				"detection_expected_minutes", "detection_of"));
		Stream.of(AuditQuestion.values()).forEach(question -> head.add("gap_" + question.key().replace('-', '_')));
		for (Doubt doubt : Doubt.values()) {
			head.add(doubt.key() + "_count");
			head.add(doubt.key() + "_of");
		}
		head.add("incidents");
		table.writeRecord(head);
		for (int n = 0; n < insights.loops().size(); n++) {
			table.writeRecord(row(insights.loops().get(n), insights.checks().get(n)));
		}
		table.flush();
	}

	private static List<String> row(FeedbackLoop loop, LearningCheck check) {
		List<String> row = new ArrayList<>(List.of(loop.period(), String.valueOf(check.audits())));
		share(row, loop.inRegister());
		row.add(number(loop.probabilityGap().mean()));
		row.add(String.valueOf(loop.probabilityGap().of()));
		share(row, loop.cascadesPredicted());
		share(row, loop.mitigationsWorked());
		row.add(number(loop.detection().actualMinutes()));
		row.add(number(loop.detection().expectedMinutes()));
		row.add(String.valueOf(loop.detection().of()));
		Stream.of(AuditQuestion.values())
			.forEach(question -> row.add(String.valueOf(check.gaps().getOrDefault(question, 0))));
		for (DoubtFigure figure : check.doubts()) {
			row.add(String.valueOf(figure.count()));
			row.add(figure.of() == 0 ? "" : String.valueOf(figure.of()));
		}
		row.add(loop.incidents().stream().map(IncidentId::value).collect(Collectors.joining(" ")));
		return row;
	}

	private static void share(List<String> row, FeedbackLoop.AuditShare share) {
		row.add(String.valueOf(share.count()));
		row.add(String.valueOf(share.of()));
		row.add(number(share.share()));
	}

	private static String number(@Nullable Double value) {
		return value == null ? "" : String.valueOf(value);
	}

}
