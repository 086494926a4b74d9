package dev.firewatch.web;

import java.time.Clock;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.CasefileRuns;
import dev.firewatch.casefile.Obligations;
import dev.firewatch.casefile.RecoveryDigest;
import dev.firewatch.exchange.Document;
import dev.firewatch.exchange.RecoverySummary;
import dev.firewatch.people.People;

/** What recoveries came to, as things are now. */
class RecoverySummaries {

	private final Obligations obligations;

	private final People people;

	private final Clock clock;

	RecoverySummaries(Obligations obligations, People people, Clock clock) {
		this.obligations = obligations;
		this.people = people;
		this.clock = clock;
	}

	/** That of the run; empty if there is no such run, or if it is no recovery. */
	Optional<Document> of(Casefile file, String run) {
		return file.run(run)
			.filter(CasefileRuns::isSummedUp)
			.map(found -> RecoverySummary
				.of(RecoveryDigest.of(file, found, obligations.left(file), people::nameOf, clock.instant())));
	}

}
