package dev.firewatch.workflow.risks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.firewatch.risk.Risk;
import dev.firewatch.risk.RiskId;
import dev.firewatch.risk.RiskVersion.Made;
import dev.firewatch.risk.Risks;
import dev.firewatch.workflow.risks.RiskBodies.ReadRisk;
import dev.firewatch.workflow.risks.RiskRow.UnreadableRow;
import org.jspecify.annotations.Nullable;

/**
 * Takes over a register that was kept elsewhere. A risk is found again by its id, or
 * where it has none by its title; what a file doesn't say of it stays as it is.
 */
public class RiskImport {

	private final RiskRegister register;

	private final Risks risks;

	private final RiskBodies bodies;

	RiskImport(RiskRegister register, Risks risks, RiskBodies bodies) {
		this.register = register;
		this.risks = risks;
		this.bodies = bodies;
	}

	/** How a register is written. */
	public enum RegisterFormat {

		CSV, YAML

	}

	/** Why a row was not taken. */
	public record RefusedRisk(int line, @Nullable String id, String sentence) {
	}

	/** What became of a file: how many risks, and which rows were not taken. */
	public record TakenRegister(int added, int changed, int unchanged, List<RefusedRisk> problems) {
	}

	/** Takes what can be taken: one bad row spoils none. */
	public TakenRegister take(RegisterFormat format, String text, Instant at) {
		ImportCounts counts = new ImportCounts();
		try {
			for (RiskRow row : format == RegisterFormat.CSV ? RiskFiles.csv(text) : RiskFiles.yaml(text)) {
				take(row, at, counts);
			}
		}
		catch (UnreadableRow unreadable) {
			counts.problems.add(new RefusedRisk(1, null, unreadable.sentence()));
		}
		return new TakenRegister(counts.added, counts.changed, counts.unchanged, counts.problems);
	}

	private void take(RiskRow row, Instant at, ImportCounts counts) {
		String said = null;
		try {
			said = row.id().isEmpty() ? null : row.id();
			RiskBody body = row.body();
			Optional<RiskId> id = Optional.ofNullable(said).flatMap(RiskId::parse);
			if (said != null && id.isEmpty()) {
				throw new UnreadableRow("id \"" + said + "\" is not " + RiskId.FORM + ".");
			}
			Optional<Risk> known = id.isPresent() ? risks.find(id.get())
					: Optional.ofNullable(body.title()).flatMap(risks::titled);
			Made made = new Made(at, null, "Imported", null, "import " + UUID.randomUUID());
			if (known.isPresent()) {
				change(known.get(), body.over(RiskBody.of(known.get()), row.said()), made, counts);
			}
			else {
				add(id.orElse(null), body, made, counts);
			}
		}
		catch (UnreadableRow unreadable) {
			counts.problems.add(new RefusedRisk(row.line(), said, unreadable.sentence()));
		}
	}

	private void change(Risk known, RiskBody body, Made made, ImportCounts counts) throws UnreadableRow {
		ReadRisk read = valid(bodies.read(known.id(), body));
		Risk now = register.replace(known, read.content(), made)
			.orElseThrow(() -> new UnreadableRow("Somebody changed it at the same moment. Import it again."));
		if (now.version() == known.version()) {
			counts.unchanged++;
		}
		else {
			counts.changed++;
		}
	}

	private void add(@Nullable RiskId id, RiskBody body, Made made, ImportCounts counts) throws UnreadableRow {
		// Nothing of it depends on its id, except that it can't lead to itself.
		ReadRisk read = valid(bodies.read(id == null ? RiskId.of(0) : id, body));
		if (register.enter(id, read.content(), made).isEmpty()) {
			throw new UnreadableRow("Somebody entered " + id + " at the same moment. Import it again.");
		}
		counts.added++;
	}

	private static ReadRisk valid(ReadRisk read) throws UnreadableRow {
		if (!read.problems().isEmpty()) {
			throw new UnreadableRow(read.sentences());
		}
		return read;
	}

	/** Counts what became of the rows. */
	private static final class ImportCounts {

		private int added;

		private int changed;

		private int unchanged;

		private final List<RefusedRisk> problems = new ArrayList<>();

	}

}
