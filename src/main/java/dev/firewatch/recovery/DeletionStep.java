package dev.firewatch.recovery;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

import dev.firewatch.Sha256;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One step of a deletion, sealed by its hash.
 *
 * @param by who reported it: a person's id, or the API
 * @param said what was reported, such as the id of a backup
 * @param hash SHA-256 of the previous hash followed by the step's canonical JSON: keys in
 * alphabetical order, all values as texts, no blanks
 * @param previousHash the hash of the step before; empty for the first
 */
public record DeletionStep(DeletionStage stage, Instant at, String by, Map<String, String> said, String hash,
		String previousHash) {

	private static final JsonMapper JSON = new JsonMapper();

	public DeletionStep {
		// In one order, as files that hold it are compared.
		said = Collections.unmodifiableMap(new TreeMap<>(said));
	}

	static DeletionStep after(@Nullable DeletionStep before, DeletionStage stage, Instant at, String by,
			Map<String, String> said) {
		String previous = before == null ? "" : before.hash();
		// As it is stored, else the hash would not fit what is read again.
		Instant kept = at.truncatedTo(ChronoUnit.MILLIS);
		return new DeletionStep(stage, kept, by, said, hash(previous, stage, kept, by, said), previous);
	}

	/** Whether the step still says what was reported, after the step given. */
	boolean follows(@Nullable DeletionStep before) {
		return previousHash.equals(before == null ? "" : before.hash())
				&& hash.equals(hash(previousHash, stage, at, by, said));
	}

	private static String hash(String previous, DeletionStage stage, Instant at, String by, Map<String, String> said) {
		Map<String, String> all = new TreeMap<>(said);
		all.put("step", stage.key());
		all.put("at", at.toString());
		all.put("by", by);
		return Sha256.hex(previous + JSON.writeValueAsString(all));
	}

}
