package dev.firewatch.report;

import java.time.LocalDate;
import java.util.Comparator;

import org.jspecify.annotations.Nullable;

/** A fix that improves how risks and incidents are handled. */
public record Improvement(ReportedFix promised, ImprovementState state) {

	/** By state, within a state by day; what has no day comes last. */
	static final Comparator<Improvement> FIRST_TO_LOOK_AT = Comparator.comparing(Improvement::state)
		.thenComparing(Improvement::due, Comparator.nullsLast(Comparator.naturalOrder()))
		.thenComparing(one -> one.promised().life().promisedAt());

	/** By when it should be done; null if nobody has said it. */
	public @Nullable LocalDate due() {
		return promised.life().due();
	}

}
