package dev.firewatch.mongo;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The queries that may scan on the embedded database, each with its reason. On a real
 * MongoDB an index serves them all the same.
 */
final class OffPathQueries {

	static final List<OffPathQuery> ALL = List.of(
			new OffPathQuery("casefiles", Set.of("wakeAt"), "the sweep, in the background, every ten seconds"),
			new OffPathQuery("reminders", Set.of("wakeAt"), "the sweep, in the background, every ten seconds"),
			new OffPathQuery("troubles", Set.of("wakeAt"), "the sweep, in the background, every ten seconds"),
			new OffPathQuery("troubles", Set.of("_id"), "all of them are listed; there are few"),
			new OffPathQuery("firsts", Set.of("at"), "tidying, in the background, once an hour"),
			new OffPathQuery("reminders", Set.of("createdAt"), "tidying, once a day"),
			new OffPathQuery("questions", Set.of("day"), "tidying, once a day"),
			new OffPathQuery("pasted", Set.of("at"), "tidying, once a day; few texts wait to be saved"),
			new OffPathQuery("pastedFixes", Set.of("at"), "tidying, once a day; few texts wait to be saved"),
			new OffPathQuery("proposals", Set.of("at"), "tidying, once a day"),
			new OffPathQuery("priorityRuns", Set.of("_id", "savedAt"), "tidying, once a day"),
			new OffPathQuery("links", Set.of("until"), "tidying, once an hour; there are few"),
			new OffPathQuery("sessions", Set.of("until"), "tidying, once an hour; there are few"),
			new OffPathQuery("instances", Set.of("_id"), "all of them are read; there are few"),
			new OffPathQuery("casefiles", Set.of("attendAt"), "the sweep, in the background, every ten seconds"),
			new OffPathQuery("casefiles", Set.of("status", "deadlines"), "once after a start, in the background"),
			new OffPathQuery("casefiles", Set.of("_id", "dated", "deadlines"), "once after a start, in the background"),
			new OffPathQuery("casefiles", Set.of("_id", "learning"), "once after a start, in the background"),
			new OffPathQuery("aliases", Set.of("_id"), "all of them are read, in the background; there are few"),
			new OffPathQuery("pasted", Set.of("_id"), "a redaction, once in a while; few texts wait to be saved"),
			new OffPathQuery("newerWordings", Set.of("_id"), "a redaction, once in a while; few wait for a decision"),
			new OffPathQuery("pastedFixes", Set.of("_id"), "a redaction, once in a while; few texts wait to be saved"),
			new OffPathQuery("fs.chunks", Set.of("files_id"), "found by the field's index, as few as the file has"),
			new OffPathQuery("fs.chunks", Set.of("files_id", "n"),
					"found by the field's index, as few as the file has"),
			new OffPathQuery("people", Set.of("handle"), "a team is invited, in the background"),
			new OffPathQuery("people", Set.of("gone", "backOn"), "few are away; only those on a ladder ask"),
			new OffPathQuery("risks", Set.of("_id"), "a page of an export; a register has some thousand risks"),
			new OffPathQuery("risks", Set.of("title"), "an import of a register"),
			new OffPathQuery("risks", Set.of("incidents"), "somebody asks for them, who can wait"),
			new OffPathQuery("risks", Set.of("attendAt"), "the sweep, in the background, every ten seconds"),
			new OffPathQuery("risks", Set.of("owing"), "somebody asks what waits for them; some thousand risks"),
			new OffPathQuery("risks", Set.of("status"), "somebody asks for the list, who can wait"),
			new OffPathQuery("risks", Set.of("status", "words"), "somebody searches, who can wait"),
			new OffPathQuery("risks", Set.of("status", "content.probability", "content.impact"),
					"somebody asks for a part of the map, who can wait"),
			new OffPathQuery("reports", Set.of("wakeAt"), "the sweep, in the background, every ten seconds"),
			new OffPathQuery("reports", Set.of("at"), "tidying, once a day; few are sent"),
			new OffPathQuery("reportLinks", Set.of("until"), "tidying, once an hour; there are few"),
			new OffPathQuery("casefiles", Set.of("incident.endedAt", "incident.isPrivate"),
					"somebody asks for a report, who can wait"),
			new OffPathQuery("looks", Set.of("incident"), "somebody takes a bundle of evidence away, who can wait"),
			new OffPathQuery("absences", Set.of("delegate"), "few are away"),
			new OffPathQuery("absences", Set.of("until"), "few are away"));

	private OffPathQueries() {
	}

	static boolean allow(Shape shape) {
		Set<String> fields = shape.fields().collect(Collectors.toSet());
		return isList(shape.collection(), fields) || ALL.stream()
			.anyMatch((query) -> query.collection().equals(shape.collection()) && query.fields().equals(fields));
	}

	/**
	 * Lists of incidents, by whatever they are narrowed: asked for by a person who can
	 * wait.
	 */
	private static boolean isList(String collection, Set<String> fields) {
		return collection.equals("casefiles") && fields.contains("incident.isPrivate")
				&& Digest.covers(collection, fields);
	}

	/** A collection, all fields that the filter names, and why it may be slow. */
	record OffPathQuery(String collection, Set<String> fields, String reason) {
	}

}
