package dev.firewatch.workflow.risks;

import java.util.Optional;
import java.util.function.UnaryOperator;

import dev.firewatch.risk.Risk;
import dev.firewatch.risk.RiskContent;
import dev.firewatch.risk.RiskId;
import dev.firewatch.risk.RiskVersion.Made;
import dev.firewatch.risk.Risks;
import org.jspecify.annotations.Nullable;

/** Enters and changes risks, each act once, nobody's change over another's. */
public class RiskRegister {

	/** Nobody changes one risk that often at the same moment. */
	private static final int TRIES = 10;

	private final Risks risks;

	RiskRegister(Risks risks) {
		this.risks = risks;
	}

	/**
	 * Enters a risk.
	 * @param id null to count on
	 * @return empty if there is one with this id
	 */
	public Optional<Risk> enter(@Nullable RiskId id, RiskContent content, Made made) {
		Optional<Risk> before = risks.enteredBy(made.key());
		if (before.isPresent()) {
			return before;
		}
		for (int n = 0; n < TRIES; n++) {
			Risk risk = Risk.entered(id == null ? risks.nextId() : id, content, made);
			if (risks.add(risk)) {
				return Optional.of(risk);
			}
			Optional<Risk> meanwhile = risks.enteredBy(made.key());
			if (meanwhile.isPresent() || id != null) {
				return meanwhile;
			}
		}
		throw new IllegalStateException("no number for a risk is free");
	}

	/**
	 * Changes a risk, on top of whatever others have changed meanwhile.
	 * @return the risk as it is now; empty if there is none
	 */
	public Optional<Risk> change(RiskId id, String key, UnaryOperator<Risk> change) {
		for (int n = 0; n < TRIES; n++) {
			Optional<Risk> read = risks.find(id);
			if (read.isEmpty() || read.get().knows(key)) {
				return read;
			}
			Risk changed = change.apply(read.get());
			if (changed.version() == read.get().version() || risks.replace(changed, read.get().version())) {
				return Optional.of(changed);
			}
		}
		throw new IllegalStateException("others change the risk all the time");
	}

	/**
	 * Replaces what is said of a risk, if it is still at the version that was read.
	 * @return the risk as it is now; empty if somebody was faster
	 */
	public Optional<Risk> replace(Risk read, RiskContent content, Made made) {
		Risk changed = read.changed(content, made);
		return changed.version() == read.version() || risks.replace(changed, read.version()) ? Optional.of(changed)
				: Optional.empty();
	}

}
