package dev.firewatch.runbook;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What is to be done, stage by stage, as written in {@code config/runbooks}.
 *
 * @param summary what it is for, in a sentence
 * @param windows from when the windows of its stages count
 * @param recovery whether the incident shows as recovering while it is gone through
 */
public record Runbook(String id, String title, String version, @Nullable String summary, WindowStart windows,
		boolean recovery, List<StartRule> starts, List<RunbookStage> stages) {

	public Runbook {
		starts = starts == null ? List.of() : List.copyOf(starts);
		stages = List.copyOf(stages);
	}

	/** Whether it begins by itself in such an incident. */
	public boolean begins(RunFacts facts) {
		return starts.stream().anyMatch(rule -> rule.itself() && rule.applies(facts));
	}

	/** Whether it is offered in such an incident. */
	public boolean isProposed(RunFacts facts) {
		return starts.stream().anyMatch(rule -> !rule.itself() && rule.applies(facts));
	}

	public Optional<RunbookItem> item(int number) {
		return stages.stream()
			.flatMap(stage -> stage.items().stream())
			.filter(item -> item.number() == number)
			.findFirst();
	}

	/** The place of the stage with this id, from 0; -1 if there is none. */
	int indexOf(String stage) {
		for (int i = 0; i < stages.size(); i++) {
			if (stages.get(i).id().equals(stage)) {
				return i;
			}
		}
		return -1;
	}

	/** The place of the stage that the item is in. */
	int stageOf(RunbookItem item) {
		for (int i = 0; i < stages.size(); i++) {
			if (stages.get(i).items().contains(item)) {
				return i;
			}
		}
		throw new IllegalArgumentException(item + " is not in " + id);
	}

}
