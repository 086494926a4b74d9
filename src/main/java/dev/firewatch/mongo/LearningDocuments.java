package dev.firewatch.mongo;

import java.util.List;

import dev.firewatch.casefile.LearningRow;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.incident.Status;
import dev.firewatch.policy.Severity;
import org.bson.Document;

/**
 * Reads rows of figures over time by hand: of ten thousand at once, the mapping of any
 * type takes too long.
 */
final class LearningDocuments {

	/** What is read. */
	static final List<String> FIELDS = List.of("incident.title", "incident.severity", "incident.status",
			"incident.isPrivate", "incident.declaredAt", "learning");

	private LearningDocuments() {
	}

	static LearningRow row(Document found) {
		Document incident = found.get("incident", Document.class);
		return new LearningRow(new IncidentId(found.getString("_id")), incident.getString("title"),
				Severity.valueOf(incident.getString("severity")), Status.valueOf(incident.getString("status")),
				Boolean.TRUE.equals(incident.get("isPrivate")), incident.getDate("declaredAt").toInstant(),
				LearningText.read(found.getString("learning")));
	}

}
