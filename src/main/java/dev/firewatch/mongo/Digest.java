package dev.firewatch.mongo;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The small part of a document that the embedded database keeps a second time, so that
 * lists, sweeps and the indexes made at a start needn't read whole documents.
 */
final class Digest {

	/** What lists show and filter by, and every field that has an index. */
	private static final Map<String, List<String>> PATHS = Map.of("casefiles",
			Stream
				.concat(Stream.of("_id", "status", "attendAt", "wakeAt", "owing", "learnedAt", "learning", "deadlineAt",
						"dated"), MongoCasefiles.summary().stream())
				.toList(),
			GridFsFiles.CHUNKS, List.of("_id", "files_id", "n"));

	private static final String PREFIX = "digest.";

	private Digest() {
	}

	static boolean isMap(String name) {
		return name.startsWith(PREFIX);
	}

	/** The name of its map, another one for other paths: then it is made anew. */
	static @Nullable String mapOf(String collection) {
		List<String> paths = PATHS.get(collection);
		return (paths != null) ? PREFIX + Integer.toHexString(paths.hashCode()) + "." : null;
	}

	/** Whether all of the fields are in it, each as a whole. */
	static boolean covers(String collection, Collection<String> fields) {
		List<String> paths = PATHS.getOrDefault(collection, List.of());
		return fields.stream()
			.allMatch((field) -> paths.stream().anyMatch((path) -> field.equals(path) || field.startsWith(path + ".")));
	}

	static Document of(String collection, Document document) {
		Document digest = new Document();
		for (String path : PATHS.getOrDefault(collection, List.of())) {
			copy(document, digest, path);
		}
		return digest.cloneDeeply();
	}

	private static void copy(Document from, Document to, String path) {
		int dot = path.indexOf('.');
		String first = (dot < 0) ? path : path.substring(0, dot);
		if (!from.containsKey(first)) {
			return;
		}
		if (dot < 0) {
			to.put(first, from.get(first));
		}
		else if (from.get(first) instanceof Document inner) {
			Document into = (Document) to.computeIfAbsent(first, (key) -> new Document());
			copy(inner, into, path.substring(dot + 1));
		}
	}

}
