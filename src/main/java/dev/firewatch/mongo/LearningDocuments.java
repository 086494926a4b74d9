package dev.firewatch.mongo;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.firewatch.casefile.AuditFigures;
import dev.firewatch.casefile.AuditFigures.Tally;
import dev.firewatch.casefile.Learning;
import dev.firewatch.casefile.Learning.KnownSoFar;
import dev.firewatch.casefile.LearningEvent;
import dev.firewatch.casefile.LearningRow;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.incident.Status;
import dev.firewatch.policy.Severity;
import dev.firewatch.postmortem.AuditQuestion;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Reads what figures over time need by hand: they read ten thousand at once, for which
 * the mapping of any type takes too long.
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
				learning(found.get("learning", Document.class)));
	}

	private static Learning learning(Document stored) {
		return new Learning(moment(stored, "publishedAt"), audit(stored.get("audit", Document.class)),
				stored.getList("gaps", String.class, List.of()).stream().map(AuditQuestion::valueOf).toList(),
				stored.getList("events", Document.class, List.of()).stream().map(LearningDocuments::event).toList(),
				stored.getList("causes", String.class, List.of()), stored.getInteger("uncovered", 0),
				known(stored.get("known", Document.class)));
	}

	private static @Nullable KnownSoFar known(@Nullable Document stored) {
		if (stored == null) {
			return null;
		}
		Map<String, String> answers = new LinkedHashMap<>();
		Document written = stored.get("answers", new Document());
		written.forEach((question, answer) -> answers.put(question, String.valueOf(answer)));
		return new KnownSoFar(answers, stored.getInteger("audited", 0), stored.getInteger("gaps", 0),
				stored.getInteger("causes", 0), stored.getInteger("uncovered", 0), stored.getBoolean("breached"));
	}

	private static LearningEvent event(Document stored) {
		return new LearningEvent(LearningEvent.What.valueOf(stored.getString("what")), stored.getString("code"),
				stored.getDate("at").toInstant());
	}

	private static @Nullable AuditFigures audit(@Nullable Document stored) {
		return stored == null ? null
				: new AuditFigures(stored.getBoolean("inRegister"), stored.getInteger("probabilityGap"),
						tally(stored.get("cascades", Document.class)), tally(stored.get("mitigations", Document.class)),
						time(stored, "expected"), time(stored, "actual"));
	}

	private static @Nullable Tally tally(@Nullable Document stored) {
		return stored == null ? null : new Tally(stored.getDouble("good"), stored.getInteger("of", 1));
	}

	private static @Nullable Duration time(Document stored, String field) {
		String text = stored.getString(field);
		return text == null ? null : Duration.parse(text);
	}

	private static @Nullable Instant moment(Document stored, String field) {
		Date date = stored.getDate(field);
		return date == null ? null : date.toInstant();
	}

}
