package dev.firewatch.workflow.timeline;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.people.Account;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import dev.firewatch.policy.Policy;
import dev.firewatch.timeline.Draft;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Milestone;
import dev.firewatch.timeline.Source;
import dev.firewatch.timeline.SpokenRules;
import dev.firewatch.timeline.TimelineImport;
import dev.firewatch.timeline.TimelineImport.Context;
import dev.firewatch.timeline.TimelineImport.Format;
import dev.firewatch.timeline.TimelineImport.ImportedLine;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.workflow.kernel.Moments;
import dev.firewatch.workflow.timeline.TakeTimeline.Taken;
import org.jspecify.annotations.Nullable;

/** Records the lines of a pasted text in an incident's timeline. */
class ImportedLines {

	private final Timelines timelines;

	private final SignedTimeline signed;

	private final People people;

	private final Policy policy;

	public ImportedLines(Timelines timelines, SignedTimeline signed, People people, Policy policy) {
		this.signed = signed;
		this.timelines = timelines;
		this.people = people;
		this.policy = policy;
	}

	TimelineImport read(Casefile file, String text, ImportSetting setting, Instant now) {
		return TimelineImport.read(text, context(file, setting, now));
	}

	/**
	 * What a text leaves out: where nothing else is said, it tells of the incident's day.
	 */
	Context context(Casefile file, ImportSetting setting, Instant now) {
		SpokenRules house = Moments.rules(policy);
		@Nullable Boolean dayFirst = setting.dayFirst();
		return new Context(setting.day(), began(file), setting.zone(), now,
				dayFirst == null ? house : new SpokenRules(dayFirst, house.zoneNames()));
	}

	private Instant began(Casefile file) {
		return timelines.read(file.id().value())
			.stream()
			.filter(entry -> entry.isShown() && entry.mark() == Milestone.FIRST_OCCURRENCE)
			.map(Entry::occurredAt)
			.min(Comparator.naturalOrder())
			.orElse(file.incident().declaredAt());
	}

	/** Those that are not recorded yet. */
	List<ImportedLine> fresh(Casefile file, TimelineImport read) {
		OnRecord onRecord = onRecord(file);
		Set<String> seen = new HashSet<>();
		return read.lines()
			.stream()
			.filter(line -> onRecord.find(line).isEmpty() && seen.add(ContentKey.of(line)))
			.toList();
	}

	private OnRecord onRecord(Casefile file) {
		String incident = file.id().value();
		Set<String> keys = timelines.keys(incident);
		Map<String, String> messages = new HashMap<>();
		keys.stream()
			.filter(key -> key.startsWith("message/"))
			.forEach(key -> messages.put(key.substring(key.lastIndexOf('/') + 1), key));
		return new OnRecord(incident, keys, messages);
	}

	/** What the timeline holds already. */
	private final class OnRecord {

		private final String incident;

		private final Set<String> keys;

		/** The keys of captured messages by the platform's own id. */
		private final Map<String, String> messages;

		OnRecord(String incident, Set<String> keys, Map<String, String> messages) {
			this.incident = incident;
			this.keys = keys;
			this.messages = messages;
		}

		/** The entry that the line is already. */
		Optional<Entry> find(ImportedLine line) {
			@Nullable String captured = line.source() == null ? null : messages.get(line.source());
			if (captured != null) {
				return timelines.recordedAs(incident, captured);
			}
			return Optional.of(key(line)).filter(keys::contains).flatMap(key -> timelines.recordedAs(incident, key));
		}

		/**
		 * A key under which the line is on record or can be; what was taken out can come
		 * back.
		 */
		String key(ImportedLine line) {
			String key = ContentKey.of(line);
			while (keys.contains(key) && timelines.recordedAs(incident, key).filter(Entry::isRemoved).isPresent()) {
				key += "+";
			}
			return key;
		}

	}

	/** Records the lines, each once; they are numbered as they happened. */
	int record(Casefile file, TimelineImport read, PersonId by, Instant at) {
		List<ImportedLine> fresh = fresh(file, read);
		record(file, fresh, read.format(), by, at);
		return fresh.size();
	}

	/** Records the lines and answers the entry of each, in their order. */
	Taken recorded(Casefile file, TimelineImport read, PersonId by, Instant at) {
		List<ImportedLine> fresh = fresh(file, read);
		record(file, fresh, read.format(), by, at);
		OnRecord onRecord = onRecord(file);
		Map<ImportedLine, Entry> entries = new LinkedHashMap<>();
		read.lines().forEach(line -> onRecord.find(line).ifPresent(entry -> entries.put(line, entry)));
		// Not told by the timeline's growth: others may have added something meanwhile.
		return new Taken(entries, !fresh.isEmpty());
	}

	private void record(Casefile file, List<ImportedLine> fresh, Format format, PersonId by, Instant at) {
		OnRecord onRecord = onRecord(file);
		fresh.stream()
			.sorted(Comparator.comparing(line -> line.when().start()))
			.forEach(line -> timelines.append(file.id().value(), draft(line, onRecord.key(line), format, by, at)));
		signed.changed(file.id().value(), "import/" + by + "/" + at);
	}

	private Draft draft(ImportedLine line, String key, Format format, PersonId by, Instant at) {
		Optional<PersonId> author = person(line, format);
		return new Draft(key, line.when(), at, author.orElse(by), Source.IMPORT,
				author.isPresent() ? line.text() : text(line), line.mark(), line.link());
	}

	/** The line as it is shown: it names an author who isn't known here. */
	static String text(ImportedLine line) {
		return line.author() == null ? line.text() : line.author() + ": " + line.text();
	}

	private Optional<PersonId> person(ImportedLine line, Format format) {
		if (line.author() == null) {
			return Optional.empty();
		}
		if (format == Format.SLACK_EXPORT) {
			return Optional.ofNullable(line.account())
				.flatMap(account -> people.byAccount(new Account(Platform.SLACK, account)))
				.map(Person::id);
		}
		return people.written(line.author()).map(Person::id);
	}

}
