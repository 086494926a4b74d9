package dev.firewatch.workflow.insights;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.firewatch.report.Improvement;
import dev.firewatch.report.ImprovementState;
import dev.firewatch.report.ReportScope;
import dev.firewatch.report.ReportedFix;
import dev.firewatch.report.Reports;
import dev.firewatch.workflow.kernel.OwnerNames;
import org.jspecify.annotations.Nullable;

/**
 * Improvements of the process, followed across incidents. Private incidents are left out.
 */
public class ImprovementList {

	private final Reports reports;

	private final OwnerNames owners;

	ImprovementList(Reports reports, OwnerNames owners) {
		this.reports = reports;
		this.owners = owners;
	}

	/**
	 * An improvement as lists show it.
	 *
	 * @param due null if nobody has said it
	 */
	public record ImprovementLine(String fix, String title, ImprovementState state, String owner,
			@Nullable LocalDate due, String incident, String incidentTitle) {
	}

	/** All of them, those to look at first. */
	public List<ImprovementLine> read(ReportScope scope, Instant now) {
		return reports.improvements(scope, now).stream().map(this::line).toList();
	}

	private ImprovementLine line(Improvement one) {
		ReportedFix fix = one.promised();
		return new ImprovementLine(fix.fix().id(), fix.fix().title(), one.state(),
				owners.of(fix.fix().owners(), fix.head(), "nobody"), one.due(), fix.incident().value(),
				fix.head().title());
	}

	/** As a table. */
	public static void write(List<ImprovementLine> lines, Writer to) throws IOException {
		CsvWriter table = CsvWriter.builder().build(to);
		table.writeRecord("incident", "fix", "title", "state", "owner", "due", "incident_title");
		lines.forEach(line -> table.writeRecord(line.incident(), line.fix(), line.title(), line.state().words(),
				line.owner(), line.due() == null ? "" : line.due().toString(), line.incidentTitle()));
		table.flush();
	}

}
