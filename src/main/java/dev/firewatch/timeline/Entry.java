package dev.firewatch.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened. An edit keeps what was said before, a removal leaves the entry
 * as a tombstone.
 *
 * @param number its place in the order of recording, from 1; chat calls it {@code E1}
 * @param endedAt when it ended; null while that is unknown, or if it took no time
 * @param openEnded whether it went on for an unknown time
 * @param author who recorded it; null for what the bot itself saw
 * @param review what happened to it since; null if nothing did
 * @param files the files that are kept with it; null if there are none
 */
public record Entry(int number, Instant occurredAt, @Nullable Instant endedAt, boolean openEnded, Instant recordedAt,
		@Nullable PersonId author, Source source, String text, @Nullable Evidence evidence, @Nullable Milestone mark,
		@Nullable String link, List<Revision> earlier, @Nullable Removal removed, @Nullable Review review,
		@Nullable List<KeptFile> files) {

	public Entry {
		files = files == null || files.isEmpty() ? null : List.copyOf(files);
	}

	/** By when it happened; at the same moment, by when it was recorded. */
	public static final Comparator<Entry> ORDER = Comparator.comparing(Entry::occurredAt).thenComparing(Entry::number);

	/** What an entry said before it was edited. */
	public record Revision(String text, Instant occurredAt, Instant at, PersonId by) {
	}

	/**
	 * The removal of an entry: by whom and when.
	 *
	 * @param into the number of the entry that it is now part of; null if none
	 * @param erased true if what it said is gone as well; null if not
	 */
	public record Removal(Instant at, PersonId by, @Nullable Integer into, @Nullable Boolean erased) {

		public Removal(Instant at, PersonId by, @Nullable Integer into) {
			this(at, by, into, null);
		}

	}

	/**
	 * What happened to an entry since it was recorded.
	 *
	 * @param hidden whether it is noise that documents leave out
	 * @param absorbed the entries that are now part of it
	 * @param changes how often it was changed
	 * @param more its readings after the first one; null if there are none
	 */
	public record Review(boolean hidden, List<Absorbed> absorbed, int changes, @Nullable List<Evidence> more) {

		private static final Review NONE = new Review(false, List.of(), 0, null);

		public Review {
			absorbed = List.copyOf(absorbed);
			more = more == null || more.isEmpty() ? null : List.copyOf(more);
		}

		private Review next() {
			return new Review(hidden, absorbed, changes + 1, more);
		}

	}

	/** Another entry that became part of this one. */
	public record Absorbed(int number, Instant at, PersonId by) {
	}

	/** What chat calls the entry, such as {@code E12}. */
	public String id() {
		return "E" + number;
	}

	public boolean isRemoved() {
		return removed != null;
	}

	/** Whether it is kept, but left out of documents. */
	public boolean isHidden() {
		return review != null && review.hidden();
	}

	/** Whether documents show it. */
	public boolean isShown() {
		return !isRemoved() && !isHidden();
	}

	/** How often it was changed. */
	public int changes() {
		return review == null ? 0 : review.changes();
	}

	/** The entries that are part of this one. */
	public List<Absorbed> absorbed() {
		return review == null ? List.of() : review.absorbed();
	}

	/** All readings, the first one first. */
	public List<Evidence> readings() {
		List<Evidence> all = new ArrayList<>();
		if (evidence != null) {
			all.add(evidence);
		}
		@Nullable List<Evidence> more = review == null ? null : review.more();
		if (more != null) {
			all.addAll(more);
		}
		return all;
	}

	/** The files that are kept with it. */
	public List<KeptFile> keptFiles() {
		return files == null ? List.of() : files;
	}

	/** The entry with one file more; the same one again changes nothing. */
	public Entry withFile(KeptFile file) {
		if (keptFiles().stream().anyMatch(kept -> kept.id().equals(file.id()))) {
			return this;
		}
		List<KeptFile> all = new ArrayList<>(keptFiles());
		all.add(file);
		return new Entry(number, occurredAt, endedAt, openEnded, recordedAt, author, source, text, evidence, mark, link,
				earlier, removed, reviewed(), all);
	}

	private List<KeptFile> both(Entry other) {
		List<KeptFile> all = new ArrayList<>(keptFiles());
		other.keptFiles().stream().filter(file -> !all.contains(file)).forEach(all::add);
		return all;
	}

	private Review reviewed() {
		return (review == null ? Review.NONE : review).next();
	}

	/** The entry with a new text. */
	public Entry edited(String newText, When when, @Nullable Milestone newMark, Instant at, PersonId by) {
		List<Revision> revisions = new ArrayList<>(earlier);
		revisions.add(new Revision(text, occurredAt, at, by));
		Entry edited = new Entry(number, when.start(), when.end(), when.openEnded(), recordedAt, author, source,
				newText, evidence(newText), newMark, link, revisions, removed, reviewed(), files);
		return edited.withReadings(edited.readings(), reviewed());
	}

	/** Attached evidence stays; evidence read from the text is read from the new one. */
	private @Nullable Evidence evidence(String newText) {
		@Nullable Evidence fromText = Evidence.in(text).orElse(null);
		@Nullable Evidence fromNewText = Evidence.in(newText).orElse(null);
		return fromNewText != null || Objects.equals(fromText, evidence) ? fromNewText : evidence;
	}

	public Entry removed(Instant at, PersonId by) {
		return new Entry(number, occurredAt, endedAt, openEnded, recordedAt, author, source, text, evidence, mark, link,
				earlier, new Removal(at, by, null), reviewed(), files);
	}

	/** A tombstone of which nothing can be read any more, in no version. */
	public Entry redacted(Instant at, PersonId by) {
		List<Revision> emptied = earlier.stream()
			.map(revision -> new Revision("", revision.occurredAt(), revision.at(), revision.by()))
			.toList();
		Review next = reviewed();
		return new Entry(number, occurredAt, endedAt, openEnded, recordedAt, author, source, "", null, null, null,
				emptied, new Removal(at, by, null, true),
				new Review(next.hidden(), next.absorbed(), next.changes(), List.of()), null);
	}

	/** Whether nothing of what it said can be read any more. */
	public boolean isRedacted() {
		return removed != null && Boolean.TRUE.equals(removed.erased());
	}

	/** All that it said, in every version and reading; what is empty is left out. */
	public List<String> wordings() {
		return Stream
			.of(Stream.of(text), earlier.stream().map(Revision::text), readings().stream().map(Evidence::value),
					keptFiles().stream().flatMap(KeptFile::wordings))
			.flatMap(said -> said)
			.filter(said -> !said.isBlank())
			.distinct()
			.toList();
	}

	/** The entry as it is once it is part of another. */
	public Entry absorbedBy(int other, Instant at, PersonId by) {
		return new Entry(number, occurredAt, endedAt, openEnded, recordedAt, author, source, text, evidence, mark, link,
				earlier, new Removal(at, by, other), review, files);
	}

	/** The entry with the given mark; null takes its mark away. */
	public Entry marked(@Nullable Milestone newMark) {
		return new Entry(number, occurredAt, endedAt, openEnded, recordedAt, author, source, text, evidence, newMark,
				link, earlier, removed, reviewed(), files);
	}

	public Entry hidden(boolean hide) {
		Review next = reviewed();
		return new Entry(number, occurredAt, endedAt, openEnded, recordedAt, author, source, text, evidence, mark, link,
				earlier, removed, new Review(hide, next.absorbed(), next.changes(), next.more()), files);
	}

	/**
	 * The entry with one reading more; what is read again under the same label takes the
	 * place of the earlier reading.
	 */
	public Entry withEvidence(Evidence attached) {
		List<Evidence> all = new ArrayList<>(readings());
		int same = all.stream().map(Evidence::label).map(attached.label()::equalsIgnoreCase).toList().indexOf(true);
		if (same < 0) {
			all.add(attached);
		}
		else {
			all.set(same, attached);
		}
		return withReadings(all, reviewed());
	}

	private Entry withReadings(List<Evidence> all, Review next) {
		return new Entry(number, occurredAt, endedAt, openEnded, recordedAt, author, source, text,
				all.isEmpty() ? null : all.get(0), mark, link, earlier, removed, new Review(next.hidden(),
						next.absorbed(), next.changes(), all.isEmpty() ? List.of() : all.subList(1, all.size())),
				files);
	}

	/**
	 * This entry combined with another: both texts, and whatever else only the other has.
	 */
	public Entry absorbing(Entry other, Instant at, PersonId by) {
		Entry both = edited(text + "\n" + other.text, when(), mark == null ? other.mark : mark, at, by);
		Review next = both.reviewed();
		List<Absorbed> parts = new ArrayList<>(next.absorbed());
		parts.add(new Absorbed(other.number, at, by));
		other.absorbed().forEach(parts::add);
		Entry whole = new Entry(number, occurredAt, endedAt, openEnded, recordedAt, author, source, both.text, evidence,
				both.mark, link == null ? other.link : link, both.earlier, removed, review, both(other));
		List<Evidence> all = new ArrayList<>(readings());
		other.readings().stream().filter(reading -> !all.contains(reading)).forEach(all::add);
		return whole.withReadings(all, new Review(next.hidden(), parts, changes() + 1, null));
	}

	public When when() {
		return new When(occurredAt, endedAt, openEnded);
	}

}
