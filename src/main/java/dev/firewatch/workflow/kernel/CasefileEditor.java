package dev.firewatch.workflow.kernel;

import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.casefile.Obligations;
import dev.firewatch.chat.Reply;
import dev.firewatch.delivery.Commit;
import dev.firewatch.delivery.Committed;
import dev.firewatch.incident.IncidentId;

/**
 * Reads a casefile, lets a use case decide, and writes the outcome; decides again if
 * somebody else wrote in between.
 */
public class CasefileEditor {

	private static final int TRIES = 20;

	private static final int LONGEST_PAUSE_MILLIS = 20;

	private final Casefiles casefiles;

	private final Commit commit;

	private final Obligations obligations;

	public CasefileEditor(Casefiles casefiles, Commit commit, Obligations obligations) {
		this.obligations = obligations;
		this.casefiles = casefiles;
		this.commit = commit;
	}

	/**
	 * @param key the key of the act, so that it acts once however often it is delivered
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
				// A repeated act is often refused because of what it changed itself.
				return commit.knows(Casefile.class, id.value(), key) ? saved() : decision.reply();
			}
			file.settle(obligations);
			Committed committed = commit.update(file, key, decision.effects());
			if (committed == Committed.SAVED) {
				return decision.reply();
			}
			if (committed == Committed.DUPLICATE) {
				return saved();
			}
			pause();
		}
		return Reply.whisper("Several people are changing " + id + " at once, and this was not saved. Send it again.");
	}

	private static Reply saved() {
		return Reply.whisper("That was already saved.");
	}

	/** So that acts that collided do not collide again. */
	private static void pause() {
		try {
			Thread.sleep(ThreadLocalRandom.current().nextInt(LONGEST_PAUSE_MILLIS));
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted before it was saved", interrupted);
		}
	}

}
