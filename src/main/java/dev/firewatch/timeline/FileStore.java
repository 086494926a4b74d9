package dev.firewatch.timeline;

import java.util.Optional;
import java.util.Set;

/** The contents of the files that are kept with entries, by incident and SHA-256. */
public interface FileStore {

	/** Keeps the content; keeping it again does no harm. */
	void put(String incident, String sha256, byte[] content);

	Optional<byte[]> content(String incident, String sha256);

	boolean has(String incident, String sha256);

	/** Erases all contents of the incident but the given ones. */
	void keepOnly(String incident, Set<String> sha256);

}
