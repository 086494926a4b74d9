package dev.firewatch.workflow;

import java.util.Optional;
import java.util.function.Function;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Reply;
import dev.firewatch.delivery.Commit;
import dev.firewatch.delivery.Committed;
import dev.firewatch.incident.IncidentId;

/**
 * Reads a casefile, lets a use case decide, and writes the outcome; decides anew when
 * somebody else wrote in between.
 */
public class Changes {

	private static final int TRIES = 8;

	private final Casefiles casefiles;

	private final Commit commit;

	public Changes(Casefiles casefiles, Commit commit) {
		this.casefiles = casefiles;
		this.commit = commit;
	}

	/**
	 * @param key that of the act, so that it acts once however often it is delivered
	 */
	public Reply change(IncidentId id, String key, Function<Casefile, Decision> decide) {
		for (int attempt = 0; attempt < TRIES; attempt++) {
			Optional<Casefile> found = casefiles.find(id);
			if (found.isEmpty()) {
				return Reply.whisper(Wording.unknownIncident(id.value()));
			}
			Casefile file = found.get();
			Decision decision = decide.apply(file);
			if (!decision.accepted()) {
				return decision.reply();
			}
			file.settle();
			Committed committed = commit.update(file, key, decision.effects());
			if (committed == Committed.SAVED) {
				return decision.reply();
			}
			if (committed == Committed.DUPLICATE) {
				return Reply.whisper("That was saved already.");
			}
		}
		return Reply.whisper("Several people are changing " + id + " at once, and this was not saved. Send it again.");
	}

}
