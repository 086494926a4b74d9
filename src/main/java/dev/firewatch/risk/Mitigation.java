package dev.firewatch.risk;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * What makes a risk less likely or less harmful.
 *
 * @param id such as {@code M1}; empty until it is numbered
 */
public record Mitigation(String id, String text, @Nullable RiskOwner owner, @Nullable LocalDate due,
		MitigationState state) {

	/** One that nobody has numbered yet. */
	public static Mitigation planned(String text, @Nullable RiskOwner owner, @Nullable LocalDate due) {
		return new Mitigation("", text, owner, due, MitigationState.PLANNED);
	}

	public Mitigation in(MitigationState newState) {
		return new Mitigation(id, text, owner, due, newState);
	}

	public Mitigation dueOn(LocalDate day) {
		return new Mitigation(id, text, owner, day, state);
	}

	Mitigation numbered(String newId) {
		return new Mitigation(newId, text, owner, due, state);
	}

	String words() {
		return text + " (" + (owner == null ? "nobody" : owner.written()) + (due == null ? "" : ", due " + due) + ", "
				+ state.key() + ")";
	}

}
