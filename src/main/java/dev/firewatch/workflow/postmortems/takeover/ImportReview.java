package dev.firewatch.workflow.postmortems.takeover;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import dev.firewatch.Sha256;
import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.casefile.Obligations;
import dev.firewatch.delivery.Commit;
import dev.firewatch.delivery.Committed;
import dev.firewatch.exchange.YamlImport;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import dev.firewatch.timeline.Timelines;

/** Imports an incident that was handled elsewhere, once for each file. */
public class ImportReview {

	private final YamlImport reader;

	private final Casefiles casefiles;

	private final Timelines timelines;

	private final Commit commit;

	private final People people;

	private final Obligations obligations;

	public ImportReview(YamlImport reader, Casefiles casefiles, Timelines timelines, Commit commit, People people,
			Obligations obligations) {
		this.obligations = obligations;
		this.reader = reader;
		this.casefiles = casefiles;
		this.timelines = timelines;
		this.commit = commit;
		this.people = people;
	}

	/**
	 * The result of an import.
	 *
	 * @param id the incident, or the one that blocks the import
	 * @param taken whether it is here now, just imported or from an earlier delivery
	 * @param isNew whether it wasn't here before
	 */
	public record ImportOutcome(IncidentId id, boolean taken, boolean isNew) {
	}

	/**
	 * Reads the file and stores what it holds; throws {@code InvalidConfiguration} with
	 * everything that is wrong with it. The same file is imported once, and a file never
	 * replaces an existing incident.
	 */
	public ImportOutcome take(String yaml, PersonId by, Instant at, Platform home) {
		String origin = "import/" + Sha256.hex(yaml);
		Optional<Casefile> before = casefiles.declaredBy(origin);
		int year = at.atZone(ZoneOffset.UTC).getYear();
		YamlImport.ReadReview readReview = reader.read(yaml, new YamlImport.Arrival(by, at, origin, home,
				() -> before.map(Casefile::id).orElseGet(() -> IncidentId.of(year, casefiles.nextNumber(year)))));
		Casefile file = readReview.file();
		if (before.isEmpty()) {
			file.settle(obligations);
			if (commit.insert(file, origin, List.of()) == Committed.DUPLICATE
					&& casefiles.declaredBy(origin).isEmpty()) {
				return new ImportOutcome(file.id(), false, false);
			}
			casefiles.numbered(file.id());
		}
		IncidentId id = before.map(Casefile::id).orElse(file.id());
		// After the casefile, which decides; an import interrupted in between continues
		// here.
		if (timelines.read(id.value()).isEmpty()) {
			timelines.restore(id.value(), readReview.entries());
		}
		readReview.names().forEach(this::introduce);
		return new ImportOutcome(id, true, before.isEmpty());
	}

	/** Adds somebody known only by name, until they are seen here. */
	private void introduce(PersonId id, String name) {
		if (people.find(id).isEmpty()) {
			people.save(new Person(id, name, id.value(), ZoneOffset.UTC, List.of()));
		}
	}

}
