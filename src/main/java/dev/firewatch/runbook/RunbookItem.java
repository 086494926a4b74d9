package dev.firewatch.runbook;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One thing to look at, to do or to read.
 *
 * @param number its place in the whole runbook, from 1
 * @param id by which conditions name it; null if none does
 * @param group the heading it stands under
 * @param required whether its stage can't be passed without it
 * @param role who does it unless somebody takes it; null: whoever leads
 * @param help what to look at, or where; null if the text says it all
 * @param unit of a number; null if it has none
 * @param choices the values to choose from; empty if any will do
 * @param runbook the runbook that is gone through, for an item of that type
 * @param deadline what has to happen by the day that is read; null if nothing has to
 */
public record RunbookItem(int number, @Nullable String id, String group, String text, ItemType type, boolean required,
		@Nullable String role, @Nullable String help, ItemCondition when, @Nullable String unit, List<String> choices,
		@Nullable String runbook, @Nullable String deadline) {

	public RunbookItem {
		choices = choices == null ? List.of() : List.copyOf(choices);
		when = when == null ? ItemCondition.ALWAYS : when;
	}

}
