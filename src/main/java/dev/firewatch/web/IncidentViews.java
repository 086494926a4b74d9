package dev.firewatch.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.ComputedAnswers;
import dev.firewatch.casefile.Imported;
import dev.firewatch.casefile.CasefileRuns;
import dev.firewatch.exchange.Prose;
import dev.firewatch.incident.Incident;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.postmortem.AnsweredPairs;
import dev.firewatch.postmortem.Cause;
import dev.firewatch.postmortem.Question;
import dev.firewatch.postmortem.QuestionType;
import dev.firewatch.postmortem.Section;
import dev.firewatch.postmortem.SectionState;
import dev.firewatch.postmortem.TableRows;
import dev.firewatch.postmortem.Template;
import dev.firewatch.postmortem.Templates;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.Owner;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Evidence;
import dev.firewatch.timeline.Source;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.web.RunViews.RunView;
import dev.firewatch.workflow.fixes.FixLines;
import org.jspecify.annotations.Nullable;

/** What the incident page shows, in the reader's time zone. */
class IncidentViews {

	private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

	/** By name, as the name is shown. */
	private static final ZoneId UTC = ZoneId.of("UTC");

	private final People people;

	private final Timelines timelines;

	private final Templates templates;

	private final FixLines lines;

	private final Clock clock;

	IncidentViews(People people, Timelines timelines, Templates templates, FixLines lines, Clock clock) {
		this.people = people;
		this.timelines = timelines;
		this.templates = templates;
		this.lines = lines;
		this.clock = clock;
	}

	/** The page's content. */
	record View(String id, String title, String severity, String status, boolean isPrivate, boolean draft, String zone,
			List<FactView> facts, List<EntryView> timeline, int folded, List<Pair> pairs, List<String> notCauses,
			List<SectionView> document, List<String> remarks, List<Integer> versions, boolean review,
			List<PassageView> rest, List<RunView> runs, @Nullable String recovering) {
	}

	/**
	 * A value with its label.
	 *
	 * @param prose an answer as HTML, as it is Markdown; empty if the value is none
	 * @param rows the rows of an answer that is a table, below its head, as HTML; else
	 * empty
	 */
	record FactView(String label, String value, String prose, List<String> head, List<List<String>> rows) {

		FactView(String label, String value) {
			this(label, value, "", List.of(), List.of());
		}

	}

	/** What a text that was imported says beyond our sections, as HTML. */
	record PassageView(@Nullable String heading, String prose) {
	}

	/** One entry; {@code gap} is the time since the one before, if it is long. */
	record EntryView(String id, String at, String text, String author, @Nullable String mark, boolean system,
			boolean removed, @Nullable String gap, List<ReadingView> readings, List<FileView> files) {
	}

	/** A reading that was attached to an entry. */
	record ReadingView(String text, @Nullable String link) {

		static ReadingView of(Evidence reading) {
			String said = reading.label() + ": " + reading.value();
			String sign = switch (reading.outcome()) {
				case PASS -> "✅";
				case FAIL -> "❌";
				case NONE -> "";
			};
			String link = reading.link();
			return new ReadingView(said.contains(sign) ? said : said + " " + sign,
					link == null || !link.matches("(?i)https?://\\S+") ? null : link);
		}

	}

	/** A file of an entry, at its address. */
	record FileView(String name, String size, String hash, String shortHash, String address, boolean image) {
	}

	/** A cause with the fixes that answer it; a cause without any is obvious at once. */
	record Pair(String cause, @Nullable String why, boolean primary, List<FixRow> fixes) {
	}

	record FixRow(String id, String title, String state, String status, String owners, List<String> details) {
	}

	/** A section of the document. */
	record SectionView(String id, String title, @Nullable String skipped, boolean settled, List<FactView> answers) {
	}

	View of(Casefile file, Optional<PersonId> visitor) {
		ZoneId zone = visitor.flatMap(people::find).map(Person::zone).orElse(UTC);
		Incident incident = file.incident();
		List<Entry> entries = timelines.read(file.id().value()).stream().filter(entry -> !entry.isHidden()).toList();
		ComputedAnswers facts = new ComputedAnswers(file, entries, people::nameOf, zone);
		boolean published = file.postmortem().filter(postmortem -> postmortem.published()).isPresent();
		return new View(file.id().value(), incident.title(), incident.severity().name(), incident.status().words(),
				incident.isPrivate(), !published, zone.getId(), header(file, facts, zone),
				rows(file.id().value(), entries, zone),
				(int) entries.stream().filter(entry -> entry.source() == Source.SYSTEM).count(), pairs(file, zone),
				file.causes()
					.ruledOut()
					.stream()
					.map(cause -> cause.text() + (cause.because() == null ? "" : ", because " + cause.because()))
					.toList(),
				document(file, facts), remarks(file, zone),
				file.postmortem()
					.map(postmortem -> postmortem.editions().stream().map(edition -> edition.version()).toList())
					.orElse(List.of()),
				file.postmortem().flatMap(postmortem -> postmortem.reviewAt()).isPresent(),
				file.imported()
					.map(Imported::rest)
					.orElse(List.of())
					.stream()
					.map(passage -> new PassageView(passage.heading(), Prose.html(passage.text())))
					.toList(),
				new RunViews(people, zone).of(file),
				CasefileRuns.recovering(file)
					.map(run -> "recovering: " + run.runbook().title() + ", " + run.stage().title())
					.orElse(null));
	}

	/** What the reader has to know about the document. */
	private List<String> remarks(Casefile file, ZoneId zone) {
		List<String> remarks = new ArrayList<>();
		file.postmortem()
			.flatMap(postmortem -> postmortem.amendReason())
			.ifPresent(reason -> remarks.add("A new version is being written: " + reason));
		file.imported()
			.ifPresent(how -> remarks.add("Imported on " + MOMENT.format(how.at().atZone(zone)) + " by "
					+ people.nameOf(how.by()) + ": earlier history was recorded elsewhere."));
		file.postmortem()
			.filter(postmortem -> !postmortem.published())
			.flatMap(postmortem -> postmortem.reviewAt())
			.ifPresent(at -> remarks.add("The review is on " + MOMENT.format(at.atZone(zone)) + "."));
		file.postmortem()
			.map(postmortem -> postmortem.comments().stream().filter(comment -> comment.open()).toList())
			.orElse(List.of())
			.forEach(comment -> remarks.add(comment.id() + ", a change asked for: " + comment.text()));
		return remarks;
	}

	private List<FactView> header(Casefile file, ComputedAnswers facts, ZoneId zone) {
		Incident incident = file.incident();
		List<FactView> header = new ArrayList<>();
		header.add(new FactView("Declared", MOMENT.format(incident.declaredAt().atZone(zone))));
		incident.resolvedAt().ifPresent(at -> header.add(new FactView("Resolved", MOMENT.format(at.atZone(zone)))));
		incident.roles()
			.forEach(role -> header.add(new FactView(role.role().replace('-', ' '), people.nameOf(role.person()))));
		for (String source : List.of("time-to-detect", "time-to-resolve", "duration")) {
			facts.value(source).ifPresent(value -> header.add(new FactView(source.replace('-', ' '), value)));
		}
		file.register().words().ifPresent(words -> header.add(new FactView("Risk", words)));
		return header;
	}

	private List<EntryView> rows(String id, List<Entry> entries, ZoneId zone) {
		List<EntryView> rows = new ArrayList<>();
		Instant before = null;
		for (Entry entry : entries) {
			String gap = before != null && Duration.between(before, entry.occurredAt()).toMinutes() >= 10
					? ComputedAnswers.lasting(Duration.between(before, entry.occurredAt())) : null;
			before = entry.occurredAt();
			String until = entry.endedAt() != null ? " to " + MOMENT.format(entry.endedAt().atZone(zone))
					: entry.openEnded() ? " onwards" : "";
			rows.add(new EntryView(entry.id(), MOMENT.format(entry.occurredAt().atZone(zone)) + until,
					entry.isRedacted() ? "Redacted" : entry.isRemoved() ? "Removed" : entry.text(),
					entry.author() == null ? "Firewatch" : people.nameOf(entry.author()),
					entry.mark() == null ? null : entry.mark().words(), entry.source() == Source.SYSTEM,
					entry.isRemoved(), gap, entry.isRemoved() ? List.of() : readings(entry),
					entry.isRemoved() ? List.of() : files(id, entry)));
		}
		return rows;
	}

	/** What stands in the entry's own text isn't said again. */
	private static List<ReadingView> readings(Entry entry) {
		return entry.readings()
			.stream()
			.filter(reading -> !entry.text().contains(reading.value()))
			.map(ReadingView::of)
			.toList();
	}

	private static List<FileView> files(String id, Entry entry) {
		return entry.keptFiles()
			.stream()
			.map(file -> new FileView(file.name(), file.sizeWords(), file.sha256(), file.shortHash(),
					"/incidents/" + id + "/files/" + file.sha256(), file.type().isImage()))
			.toList();
	}

	private List<Pair> pairs(Casefile file, ZoneId zone) {
		LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
		List<Pair> pairs = new ArrayList<>();
		for (Cause cause : file.causes().all()) {
			String kind = cause.kind() == null ? "" : " (" + cause.kind().key() + ")";
			pairs.add(new Pair(cause.id() + kind + " " + cause.text(), cause.because(), cause.primary(),
					file.fixes()
						.stream()
						.filter(fix -> fix.answers().contains(cause.id()))
						.map(fix -> row(file, fix, today))
						.toList()));
		}
		List<FixRow> others = file.fixes()
			.stream()
			.filter(fix -> fix.answers().isEmpty())
			.map(fix -> row(file, fix, today))
			.toList();
		if (!others.isEmpty()) {
			pairs.add(new Pair("Other fixes", null, false, others));
		}
		return pairs;
	}

	private FixRow row(Casefile file, Fix fix, LocalDate today) {
		return new FixRow(fix.id(), fix.title(),
				FixLines.sign(fix, today) + " " + lines.state(fix, today) + FixLines.kind(fix), fix.status().words(),
				fix.owners().isEmpty() ? "nobody yet"
						: fix.owners().stream().map(owner -> owner(file, owner)).collect(Collectors.joining(", ")),
				lines.details(fix));
	}

	/** A role is shown as such until somebody holds it. */
	private String owner(Casefile file, Owner owner) {
		List<PersonId> holders = file.people(List.of(owner));
		return holders.isEmpty() ? String.valueOf(owner.role()).replace('-', ' ') : people.nameOf(holders.get(0));
	}

	private List<SectionView> document(Casefile file, ComputedAnswers facts) {
		return file.postmortem().map(postmortem -> {
			Template template = templates.template(postmortem.template()).orElseThrow();
			return template.sections()
				.stream()
				.filter(section -> postmortem.has(section.id()))
				.map(section -> part(section, section.questions(file.incident(), postmortem.answers()),
						postmortem.state(section.id()), facts))
				.toList();
		}).orElse(List.of());
	}

	private SectionView part(Section section, List<Question> questions, SectionState state, ComputedAnswers facts) {
		List<FactView> answers = new ArrayList<>();
		for (Question question : questions) {
			String answer = state.answers().get(question.id());
			if (question.type() == QuestionType.COMPUTED) {
				computed(question, answer, facts).ifPresent(answers::add);
			}
			else if (answer != null) {
				answers.add(answered(question, answer, state));
			}
			else if (question.isProposed()) {
				facts.value(String.valueOf(question.source()))
					.ifPresent(value -> answers.add(new FactView(question.text(), value)));
			}
		}
		return new SectionView(section.id(), section.title(), state.skipReason(), state.settled(), answers);
	}

	/** Values that the page already shows above are not repeated. */
	private static Optional<FactView> computed(Question question, @Nullable String corrected, ComputedAnswers facts) {
		if (!question.isCorrectable()) {
			return Optional.empty();
		}
		Optional<ComputedAnswers.ComputedAnswer> known = facts.known(String.valueOf(question.source()));
		String value = corrected == null ? known.map(ComputedAnswers.ComputedAnswer::shown).orElse("")
				: known.map(found -> found.besides(corrected)).orElse(corrected);
		return value.isEmpty() ? Optional.empty() : Optional.of(new FactView(question.text(), value));
	}

	private FactView answered(Question question, String answer, SectionState state) {
		List<String> all = state.contributors(question.id()).stream().map(people::nameOf).toList();
		String by = all.size() < 2 ? "" : "(" + String.join(", ", all) + ")";
		int columns = question.columns().size();
		List<List<String>> rows = columns == 0 ? List.of() : TableRows.of(answer, columns);
		if (!rows.isEmpty()) {
			return new FactView(question.text(), by, "", question.columns(),
					rows.stream().map(row -> row.stream().map(Prose::inlineHtml).toList()).toList());
		}
		return switch (question.type()) {
			case TEXT, LONG_TEXT, TABLE -> new FactView(question.text(), by, Prose.html(answer), List.of(), List.of());
			case PAIRS ->
				new FactView(question.text(), by, Prose.html(AnsweredPairs.markdown(answer)), List.of(), List.of());
			case LIST -> new FactView(question.text(), by, list(answer), List.of(), List.of());
			case PERSON -> new FactView(question.text(), (people.nameOf(new PersonId(answer)) + "\n" + by).strip());
			default -> new FactView(question.text(), (answer + "\n" + by).strip());
		};
	}

	private static String list(String answer) {
		return answer.lines()
			.filter(line -> !line.isBlank())
			.map(line -> "<li dir=\"auto\">" + Prose.inlineHtml(line.strip()) + "</li>")
			.collect(Collectors.joining("", "<ul>", "</ul>"));
	}

}
