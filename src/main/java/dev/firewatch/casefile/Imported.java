package dev.firewatch.casefile;

import java.time.Instant;
import java.util.List;

import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * How a casefile was imported from a file; its history is exempt from the quality gate.
 *
 * @param origin the delivery that brought it, as for a declared one
 * @param rest what found no place; null in documents of older versions
 */
public record Imported(String origin, PersonId by, Instant at, @Nullable List<Passage> rest) {

	/** Stands for a program that imports for nobody in particular. */
	public static final PersonId PROGRAM = new PersonId("api");

	public Imported {
		rest = rest == null ? List.of() : List.copyOf(rest);
	}

	public Imported(String origin, PersonId by, Instant at) {
		this(origin, by, at, List.of());
	}

	/**
	 * A part of the file that found no place, as it was written.
	 *
	 * @param heading what stood above it; null if nothing did
	 */
	public record Passage(@Nullable String heading, String text) {
	}

	/** What found no place, in the order of the file. */
	@Override
	public List<Passage> rest() {
		return rest == null ? List.of() : rest;
	}

	/** Whether no person did it. */
	public boolean byProgram() {
		return by.equals(PROGRAM);
	}

	/** The same with what found no place. */
	public Imported keeping(List<Passage> passages) {
		return new Imported(origin, by, at, passages);
	}

}
