package dev.firewatch.priority;

import java.util.List;
import java.util.Set;

/** The same records before and after something was changed about how they are scored. */
public record PriorityChange(PriorityRun before, PriorityRun after) {

	/** Those that come first only now. */
	public List<Long> comesIn() {
		return besides(after.priority(), before.priority());
	}

	/** Those that came first only before. */
	public List<Long> dropsOut() {
		return besides(before.priority(), after.priority());
	}

	private static List<Long> besides(List<Long> these, List<Long> those) {
		Set<Long> known = Set.copyOf(those);
		return these.stream().filter(index -> !known.contains(index)).toList();
	}

}
