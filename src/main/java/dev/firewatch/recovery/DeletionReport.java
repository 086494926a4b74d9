package dev.firewatch.recovery;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What a script or a person reports of a step; null is what they don't say.
 *
 * @param recordIds ids of records, of which the first 100 are kept
 */
public record DeletionReport(DeletionStage stage, @Nullable String backupId, @Nullable Long count,
		@Nullable List<String> recordIds, @Nullable Long remaining, @Nullable String what) {

	/** So many ids are kept. */
	public static final int KEPT = 100;

	/** A blank can't be part of an id, so ids stand in one text. */
	private static final String BETWEEN = " ";

	private static final int LONGEST = 500;

	/** What is wrong with it; empty if nothing is. */
	Optional<DeletionProblem> problem() {
		return switch (stage) {
			case BACKUP -> text("backupId", backupId);
			case IDENTIFY -> number("count", count).or(this::ids);
			case DELETE -> number("count", count);
			case VERIFY -> number("remaining", remaining);
			case UPDATE -> text("what", what);
			case APPROVE, DENY -> Optional.empty();
		};
	}

	private static Optional<DeletionProblem> text(String name, @Nullable String value) {
		if (value == null || value.isBlank()) {
			return Optional.of(DeletionProblem.wrong(name + " is missing."));
		}
		return value.length() > LONGEST
				? Optional.of(DeletionProblem.wrong(name + " is longer than " + LONGEST + " characters."))
				: Optional.empty();
	}

	private static Optional<DeletionProblem> number(String name, @Nullable Long value) {
		if (value == null) {
			return Optional.of(DeletionProblem.wrong(name + " is missing."));
		}
		return value < 0 ? Optional.of(DeletionProblem.wrong(name + " can't be below 0: " + value + "."))
				: Optional.empty();
	}

	/** Records stand here by ids that mean nothing elsewhere. */
	private Optional<DeletionProblem> ids() {
		if (recordIds == null) {
			return Optional
				.of(DeletionProblem.wrong("recordIds is missing: the ids of the first " + KEPT + " records."));
		}
		if (count != null && recordIds.size() > count) {
			return Optional.of(DeletionProblem
				.wrong("There are more recordIds (" + recordIds.size() + ") than count says (" + count + ")."));
		}
		for (String id : recordIds) {
			if (id == null || id.isBlank() || id.length() > LONGEST) {
				return Optional.of(DeletionProblem.wrong("A record id is empty or too long."));
			}
			if (PersonalData.isPersonalId(id)) {
				return Optional.of(DeletionProblem.wrong("A record id looks like an e-mail address or a phone number. "
						+ "Name records by ids that tell nothing about a person."));
			}
			if (id.strip().chars().anyMatch(Character::isWhitespace)) {
				return Optional.of(DeletionProblem.wrong("A record id has a blank in it."));
			}
		}
		return Optional.empty();
	}

	/** What is kept of it. */
	Map<String, String> said() {
		Map<String, String> said = new TreeMap<>();
		switch (stage) {
			case BACKUP -> said.put("backupId", String.valueOf(backupId).strip());
			case IDENTIFY -> {
				said.put("count", String.valueOf(count));
				said.put("recordIds", String.join(BETWEEN, kept().toList()));
			}
			case DELETE -> said.put("count", String.valueOf(count));
			case VERIFY -> said.put("remaining", String.valueOf(remaining));
			case UPDATE, APPROVE, DENY -> {
				if (what != null && !what.isBlank()) {
					said.put(stage == DeletionStage.UPDATE ? "what" : "reason", what.strip());
				}
			}
		}
		return said;
	}

	private Stream<String> kept() {
		return recordIds == null ? Stream.empty() : recordIds.stream().limit(KEPT).map(String::strip);
	}

	/** The ids that a step kept. */
	static List<String> ids(DeletionStep step) {
		String ids = step.said().getOrDefault("recordIds", "");
		return ids.isEmpty() ? List.of() : List.of(ids.split(BETWEEN));
	}

}
