package dev.firewatch.workflow.timeline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.people.Account;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import dev.firewatch.timeline.Draft;
import dev.firewatch.timeline.Source;
import dev.firewatch.timeline.TimelineImport;
import dev.firewatch.timeline.TimelineImport.Context;
import dev.firewatch.timeline.TimelineImport.Format;
import dev.firewatch.timeline.TimelineImport.ImportedLine;
import dev.firewatch.timeline.Timelines;

/** Records the lines of a pasted text in an incident's timeline. */
class ImportedLines {

	private final Timelines timelines;

	private final People people;

	public ImportedLines(Timelines timelines, People people) {
		this.timelines = timelines;
		this.people = people;
	}

	TimelineImport read(Casefile file, String text, ZoneId zone, Instant now) {
		LocalDate day = file.incident().declaredAt().atZone(zone).toLocalDate();
		return TimelineImport.read(text, new Context(day, zone, now));
	}

	/** Those that are not recorded yet. */
	List<ImportedLine> fresh(Casefile file, TimelineImport read) {
		Set<String> known = timelines.keys(file.id().value());
		Set<String> messages = new HashSet<>();
		known.stream()
			.filter(key -> key.startsWith("message/"))
			.forEach(key -> messages.add(key.substring(key.lastIndexOf('/') + 1)));
		List<ImportedLine> fresh = new ArrayList<>();
		Set<String> seen = new HashSet<>(known);
		for (ImportedLine line : read.lines()) {
			// A message captured from the channel itself is recognised by its own id.
			boolean captured = line.source() != null && messages.contains(line.source());
			if (!captured && seen.add(ContentKey.of(line))) {
				fresh.add(line);
			}
		}
		return fresh;
	}

	/** Records the lines, each once; they are numbered as they happened. */
	int record(Casefile file, TimelineImport read, PersonId by, Instant at) {
		List<ImportedLine> fresh = fresh(file, read).stream()
			.sorted((a, b) -> a.when().start().compareTo(b.when().start()))
			.toList();
		fresh.forEach(line -> timelines.append(file.id().value(), draft(line, read.format(), by, at)));
		return fresh.size();
	}

	private Draft draft(ImportedLine line, Format format, PersonId by, Instant at) {
		Optional<PersonId> author = line.author() == null ? Optional.empty() : person(line.author(), format);
		return new Draft(ContentKey.of(line), line.when(), at, author.orElse(by), Source.IMPORT,
				author.isPresent() ? line.text() : text(line), line.mark(), line.link());
	}

	/** The line as it is shown: it names an author who isn't known here. */
	static String text(ImportedLine line) {
		return line.author() == null ? line.text() : line.author() + ": " + line.text();
	}

	private Optional<PersonId> person(String author, Format format) {
		if (format == Format.SLACK_EXPORT) {
			return people.byAccount(new Account(Platform.SLACK, author)).map(Person::id);
		}
		String handle = author.replaceFirst("^@", "").toLowerCase(Locale.ROOT);
		return people.byHandle(handle).or(() -> people.byHandle(handle.replaceAll("\\s+", "."))).map(Person::id);
	}

}
