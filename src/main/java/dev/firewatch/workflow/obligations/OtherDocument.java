package dev.firewatch.workflow.obligations;

import java.util.List;

import dev.firewatch.casefile.Obligation;
import dev.firewatch.chat.Block;

/**
 * A document that is no casefile, and what waits in it.
 *
 * @param version what was read; if it has changed since, nothing is recorded
 * @param about words that may name the services it is about
 */
public record OtherDocument(String kind, String id, long version, String about, List<OtherWaiting> open) {

	/** Between the kind and the id, as no incident has it in its id. */
	private static final String SEPARATOR = "/";

	public OtherDocument {
		open = List.copyOf(open);
	}

	/** Something that waits, and the line that says so. */
	public record OtherWaiting(Obligation obligation, Block.Item line) {
	}

	/** What waits. */
	public List<Obligation> obligations() {
		return open.stream().map(OtherWaiting::obligation).toList();
	}

	/** Names it among the documents of all kinds. */
	public String key() {
		return kind + SEPARATOR + id;
	}

	/** Whether the text names such a document, and no incident. */
	public static boolean isKey(String text) {
		return text.contains(SEPARATOR);
	}

}
