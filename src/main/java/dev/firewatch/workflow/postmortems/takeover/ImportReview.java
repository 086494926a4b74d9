package dev.firewatch.workflow.postmortems.takeover;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.firewatch.Sha256;
import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.casefile.Obligations;
import dev.firewatch.delivery.Commit;
import dev.firewatch.delivery.Committed;
import dev.firewatch.exchange.ReadReview;
import dev.firewatch.exchange.ReviewImport;
import dev.firewatch.exchange.ReviewImport.ReviewFormat;
import dev.firewatch.exchange.YamlImport.Arrival;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import dev.firewatch.timeline.Timelines;

/** Imports an incident that was handled elsewhere, once for each file. */
public class ImportReview {

	/** Longer texts are no postmortem that somebody wrote. */
	public static final int MOST_BYTES = 3_000_000;

	private static final IncidentId UNNUMBERED = new IncidentId("preview");

	private final ReviewImport reader;

	private final Casefiles casefiles;

	private final Timelines timelines;

	private final Commit commit;

	private final People people;

	private final Obligations obligations;

	public ImportReview(ReviewImport reader, Casefiles casefiles, Timelines timelines, Commit commit, People people,
			Obligations obligations) {
		this.obligations = obligations;
		this.reader = reader;
		this.casefiles = casefiles;
		this.timelines = timelines;
		this.commit = commit;
		this.people = people;
	}

	/** Who imports, when, and where the incident will live. */
	public record Importer(PersonId by, Instant at, Platform home) {
	}

	/**
	 * The result of an import.
	 *
	 * @param id the incident, or the one that blocks the import
	 * @param taken whether it is here now, just imported or from an earlier delivery
	 * @param isNew whether it wasn't here before
	 */
	public record ImportOutcome(IncidentId id, boolean taken, boolean isNew) {

		/** What to say if another incident has the id. */
		public String refusal() {
			return id + " already exists. Give the review another incident_id, or leave that out.";
		}

	}

	/**
	 * What would be imported.
	 *
	 * @param id the incident's, as the file says it or as it has been imported; empty if
	 * it would get a new one
	 * @param known whether the same file has been imported
	 * @param blocked whether another incident has the id
	 */
	public record ImportPreview(ReadReview review, Optional<IncidentId> id, boolean known, boolean blocked) {
	}

	/**
	 * Reads the file and stores nothing; throws {@code InvalidConfiguration} as below.
	 */
	public ImportPreview preview(ReviewFormat format, String text, Importer importer) {
		String origin = origin(text);
		Optional<IncidentId> before = casefiles.declaredBy(origin).map(Casefile::id);
		ReadReview read = reader.read(format, text, arrival(importer, origin, () -> before.orElse(UNNUMBERED)));
		IncidentId id = read.file().id();
		boolean named = !id.equals(UNNUMBERED);
		return new ImportPreview(read, named ? Optional.of(id) : Optional.empty(), before.isPresent(),
				named && before.isEmpty() && casefiles.find(id).isPresent());
	}

	/**
	 * Reads the file and stores what it holds; throws {@code InvalidConfiguration} with
	 * everything that is wrong with it. The same file is imported once, and a file never
	 * replaces an existing incident.
	 */
	public ImportOutcome take(ReviewFormat format, String text, Importer importer) {
		String origin = origin(text);
		Optional<Casefile> before = casefiles.declaredBy(origin);
		int year = importer.at().atZone(ZoneOffset.UTC).getYear();
		ReadReview readReview = reader.read(format, text, arrival(importer, origin,
				() -> before.map(Casefile::id).orElseGet(() -> IncidentId.of(year, casefiles.nextNumber(year)))));
		Casefile file = readReview.file();
		if (before.isEmpty()) {
			file.knowTimeline(readReview.entries());
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

	private Arrival arrival(Importer importer, String origin, Supplier<IncidentId> id) {
		return new Arrival(importer.by(), importer.at(), origin, importer.home(), id, this::known);
	}

	private static String origin(String text) {
		return "import/" + Sha256.hex(text);
	}

	private Optional<PersonId> known(String name) {
		return people.written(name).map(Person::id);
	}

	/** Adds somebody known only by name, until they are seen here. */
	private void introduce(PersonId id, String name) {
		if (people.find(id).isEmpty()) {
			people.save(new Person(id, name, id.value(), ZoneOffset.UTC, List.of()));
		}
	}

}
