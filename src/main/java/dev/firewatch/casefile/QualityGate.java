package dev.firewatch.casefile;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import dev.firewatch.postmortem.Cause;
import dev.firewatch.postmortem.Comment;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.postmortem.QualityCheck;
import dev.firewatch.postmortem.Question;
import dev.firewatch.postmortem.QuestionType;
import dev.firewatch.postmortem.Section;
import dev.firewatch.postmortem.Template;
import dev.firewatch.postmortem.Why;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.FixStatus;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Milestone;
import dev.firewatch.timeline.Source;
import org.jspecify.annotations.Nullable;

/**
 * What is checked before a postmortem is published: that it is complete, and worth
 * reading. Imported incidents are exempt.
 */
public final class QualityGate {

	private static final List<Milestone> MARKS = List.of(Milestone.FIRST_OCCURRENCE, Milestone.DETECTED,
			Milestone.RESOLVED);

	private static final String ROOT_CAUSE = "root_cause.root_cause";

	private static final String SYMPTOM = "root_cause.immediate_cause";

	private final Casefile file;

	private final Postmortem postmortem;

	private final Template template;

	private final List<Entry> entries;

	private final Map<String, String> answers;

	/**
	 * @param postmortem the file's
	 * @param entries the timeline, in the order in which things happened
	 */
	public QualityGate(Casefile file, Postmortem postmortem, Template template, List<Entry> entries) {
		this.file = file;
		this.postmortem = postmortem;
		this.template = template;
		this.entries = entries.stream().filter(Entry::isShown).toList();
		this.answers = postmortem.answers();
	}

	/**
	 * Something that has to be fixed.
	 *
	 * @param id what a command calls it; its words if it has no id
	 * @param said the question or remark that people know it by, word for word; null if
	 * its id says it all
	 */
	public record Missing(String id, @Nullable String said) {

		static Missing of(String id) {
			return new Missing(id, null);
		}

		static Missing answer(Question question) {
			return new Missing(question.id(), question.text());
		}

	}

	/**
	 * The result of one check.
	 *
	 * @param missing what has to be fixed; empty if nothing
	 */
	public record Finding(QualityCheck check, List<Missing> missing) {

		public Finding {
			missing = List.copyOf(missing);
		}

		public boolean fulfilled() {
			return missing.isEmpty();
		}

	}

	/** All the checks the template asks for, in the order of the document. */
	public List<Finding> findings() {
		Set<QualityCheck> wanted = EnumSet.of(QualityCheck.ANSWERS, QualityCheck.CHANGES);
		wanted.addAll(template.quality());
		if (!asksAudit()) {
			wanted.remove(QualityCheck.REGISTER);
		}
		return wanted.stream().map(check -> new Finding(check, missing(check))).toList();
	}

	/** Whether the file's history is exempt because it was imported. */
	public boolean exempt() {
		return file.imported().isPresent();
	}

	/** Those that block publication. */
	public List<Finding> obstacles() {
		return exempt() ? List.of() : findings().stream().filter(finding -> !finding.fulfilled()).toList();
	}

	private List<Missing> missing(QualityCheck check) {
		return switch (check) {
			case TIMELINE -> timeline();
			case ROOT_CAUSE -> rootCause();
			case PRIMARY_CAUSE -> file.causes().all().stream().filter(Cause::primary).count() == 1 ? List.of()
					: List.of(Missing.of("a primary cause"));
			case CAUSES_ANSWERED -> causes();
			case NOT_CAUSES -> notCauses();
			case AUDIT -> audit();
			case REGISTER -> AuditGaps.open(file).stream().map(gap -> new Missing(gap.key(), gap.gap())).toList();
			case FIXES_PLANNED -> fixes(fix -> fix.owners().isEmpty() || !fix.plan().measurable());
			case DESTINATIONS -> fixes(fix -> fix.scope().lands() == null);
			case LESSONS -> anyAnswer("learnings.") ? List.of() : List.of(Missing.of("what was learned"));
			case REGRESSION_TESTS ->
				answers.containsKey("regression-tests") || template.question("regression-tests").isEmpty() ? List.of()
						: List.of(Missing.of("tests that guard against it"));
			case ANSWERS -> openAnswers();
			case CHANGES -> postmortem.comments()
				.stream()
				.filter(Comment::open)
				.map(comment -> new Missing(comment.id(), comment.text()))
				.toList();
		};
	}

	private List<Missing> timeline() {
		List<Missing> missing = new ArrayList<>();
		if (entries.stream().noneMatch(entry -> entry.source() != Source.SYSTEM)) {
			missing.add(Missing.of("what happened"));
		}
		MARKS.stream()
			.filter(milestone -> entries.stream().noneMatch(entry -> entry.mark() == milestone))
			.forEach(milestone -> missing.add(Missing.of(milestone.words())));
		return missing;
	}

	/** A root cause that only repeats the symptom doesn't count. */
	private List<Missing> rootCause() {
		Optional<String> said = exported(ROOT_CAUSE)
			.or(() -> file.causes().whys().stream().filter(Why::root).map(Why::answer).findFirst());
		if (said.isEmpty()) {
			return List.of(Missing.of("the root cause"));
		}
		boolean symptom = List.of(exported(SYMPTOM), Optional.of(file.incident().title()))
			.stream()
			.flatMap(Optional::stream)
			.anyMatch(other -> plain(other).equals(plain(said.get())));
		return symptom ? List.of(Missing.of("a root cause more than the symptom")) : List.of();
	}

	private static String plain(String text) {
		return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
	}

	private List<Missing> causes() {
		return file.causes()
			.all()
			.stream()
			.filter(cause -> cause.acceptedBecause() == null)
			.filter(cause -> file.fixes()
				.stream()
				.noneMatch(fix -> fix.status() != FixStatus.DROPPED && fix.answers().contains(cause.id())))
			.map(cause -> Missing.of(cause.id()))
			.toList();
	}

	private List<Missing> notCauses() {
		boolean considered = !file.causes().ruledOut().isEmpty() || shown().stream()
			.filter(section -> section.questions()
				.stream()
				.anyMatch(question -> question.type() == QuestionType.NOT_CAUSES))
			.anyMatch(section -> postmortem.state(section.id()).settled());
		return considered ? List.of() : List.of(Missing.of("what did not cause it"));
	}

	private List<Missing> audit() {
		return shown().stream()
			.flatMap(section -> section.questions().stream())
			.filter(question -> question.type() == QuestionType.AUDIT && !answers.containsKey(question.id()))
			.map(Missing::answer)
			.toList();
	}

	/** A review that isn't asked about the risk process has nothing to update in it. */
	private boolean asksAudit() {
		return shown().stream()
			.flatMap(section -> section.questions().stream())
			.anyMatch(question -> question.type() == QuestionType.AUDIT);
	}

	private List<Missing> fixes(Predicate<Fix> lacking) {
		return file.fixes()
			.stream()
			.filter(fix -> fix.status() != FixStatus.DROPPED)
			.filter(lacking)
			.map(fix -> Missing.of(fix.id()))
			.toList();
	}

	/** What could be left for later, and is still missing. */
	private List<Missing> openAnswers() {
		return shown().stream()
			.filter(section -> !postmortem.state(section.id()).skipped())
			.flatMap(section -> section.questions(file.incident(), answers).stream())
			.filter(question -> question.use().toPublish() && !answers.containsKey(question.id()))
			.map(Missing::answer)
			.toList();
	}

	private List<Section> shown() {
		return template.sections().stream().filter(section -> postmortem.has(section.id())).toList();
	}

	private boolean anyAnswer(String export) {
		return shown().stream()
			.flatMap(section -> section.questions().stream())
			.filter(question -> question.use().export() != null && question.use().export().startsWith(export))
			.anyMatch(question -> answers.containsKey(question.id()));
	}

	private Optional<String> exported(String path) {
		return shown().stream()
			.flatMap(section -> section.questions().stream())
			.filter(question -> path.equals(question.use().export()))
			.map(question -> answers.get(question.id()))
			.filter(Objects::nonNull)
			.filter(answer -> !answer.isBlank())
			.findFirst();
	}

}
