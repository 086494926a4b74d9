package dev.firewatch.postmortem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.firewatch.policy.ConfigSection;
import dev.firewatch.policy.ConfigType;

/** Reads the questions of one template file. */
final class QuestionReader {

	private static final ConfigType<QuestionType> TYPE = ConfigType.oneOf(QuestionType.class);

	private static final ConfigType<String> SOURCE = ConfigType.oneOf(Question.SOURCES);

	private static final ConfigType<String> PROPOSAL = ConfigType.oneOf(Question.PROPOSALS);

	private static final ConfigType<String> AUDIT = ConfigType
		.oneOf(Arrays.stream(AuditQuestion.values()).map(AuditQuestion::key).toList());

	private static final ConfigType<String> PATH = new ConfigType<>("a path",
			(text) -> Optional.of(text).filter((path) -> path.matches("[a-z0-9_]+(\\.[a-z0-9_]+){0,3}")),
			(text) -> "Write it like detection.how_detected.", "?");

	private final Set<String> ids = new HashSet<>();

	private final Map<String, Integer> lines = new LinkedHashMap<>();

	/** The lines of the questions' conditions, by question id. */
	Map<String, Integer> lines() {
		return this.lines;
	}

	/**
	 * Empty if the question can't be built; the file keeps what is wrong with it.
	 */
	Optional<Question> read(ConfigSection section) {
		String id = section.newId("id", ConfigType.ID, this.ids);
		this.lines.put(id, section.line("when"));
		String text = section.value("text", ConfigType.TEXT);
		QuestionType type = section.value("type", TYPE);
		boolean required = section.optional("required", ConfigType.FLAG).orElse(false);
		Optional<String> help = section.optional("help", ConfigType.TEXT);
		Optional<String> example = section.optional("example", ConfigType.TEXT);
		List<String> options = section.values("options", ConfigType.TEXT);
		Optional<String> source = section.optional("source", switch (type) {
			case AUDIT -> AUDIT;
			case TEXT, LONG_TEXT -> PROPOSAL;
			default -> SOURCE;
		});
		List<String> columns = section.values("columns", ConfigType.TEXT);
		Question.QuestionUse questionUse = new Question.QuestionUse(
				section.optional("required-to-publish", ConfigType.FLAG).orElse(false),
				TemplateReader.when(section, Condition.ALWAYS), section.optional("export", PATH).orElse(null),
				section.values("rows", ConfigType.TEXT), section.optional("findings", ConfigType.FLAG).orElse(false));
		List<String> wrong = new ArrayList<>();
		boolean sourced = type == QuestionType.COMPUTED || type == QuestionType.AUDIT;
		demand(section, "options", type == QuestionType.CHOICE || type == QuestionType.CHOICES, type, wrong);
		if (type != QuestionType.TEXT && type != QuestionType.LONG_TEXT) {
			demand(section, "source", sourced, type, wrong);
		}
		demand(section, "columns", type == QuestionType.TABLE, type, wrong);
		if (type != QuestionType.TABLE && section.has("rows")) {
			demand(section, "rows", false, type, wrong);
		}
		if (type != QuestionType.LIST && section.has("findings")) {
			demand(section, "findings", false, type, wrong);
		}
		boolean complete = wrong.isEmpty() && (source.isPresent() || !sourced) && noneMissing(type, options, columns);
		return complete ? Optional.of(new Question(id, text, type, required, help.orElse(null), example.orElse(null),
				options, source.orElse(null), columns, questionUse)) : Optional.empty();
	}

	private static void demand(ConfigSection section, String key, boolean needed, QuestionType type,
			List<String> wrong) {
		boolean there = section.has(key);
		if (there != needed) {
			wrong.add(key);
			String kind = type.name().toLowerCase(Locale.ROOT).replace('_', '-');
			section.refuse(key, "",
					"a question of type %s %s \"%s\".".formatted(kind, needed ? "needs" : "has no use for", key),
					needed ? "Add it." : "Remove it, or change the type.");
		}
	}

	private static boolean noneMissing(QuestionType type, List<String> options, List<String> columns) {
		return switch (type) {
			case CHOICE, CHOICES -> !options.isEmpty();
			case TABLE -> !columns.isEmpty();
			default -> true;
		};
	}

}
