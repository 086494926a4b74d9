package dev.firewatch.recovery;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The steps of a safe deletion, in their order. */
public enum DeletionStage {

	/** What is deleted can be brought back. */
	BACKUP("a backup: its id"),

	/** It is known which records are meant. */
	IDENTIFY("which records: how many, and the ids of the first 100"),

	/** Somebody else than who asks has agreed, where there are many. */
	APPROVE("an approval by somebody other than who asked for it"),

	DELETE("how many were deleted"),

	/** Nothing is left. */
	VERIFY("how many remain"),

	/** What used the data knows. */
	UPDATE("what was updated that used the data"),

	/** Nothing comes after it: the approval was denied. */
	DENY("nothing");

	private final String asks;

	DeletionStage(String asks) {
		this.asks = asks;
	}

	/** The step as scripts and people name it. */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** What has to be reported, in words. */
	public String asks() {
		return asks;
	}

	/** A step that can be reported; denying is no step to take. */
	public static Optional<DeletionStage> parse(String word) {
		return Stream.of(values())
			.filter(stage -> stage != DENY && stage.key().equals(word.strip().toLowerCase(Locale.ROOT)))
			.findFirst();
	}

}
