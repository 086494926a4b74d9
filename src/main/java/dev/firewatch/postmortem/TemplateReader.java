package dev.firewatch.postmortem;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.firewatch.incident.Kind;
import dev.firewatch.policy.ConfigFile;
import dev.firewatch.policy.ConfigSection;
import dev.firewatch.policy.ConfigType;
import dev.firewatch.policy.Spelling;

/**
 * Reads a template file; one that extends another says only what differs from it: a
 * section or question with the same id replaces the other.
 */
final class TemplateReader {

	private static final ConfigType<QualityCheck> QUALITY = ConfigType.oneOf(QualityCheck.class);

	private static final ConfigType<Importance> IMPORTANCE = ConfigType.oneOf(Importance.class);

	private static final String LEADER = "commander";

	private final ConfigFile file;

	private final String name;

	private final ConfigType<String> role;

	/** Who is asked where the file names nobody. */
	private final String leader;

	private final Optional<Template> parent;

	private final Set<String> sectionIds = new HashSet<>();

	private final QuestionReader questions = new QuestionReader();

	/** The lines of the conditions of sections and questions. */
	private final Map<String, Integer> lines = new LinkedHashMap<>();

	TemplateReader(ConfigFile file, String name, List<String> roles, Optional<Template> parent) {
		this.file = file;
		this.name = name;
		this.role = ConfigType.oneOf(roles);
		this.leader = roles.contains(LEADER) ? LEADER : roles.get(0);
		this.parent = parent;
	}

	/** The template that the file extends, if it names one. */
	static Optional<String> parent(ConfigFile file) {
		return file.root().optional("extends", ConfigType.ID);
	}

	Template read() {
		ConfigSection root = this.file.root();
		String id = root.value("id", ConfigType.oneOf(List.of(this.name)));
		String title = root.value("title", ConfigType.TEXT);
		String version = root.value("version", ConfigType.TEXT);
		root.optional("extends", ConfigType.ID);
		List<Section> sections = sections(root);
		if (sections.isEmpty()) {
			root.refuse("sections", "", "The template has no sections.", "List at least one under \"sections\".");
		}
		List<String> signRoles = root.values("sign-roles", this.role);
		Set<QualityCheck> quality = new LinkedHashSet<>(root.values("quality", QUALITY));
		List<String> agenda = root.values("agenda", ConfigType.TEXT);
		this.lines.putAll(this.questions.lines());
		refuseImpossibleConditions(sections);
		refuseTwins(root, sections);
		this.file.throwIfInvalid();
		return new Template(id, title, version, sections,
				root.has("sign-roles") ? signRoles : this.parent.map(Template::signRoles).orElse(signRoles),
				root.has("quality") ? quality : this.parent.map(Template::quality).orElse(quality),
				root.has("agenda") ? agenda : this.parent.map(Template::agenda).orElse(agenda));
	}

	private List<Section> sections(ConfigSection root) {
		List<String> left = root.values("leave-out", ConfigType.ID);
		List<Section> sections = new ArrayList<>();
		this.parent.ifPresent((template) -> template.sections()
			.forEach((section) -> without(section, left).ifPresent(sections::add)));
		for (ConfigSection config : root.sections("sections")) {
			String id = config.newId("id", ConfigType.ID, this.sectionIds);
			Optional<Section> known = this.parent.flatMap((template) -> template.section(id))
				.flatMap((section) -> sections.stream().filter((one) -> one.id().equals(id)).findFirst());
			Section section = section(config, id, known);
			this.lines.put(id, config.line("when"));
			Optional<String> after = config.optional("after", ConfigType.ID);
			if (known.isPresent()) {
				sections.set(sections.indexOf(known.get()), section);
			}
			else {
				sections.add(place(config, after, sections), section);
			}
		}
		for (String id : left) {
			if (this.parent.filter((template) -> template.section(id).isPresent() || template.question(id).isPresent())
				.isEmpty()) {
				root.refuse("leave-out", id, "there is no section or question \"%s\" to leave out.".formatted(id),
						this.parent.flatMap((template) -> Spelling.closest(id, ids(template)))
							.map("Did you mean %s?"::formatted)
							.orElse("Name one of the template that this one extends."));
			}
		}
		return sections;
	}

	private static List<String> ids(Template template) {
		return template.sections()
			.stream()
			.flatMap(
					(section) -> Stream.concat(Stream.of(section.id()), section.questions().stream().map(Question::id)))
			.toList();
	}

	private static Optional<Section> without(Section section, List<String> left) {
		List<Question> rest = section.questions().stream().filter((question) -> !left.contains(question.id())).toList();
		return left.contains(section.id()) || rest.isEmpty() ? Optional.empty()
				: Optional.of(new Section(section.id(), section.title(), section.role(), section.minutes(),
						section.required(), section.intro(), rest, section.when(), section.importance(),
						section.meeting()));
	}

	private static int place(ConfigSection config, Optional<String> after, List<Section> sections) {
		if (after.isEmpty()) {
			return sections.size();
		}
		for (int i = 0; i < sections.size(); i++) {
			if (sections.get(i).id().equals(after.get())) {
				return i + 1;
			}
		}
		config
			.refuse("after", after.get(), "there is no section \"%s\" before this one.".formatted(after.get()), Spelling
				.closest(after.get(), sections.stream().map(Section::id).toList())
				.map("Did you mean %s?"::formatted)
				.orElse("Use one of %s.".formatted(String.join(", ", sections.stream().map(Section::id).toList()))));
		return sections.size();
	}

	private Section section(ConfigSection config, String id, Optional<Section> known) {
		Map<String, Question> questions = new LinkedHashMap<>();
		known.ifPresent((section) -> section.questions().forEach((question) -> questions.put(question.id(), question)));
		config.sections("questions")
			.forEach((question) -> this.questions.read(question).ifPresent((read) -> questions.put(read.id(), read)));
		if (questions.isEmpty() && !config.has("questions")) {
			config.refuse("questions", "", "section \"%s\" has no questions.".formatted(id),
					"List at least one under \"questions\".");
		}
		return new Section(id,
				known.isPresent() ? config.optional("title", ConfigType.TEXT).orElse(known.get().title())
						: config.value("title", ConfigType.TEXT),
				known.isPresent() ? config.optional("role", this.role).orElse(known.get().role())
						: config.optional("role", this.role).orElse(this.leader),
				known.isPresent() ? config.optional("minutes", ConfigType.number(1, 60)).orElse(known.get().minutes())
						: config.optional("minutes", ConfigType.number(1, 60)).orElseGet(() -> minutes(questions)),
				config.optional("required", ConfigType.FLAG).orElse(known.map(Section::required).orElse(true)),
				config.optional("intro", ConfigType.TEXT).orElse(known.map(Section::intro).orElse(null)),
				List.copyOf(questions.values()), when(config, known.map(Section::when).orElse(Condition.ALWAYS)),
				config.optional("importance", IMPORTANCE)
					.orElse(known.map(Section::importance).orElse(Importance.NORMAL)),
				config.optional("meeting", ConfigType.FLAG).orElse(known.map(Section::meeting).orElse(false)));
	}

	/** About a minute a question. */
	private static int minutes(Map<String, Question> questions) {
		return Math.max(1, (int) questions.values().stream().filter(Question::isAsked).count());
	}

	static Condition when(ConfigSection config, Condition otherwise) {
		boolean there = config.has("when");
		ConfigSection when = config.section("when");
		if (!there) {
			return otherwise;
		}
		Map<String, List<String>> answers = new LinkedHashMap<>();
		when.sections("answers")
			.forEach((answer) -> answers.put(answer.value("question", ConfigType.ID),
					answer.values("is", ConfigType.TEXT)));
		return new Condition(new HashSet<>(when.values("severities", ConfigType.SEVERITY)),
				new HashSet<>(when.values("kinds", ConfigType.oneOf(Kind.class))), answers);
	}

	/**
	 * Refuses a condition that could never hold, as nobody is asked for the answer or can
	 * give it.
	 */
	private void refuseImpossibleConditions(List<Section> sections) {
		Map<String, Question> asked = new LinkedHashMap<>();
		for (Section section : sections) {
			refuseImpossible(section.id(), section.when(), asked);
			for (Question question : section.questions()) {
				refuseImpossible(question.id(), question.use().when(), asked);
				asked.put(question.id(), question);
			}
		}
	}

	private void refuseImpossible(String id, Condition when, Map<String, Question> asked) {
		int line = this.lines.getOrDefault(id, this.file.root().line("sections"));
		when.answers().forEach((question, answers) -> {
			Question known = asked.get(question);
			if (known == null) {
				this.file.refuse(line, question,
						"\"%s\" depends on \"%s\", which is not an earlier question.".formatted(id, question),
						Spelling.closest(question, asked.keySet())
							.map("Did you mean \"%s\"?"::formatted)
							.orElse("Name a question further up."));
				return;
			}
			List<String> possible = known.type() == QuestionType.YES_NO ? List.of("Yes", "No") : known.choices();
			answers.stream()
				.filter((answer) -> !possible.isEmpty() && possible.stream().noneMatch(answer::equalsIgnoreCase))
				.forEach((answer) -> this.file.refuse(line, answer,
						"\"%s\" is not an answer to \"%s\".".formatted(answer, question),
						"Use one of %s.".formatted(String.join(", ", possible))));
		});
	}

	private static void refuseTwins(ConfigSection root, List<Section> sections) {
		Set<String> seen = new HashSet<>();
		sections.stream()
			.flatMap((section) -> section.questions().stream())
			.filter((question) -> !seen.add(question.id()))
			.forEach((question) -> root.refuse("sections", question.id(),
					"question \"%s\" is in two sections.".formatted(question.id()), "Give each its own id."));
	}

}
