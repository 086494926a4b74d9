package dev.firewatch.exchange;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.ComputedAnswers;
import dev.firewatch.casefile.Imported;
import dev.firewatch.exchange.Document.DocumentFact;
import dev.firewatch.exchange.Document.DocumentHeading;
import dev.firewatch.exchange.Document.DocumentItem;
import dev.firewatch.exchange.Document.DocumentPart;
import dev.firewatch.exchange.Document.DocumentText;
import dev.firewatch.exchange.Document.Items;
import dev.firewatch.exchange.Document.Phase;
import dev.firewatch.exchange.Document.Phases;
import dev.firewatch.exchange.Document.Remark;
import dev.firewatch.exchange.Document.Table;
import dev.firewatch.incident.Incident;
import dev.firewatch.people.PersonId;
import dev.firewatch.postmortem.AnsweredPairs;
import dev.firewatch.postmortem.Cause;
import dev.firewatch.postmortem.Comment;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.postmortem.Question;
import dev.firewatch.postmortem.QuestionType;
import dev.firewatch.postmortem.RegressionTests;
import dev.firewatch.postmortem.Section;
import dev.firewatch.postmortem.SectionState;
import dev.firewatch.postmortem.TableRows;
import dev.firewatch.postmortem.Template;
import dev.firewatch.postmortem.Why;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Evidence;
import dev.firewatch.timeline.Milestone;
import org.jspecify.annotations.Nullable;

/**
 * A postmortem as a document, times in UTC; one that is not published says that it is a
 * draft, and an imported one says so.
 */
final class PostmortemDocument {

	private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ENGLISH);

	private final Dossier dossier;

	private final Casefile file;

	private final ComputedAnswers facts;

	private final FixTables fixes;

	private final List<DocumentPart> parts = new ArrayList<>();

	/** What of causes and fixes has its place already. */
	private final Set<String> shown = new HashSet<>();

	private PostmortemDocument(Dossier dossier) {
		this.dossier = dossier;
		this.file = dossier.file();
		this.facts = new ComputedAnswers(file, dossier.entries(), dossier.names(), ZoneId.of("UTC"));
		this.fixes = new FixTables(dossier);
	}

	static Document of(Dossier dossier) {
		return new PostmortemDocument(dossier).document();
	}

	static String moment(Instant at) {
		return MOMENT.format(at.atZone(ZoneOffset.UTC));
	}

	private Document document() {
		remarks();
		head();
		Optional<Postmortem> postmortem = file.postmortem().filter(there -> dossier.template() != null);
		postmortem.ifPresentOrElse(this::sections, this::bare);
		parts.addAll(new RunTables(dossier).all());
		parts.addAll(RecoveryParts.of(dossier));
		file.imported().ifPresent(this::rest);
		file.postmortem().ifPresent(this::comments);
		file.postmortem().ifPresent(this::signatures);
		file.postmortem().ifPresent(this::editions);
		return new Document(file.id() + ": " + file.incident().title(), "en", parts);
	}

	private void remarks() {
		Optional<Postmortem> postmortem = file.postmortem();
		if (postmortem.filter(Postmortem::published).isEmpty()) {
			int versions = postmortem.map(there -> there.editions().size()).orElse(0);
			parts.add(new Remark(versions == 0 ? "Draft. This postmortem is not published yet."
					: "Draft of version " + (versions + 1) + ". Version " + versions + " was published."));
		}
		file.imported()
			.ifPresent(how -> parts.add(new Remark("Imported on " + moment(how.at()) + " by "
					+ dossier.names().apply(how.by()) + ": earlier history was recorded elsewhere.")));
	}

	private void head() {
		Incident incident = file.incident();
		List<List<String>> rows = new ArrayList<>();
		rows.add(List.of("Severity", incident.severity().name()));
		rows.add(List.of("Status", incident.status().words()));
		rows.add(List.of("Kind", incident.kind().words()));
		rows.add(List.of("Declared", moment(incident.declaredAt())));
		incident.resolvedAt().ifPresent(at -> rows.add(List.of("Resolved", moment(at))));
		incident.roles()
			.stream()
			.sorted((one, other) -> one.role().compareTo(other.role()))
			.forEach(role -> rows.add(List.of(capital(role.role().replace('-', ' ')), name(role.person()))));
		file.register().words().ifPresent(words -> rows.add(List.of("Risk", words)));
		file.postmortem().flatMap(Postmortem::publishedAt).ifPresent(at -> rows.add(List.of("Published", moment(at))));
		parts.add(new Table(List.of("Field", "Value"), rows));
	}

	private static String capital(String words) {
		return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
	}

	/** Without a postmortem there are at least the timeline, the causes and the fixes. */
	private void bare() {
		parts.add(new DocumentHeading(2, "Timeline"));
		timeline(false);
		parts.add(new DocumentHeading(2, "Causes"));
		causes();
		parts.add(new DocumentHeading(2, "Not a cause"));
		notCauses();
		parts.add(new DocumentHeading(2, "Fixes"));
		parts.addAll(fixes.all());
	}

	private void sections(Postmortem postmortem) {
		if (dossier.template() == null) {
			return;
		}
		Map<String, String> answers = postmortem.answers();
		shown.addAll(computed(dossier.template()));
		for (Section section : dossier.template().sections()) {
			if (postmortem.has(section.id())) {
				parts.add(new DocumentHeading(2, section.title()));
				SectionState state = postmortem.state(section.id());
				int begin = parts.size();
				section.questions(file.incident(), answers).forEach(question -> question(question, state));
				// What was imported may be all in what is computed: then nothing was
				// skipped.
				if (state.skipReason() != null && (file.imported().isEmpty() || parts.size() == begin)) {
					parts.add(begin, new Remark("Skipped: " + state.skipReason()));
				}
			}
		}
		others();
	}

	private void question(Question question, SectionState state) {
		String answer = state.answers().get(question.id());
		String source = items(question);
		if (question.type() == QuestionType.COMPUTED) {
			computed(question, String.valueOf(question.source()), answer);
		}
		else if (source != null) {
			if (shown.add(source)) {
				computed(question, source, null);
			}
		}
		else if (answer != null) {
			answer(question, answer, state.contributors(question.id()));
		}
		else if (question.isProposed()) {
			value(question, String.valueOf(question.source()), null);
		}
	}

	/** Whose lines became the incident's own: they stand where they were asked for. */
	private static @Nullable String items(Question question) {
		return switch (question.type()) {
			case CAUSES -> "causes";
			case NOT_CAUSES -> "not-causes";
			case FIXES -> "fixes";
			case WHYS -> "whys";
			default -> null;
		};
	}

	/**
	 * What the template shows by itself; only the rest is shown where it is asked for.
	 */
	private static Set<String> computed(Template template) {
		Set<String> shown = new HashSet<>();
		for (Section section : template.sections()) {
			for (Question question : section.questions()) {
				String source = question.source();
				if (question.type() == QuestionType.COMPUTED && source != null) {
					shown.add(source.startsWith("fixes-") || source.equals("process-improvements") ? "fixes"
							: source.equals("cause-texts") ? "causes" : source);
				}
			}
		}
		return shown;
	}

	/** What was added in chat is part of the document, whatever the template asks for. */
	private void others() {
		if (!file.causes().all().isEmpty() && shown.add("causes")) {
			parts.add(new DocumentHeading(2, "Causes"));
			causes();
		}
		if (!file.causes().ruledOut().isEmpty() && shown.add("not-causes")) {
			parts.add(new DocumentHeading(2, "Not a cause"));
			notCauses();
		}
		if (!file.fixes().isEmpty() && shown.add("fixes")) {
			parts.add(new DocumentHeading(2, "Fixes"));
			parts.addAll(fixes.all());
		}
	}

	private void computed(Question question, String source, @Nullable String corrected) {
		switch (source) {
			case "timeline" -> timeline(false);
			case "timeline-with-links" -> timeline(true);
			case "causes", "cause-texts" -> causes();
			case "not-causes" -> notCauses();
			case "whys" -> whys();
			case "fixes" -> parts.addAll(fixes.all());
			case "fixes-by-category" -> parts.addAll(fixes.byCategory());
			case "fixes-immediate", "fixes-short-term", "fixes-long-term", "process-improvements" ->
				parts.addAll(fixes.some(question.text(), source));
			case "verification" -> parts.addAll(fixes.verification());
			default -> value(question, source, corrected);
		}
	}

	/** A correction stays beside the computed value. */
	private void value(Question question, String source, @Nullable String corrected) {
		Optional<ComputedAnswers.ComputedAnswer> computed = facts.known(source);
		String value = corrected == null ? computed.map(ComputedAnswers.ComputedAnswer::shown).orElse("")
				: computed.map(answer -> answer.besides(corrected)).orElse(corrected);
		if (!value.isEmpty()) {
			parts.add(value.contains("\n") ? new DocumentText(question.text(), value)
					: new DocumentFact(question.text() + ":", value));
		}
	}

	private void answer(Question question, String answer, Set<PersonId> by) {
		String told = by.size() < 2 ? "" : " (" + by.stream().map(this::name).collect(Collectors.joining(", ")) + ")";
		switch (question.type()) {
			case PERSON -> parts.add(new DocumentFact(question.text(), name(new PersonId(answer))));
			case CHOICES -> parts.add(new DocumentFact(question.text(), answer.replace("\n", ", ")));
			case LIST -> parts.add(new Items(question.text() + told,
					answer.lines()
						.filter(line -> !line.isBlank())
						.map(line -> new DocumentItem(null, line.strip(), List.of(), true))
						.toList()));
			case TABLE -> {
				table(question, answer);
				if (question.id().equals(RegressionTests.QUESTION)) {
					provenTests();
				}
			}
			case PAIRS -> parts.add(new DocumentText(question.text() + told, AnsweredPairs.markdown(answer), true));
			case LONG_TEXT -> parts.add(new DocumentText(question.text() + told, answer, true));
			case TEXT ->
				parts.add(answer.strip().contains("\n") ? new DocumentText(question.text() + told, answer, true)
						: new DocumentFact(question.text() + told, answer, true));
			default -> parts.add(new DocumentFact(question.text(), answer + told));
		}
	}

	private void provenTests() {
		if (!file.provenTests().isEmpty()) {
			parts.add(new Items("Where these tests are",
					file.provenTests()
						.stream()
						.map(proven -> new DocumentItem(proven.test(), proven.where(), List.of(), true))
						.toList()));
		}
	}

	private void table(Question question, String answer) {
		List<List<String>> rows = TableRows.of(answer, question.columns().size());
		if (rows.isEmpty()) {
			parts.add(new DocumentText(question.text(), answer, true));
			return;
		}
		parts.add(new DocumentText(question.text(), ""));
		parts.add(new Table(question.columns(), rows, true));
	}

	private void timeline(boolean links) {
		phases();
		parts.add(links ? new Table(List.of("Time (UTC)", "Event", "Link"),
				dossier.entries().stream().map(entry -> List.of(span(entry), event(entry), links(entry))).toList())
				: new Table(List.of("Time (UTC)", "Event"),
						dossier.entries().stream().map(entry -> List.of(span(entry), event(entry))).toList()));
		List<List<String>> readings = dossier.entries()
			.stream()
			.flatMap(entry -> entry.readings().stream())
			.map(PostmortemDocument::reading)
			.toList();
		if (!readings.isEmpty()) {
			parts.add(new DocumentHeading(3, "Evidence"));
			parts.add(new Table(List.of("Record", "Reading", "As it should be"), readings));
		}
		List<List<String>> files = dossier.entries()
			.stream()
			.flatMap(entry -> entry.keptFiles()
				.stream()
				.map(file -> List.of(entry.id(), file.name(), file.sizeWords(), file.sha256())))
			.toList();
		if (!files.isEmpty()) {
			parts.add(new DocumentHeading(3, "Files"));
			parts.add(new Table(List.of("Entry", "File", "Size", "SHA-256"), files));
		}
	}

	/** Where it was said, and where its readings are. */
	private static String links(Entry entry) {
		return Stream.concat(Stream.ofNullable(entry.link()), entry.readings().stream().map(Evidence::link))
			.filter(Objects::nonNull)
			.distinct()
			.collect(Collectors.joining("\n"));
	}

	private static String event(Entry entry) {
		return entry.text() + (entry.mark() == null ? "" : " (" + entry.mark().words() + ")");
	}

	private static List<String> reading(Evidence evidence) {
		String outcome = switch (evidence.outcome()) {
			case PASS -> "yes";
			case FAIL -> "no";
			case NONE -> "";
		};
		return List.of(evidence.label(), evidence.value(), outcome);
	}

	/** The phases from each known mark to the next. */
	private void phases() {
		List<Milestone> marks = new ArrayList<>();
		List<Instant> moments = new ArrayList<>();
		for (Milestone milestone : Milestone.values()) {
			Optional<Instant> at = milestone.isPhase() ? facts.marked(milestone) : Optional.empty();
			at.filter(moment -> moments.isEmpty() || !moment.isBefore(moments.get(moments.size() - 1)))
				.ifPresent(moment -> {
					marks.add(milestone);
					moments.add(moment);
				});
		}
		List<Phase> phases = new ArrayList<>();
		for (int i = 1; i < marks.size(); i++) {
			Duration lasting = Duration.between(moments.get(i - 1), moments.get(i));
			phases.add(new Phase(marks.get(i - 1).words(), moment(moments.get(i - 1)), marks.get(i).words(),
					ComputedAnswers.lasting(lasting), lasting.toMinutes()));
		}
		if (!phases.isEmpty()) {
			parts.add(new Phases(phases));
		}
	}

	private static String span(Entry entry) {
		String start = moment(entry.occurredAt());
		if (entry.endedAt() != null) {
			return start + " to " + moment(entry.endedAt());
		}
		return entry.openEnded() ? start + " onwards" : start;
	}

	private void causes() {
		List<DocumentItem> items = new ArrayList<>();
		for (Cause cause : file.causes().all()) {
			List<String> below = new ArrayList<>();
			if (cause.kind() != null) {
				below.add("Kind: " + cause.kind().key());
			}
			if (cause.because() != null) {
				below.add("Why it mattered: " + cause.because());
			}
			if (cause.acceptedBecause() != null) {
				below.add("Needs no fix: " + cause.acceptedBecause());
			}
			items.add(new DocumentItem(cause.id() + (cause.primary() ? " (primary)" : ""), cause.text(), below));
		}
		if (!items.isEmpty()) {
			parts.add(new Items(null, items));
		}
	}

	private void notCauses() {
		List<DocumentItem> items = file.causes()
			.ruledOut()
			.stream()
			.map(cause -> new DocumentItem(null,
					cause.text() + (cause.because() == null ? "" : ", because " + cause.because()), List.of()))
			.toList();
		if (!items.isEmpty()) {
			parts.add(new Items(null, items));
		}
	}

	private void whys() {
		List<DocumentItem> items = new ArrayList<>();
		for (Why why : file.causes().whys()) {
			items.add(new DocumentItem("Why " + why.level() + (why.root() ? " (root cause)" : ""),
					why.question() + " " + why.answer(),
					why.evidence() == null ? List.of() : List.of("Evidence: " + why.evidence())));
		}
		if (!items.isEmpty()) {
			parts.add(new Items("Why it happened", items));
		}
	}

	/** What a text that was imported says beyond our sections, under its own headings. */
	private void rest(Imported how) {
		if (!how.rest().isEmpty()) {
			parts.add(new DocumentHeading(2, "Also in the original"));
			how.rest()
				.forEach(passage -> parts.add(new DocumentText(
						passage.heading() == null ? "At its head" : passage.heading(), passage.text(), true)));
		}
	}

	private void comments(Postmortem postmortem) {
		List<DocumentItem> items = postmortem.comments()
			.stream()
			.filter(Comment::open)
			.map(comment -> new DocumentItem(comment.id(), comment.text(),
					List.of("Asked for by " + name(comment.by()))))
			.toList();
		if (!items.isEmpty()) {
			parts.add(new DocumentHeading(2, "Changes asked for"));
			parts.add(new Items(null, items));
		}
	}

	private void signatures(Postmortem postmortem) {
		if (!postmortem.signatures().isEmpty()) {
			parts.add(new DocumentHeading(2, "Sign-off"));
			parts.add(new Table(List.of("Role", "Name", "Date", "Signature"),
					postmortem.signatures()
						.stream()
						.map(signature -> List.of(capital(signature.role().replace('-', ' ')), name(signature.by()),
								moment(signature.at()), signature.contentHash().substring(0, 12)))
						.toList()));
		}
	}

	private void editions(Postmortem postmortem) {
		if (postmortem.editions().size() > 1) {
			parts.add(new DocumentHeading(2, "Versions"));
			parts.add(new Table(List.of("Version", "Published", "By", "Why"),
					postmortem.editions()
						.stream()
						.map(edition -> List.of(String.valueOf(edition.version()), moment(edition.at()),
								name(edition.by()), edition.reason() == null ? "" : edition.reason()))
						.toList()));
		}
	}

	private String name(PersonId person) {
		return dossier.names().apply(person);
	}

}
