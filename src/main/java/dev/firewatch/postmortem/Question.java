package dev.firewatch.postmortem;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Something that a postmortem asks, or fills in itself.
 *
 * @param required whether the section can't be answered without it
 * @param options the answers to choose from, for a choice
 * @param source what a computed answer is made from, or what is proposed for a text
 * @param columns the titles of a table's columns
 * @param use when it is asked, and where its answer goes
 */
public record Question(String id, String text, QuestionType type, boolean required, @Nullable String help,
		@Nullable String example, List<String> options, @Nullable String source, List<String> columns,
		QuestionUse use) {

	/** What a computed answer can be made from. */
	public static final List<String> SOURCES = List.of("incident-id", "title", "date", "severity", "severity-word",
			"severity-history", "kind", "first-occurrence-at", "first-report-at", "detected-at", "engaged-at",
			"cause-found-at", "mitigated-at", "resolved-at", "all-clear-at", "commander", "participants", "numbers",
			"duration", "time-to-detect", "time-to-respond", "time-to-identify", "time-to-mitigate", "time-to-resolve",
			"slo-breach", "review-date", "template-version", "last-updated", "timeline", "causes", "cause-texts",
			"primary-cause", "not-causes", "whys", "fixes", "fixes-immediate", "fixes-short-term", "fixes-long-term",
			"fixes-by-category", "process-improvements", "verification", "time-per-severity", "timeline-with-links",
			"related", "gap-in-register", "gap-probability-accurate", "gap-cascades-predicted", "gap-mitigation-worked",
			"gap-indicators-fired", "gap-escalation-worked");

	/** What can be proposed for a text. */
	public static final List<String> PROPOSALS = List.of("related-risk", "detection-gap", "in-register-action",
			"original-score", "actual-frequency", "probability-action", "unexpected-cascades", "cascades-action",
			"mitigation-failures", "mitigation-action", "indicator-failures", "indicators-action", "escalation-issues",
			"escalation-action");

	/** The computed answers that people may correct. */
	private static final List<String> FIXED = List.of("incident-id", "title", "severity", "kind", "timeline", "causes",
			"cause-texts", "not-causes", "whys", "fixes", "fixes-immediate", "fixes-short-term", "fixes-long-term",
			"fixes-by-category", "process-improvements", "verification", "timeline-with-links", "related",
			"severity-history", "template-version");

	/**
	 * When a question is asked, and where its answer goes.
	 *
	 * @param toPublish whether it can be left for later, but not for good
	 * @param export the path of its answer in the YAML, such as
	 * {@code detection.how_detected}; null if it has none
	 * @param rows the first cells of the rows that a table has from the beginning
	 * @param findings whether each line calls for a fix or a risk
	 */
	public record QuestionUse(boolean toPublish, Condition when, @Nullable String export, List<String> rows,
			boolean findings) {

		public static final QuestionUse PLAIN = new QuestionUse(false, Condition.ALWAYS, null);

		public QuestionUse {
			rows = List.copyOf(rows);
		}

		public QuestionUse(boolean toPublish, Condition when, @Nullable String export) {
			this(toPublish, when, export, List.of(), false);
		}

	}

	public Question {
		options = List.copyOf(options);
		columns = List.copyOf(columns);
		boolean choice = type == QuestionType.CHOICE || type == QuestionType.CHOICES;
		demand(id, choice != options.isEmpty(), "options", choice);
		demand(id, (type == QuestionType.TABLE) != columns.isEmpty(), "columns", type == QuestionType.TABLE);
		boolean sourced = type == QuestionType.COMPUTED || type == QuestionType.AUDIT;
		if (!isText(type)) {
			demand(id, sourced == (source != null), "source", sourced);
		}
		if (type == QuestionType.COMPUTED && !SOURCES.contains(source)
				|| isText(type) && source != null && !PROPOSALS.contains(source)) {
			throw new IllegalArgumentException("Question %s has the unknown source %s".formatted(id, source));
		}
	}

	public Question(String id, String text, QuestionType type, boolean required, @Nullable String help,
			@Nullable String example, List<String> options, @Nullable String source, List<String> columns) {
		this(id, text, type, required, help, example, options, source, columns, QuestionUse.PLAIN);
	}

	/** Whether a person has to answer it, rather than Firewatch. */
	public boolean isAsked() {
		return this.type != QuestionType.COMPUTED;
	}

	/** Whether it is computed, but people may correct it. */
	public boolean isCorrectable() {
		return this.type == QuestionType.COMPUTED && !FIXED.contains(this.source);
	}

	/**
	 * Whether it is a text that is filled in from what is known, unless somebody writes.
	 */
	public boolean isProposed() {
		return isText(this.type) && this.source != null;
	}

	/** Whether each line of its answer calls for a fix or a risk. */
	public boolean isFindings() {
		return this.use.findings();
	}

	private static boolean isText(QuestionType type) {
		return type == QuestionType.TEXT || type == QuestionType.LONG_TEXT;
	}

	/** The question about the risk process that it asks, if any. */
	public Optional<AuditQuestion> audit() {
		if (this.type != QuestionType.AUDIT) {
			return Optional.empty();
		}
		return List.of(AuditQuestion.values()).stream().filter((one) -> one.key().equals(this.source)).findFirst();
	}

	/** The answers to choose from, if there are any. */
	public List<String> choices() {
		return audit().map(AuditQuestion::answers).orElse(this.options);
	}

	/**
	 * What a form shows before anybody has answered: the rows of a table, to be filled.
	 */
	public String blank() {
		return TableRows.blank(this.use.rows(), this.columns.size());
	}

	/** The sentence that says what is wrong with an answer, if anything is. */
	public Optional<String> problemWith(String raw) {
		return AnswerCheck.problem(this, raw.strip());
	}

	private static void demand(String id, boolean fulfilled, String what, boolean needed) {
		if (!fulfilled) {
			throw new IllegalArgumentException(
					"Question %s %s %s".formatted(id, needed ? "needs" : "has no use for", what));
		}
	}

}
