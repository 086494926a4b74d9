package dev.firewatch.workflow.risks;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.firewatch.risk.Risk;
import dev.firewatch.risk.Risks;

/** Writes out the register, page by page, so that it can be read back. */
public class RiskExport {

	private static final int PAGE = 200;

	private final Risks risks;

	RiskExport(Risks risks) {
		this.risks = risks;
	}

	/** Takes one risk after the other. */
	private interface RiskSink {

		void take(Risk risk) throws IOException;

	}

	public void csv(Writer to) throws IOException {
		CsvWriter table = CsvWriter.builder().build(to);
		RiskFiles.head(table);
		each(risk -> RiskFiles.row(table, risk));
		table.flush();
	}

	public void yaml(Writer to) throws IOException {
		if (!each(risk -> to.write(RiskFiles.entry(risk)))) {
			to.write("[]\n");
		}
	}

	/** Whether there were any. */
	private boolean each(RiskSink sink) throws IOException {
		List<Risk> page = risks.page(null, PAGE);
		boolean any = !page.isEmpty();
		while (!page.isEmpty()) {
			for (Risk risk : page) {
				sink.take(risk);
			}
			page = page.size() < PAGE ? List.of() : risks.page(page.get(page.size() - 1).id(), PAGE);
		}
		return any;
	}

}
