package dev.firewatch.postmortem;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.firewatch.policy.ConfigFile;
import dev.firewatch.policy.ConfigSection;
import dev.firewatch.policy.ConfigType;

/** Reads a template file. */
final class TemplateReader {

	private static final ConfigType<QuestionType> TYPE = ConfigType.oneOf(QuestionType.class);

	private static final ConfigType<String> SOURCE = ConfigType.oneOf(Question.SOURCES);

	private final ConfigFile file;

	private final String name;

	private final ConfigType<String> role;

	private final Set<String> sectionIds = new HashSet<>();

	private final Set<String> questionIds = new HashSet<>();

	TemplateReader(ConfigFile file, String name, List<String> roles) {
		this.file = file;
		this.name = name;
		this.role = ConfigType.oneOf(roles);
	}

	Template read() {
		ConfigSection root = this.file.root();
		String id = root.value("id", ConfigType.oneOf(List.of(this.name)));
		String title = root.value("title", ConfigType.TEXT);
		String version = root.value("version", ConfigType.TEXT);
		List<Section> sections = root.sections("sections").stream().map(this::section).toList();
		if (sections.isEmpty()) {
			root.refuse("sections", "", "The template has no sections.", "List at least one under \"sections\".");
		}
		this.file.throwIfInvalid();
		return new Template(id, title, version, sections);
	}

	private Section section(ConfigSection section) {
		String id = section.newId("id", ConfigType.ID, this.sectionIds);
		List<ConfigSection> questions = section.sections("questions");
		if (questions.isEmpty()) {
			section.refuse("questions", "", "section \"%s\" has no questions.".formatted(id),
					"List at least one under \"questions\".");
		}
		return new Section(id, section.value("title", ConfigType.TEXT), section.value("role", this.role),
				section.value("minutes", ConfigType.number(1, 60)),
				section.optional("required", ConfigType.FLAG).orElse(true),
				section.optional("intro", ConfigType.TEXT).orElse(null),
				questions.stream().flatMap((question) -> question(question).stream()).toList());
	}

	// Empty if the question cannot be built; what is wrong with it is kept by the file.
	private Optional<Question> question(ConfigSection section) {
		String id = section.newId("id", ConfigType.ID, this.questionIds);
		String text = section.value("text", ConfigType.TEXT);
		QuestionType type = section.value("type", TYPE);
		boolean required = section.optional("required", ConfigType.FLAG).orElse(false);
		Optional<String> help = section.optional("help", ConfigType.TEXT);
		Optional<String> example = section.optional("example", ConfigType.TEXT);
		List<String> options = section.values("options", ConfigType.TEXT);
		Optional<String> source = section.optional("source", SOURCE);
		List<String> columns = section.values("columns", ConfigType.TEXT);
		List<String> wrong = new ArrayList<>();
		demand(section, "options", type == QuestionType.CHOICE || type == QuestionType.CHOICES, type, wrong);
		demand(section, "source", type == QuestionType.COMPUTED, type, wrong);
		demand(section, "columns", type == QuestionType.TABLE, type, wrong);
		boolean complete = wrong.isEmpty() && (source.isPresent() || type != QuestionType.COMPUTED)
				&& noneMissing(type, options, columns);
		return complete ? Optional.of(new Question(id, text, type, required, help.orElse(null), example.orElse(null),
				options, source.orElse(null), columns)) : Optional.empty();
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
