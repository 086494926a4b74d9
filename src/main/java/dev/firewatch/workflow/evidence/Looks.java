package dev.firewatch.workflow.evidence;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;

import dev.firewatch.incident.IncidentId;
import org.springframework.data.domain.Limit;

/** Keeps who looked at what of an incident, the first time each day. */
public class Looks {

	/** The details of people whom it harmed. */
	public static final String AFFECTED = "affected people";

	/** The bundle of evidence, which they took away. */
	public static final String BUNDLE = "bundle of evidence";

	/** More than so many are no list that anybody reads. */
	private static final int MOST = 10_000;

	private final LookDocuments documents;

	private final Clock clock;

	Looks(LookDocuments documents, Clock clock) {
		this.documents = documents;
		this.clock = clock;
	}

	/**
	 * Somebody looks at it now.
	 * @param who a person by their id, or who it is in words
	 */
	public void keep(IncidentId incident, String who, String what) {
		Instant now = clock.instant();
		String id = incident + "/" + who + "/" + what + "/" + LocalDate.ofInstant(now, ZoneOffset.UTC);
		if (documents.findById(id).isEmpty()) {
			documents.save(new KeptLook(id, incident.value(), who, what, now));
		}
	}

	/** Who looked, the first time first. */
	public List<KeptLook> of(IncidentId incident) {
		return documents.findByIncident(incident.value(), Limit.of(MOST))
			.stream()
			.sorted(Comparator.comparing(KeptLook::at).thenComparing(KeptLook::id))
			.toList();
	}

}
