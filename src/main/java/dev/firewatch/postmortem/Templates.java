package dev.firewatch.postmortem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.firewatch.policy.ConfigFile;
import dev.firewatch.policy.ConfigFiles;
import dev.firewatch.policy.ConfigProblem;
import dev.firewatch.policy.InvalidConfiguration;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.RoleRule;
import dev.firewatch.policy.Spelling;

/** All templates by their ids. */
public record Templates(Map<String, Template> byId) {

	public Templates {
		byId = Map.copyOf(byId);
	}

	/**
	 * Reads every template file; throws {@code InvalidConfiguration} with what is wrong
	 * in all of them.
	 */
	public static Templates load(ConfigFiles files, Policy policy) {
		List<String> roles = policy.roles().stream().map(RoleRule::id).toList();
		Map<String, Template> byId = new LinkedHashMap<>();
		// One that extends a faulty file repeats what is wrong with it.
		Set<ConfigProblem> problems = new LinkedHashSet<>();
		for (String id : files.templateIds()) {
			try {
				read(id, files, roles, byId, new ArrayList<>());
			}
			catch (InvalidConfiguration faulty) {
				problems.addAll(faulty.problems());
			}
		}
		if (!problems.isEmpty()) {
			throw new InvalidConfiguration(List.copyOf(problems));
		}
		return new Templates(byId);
	}

	private static Template read(String id, ConfigFiles files, List<String> roles, Map<String, Template> read,
			List<String> children) {
		Template known = read.get(id);
		if (known != null) {
			return known;
		}
		children.add(id);
		ConfigFile file = files.template(id);
		Optional<Template> parent = parent(file, files, children)
			.map(wanted -> read(wanted, files, roles, read, children));
		Template template = new TemplateReader(file, id, roles, parent).read();
		read.put(id, template);
		return template;
	}

	private static Optional<String> parent(ConfigFile file, ConfigFiles files, List<String> children) {
		Optional<String> parent = TemplateReader.parent(file);
		if (parent.isPresent() && !files.templateIds().contains(parent.get())) {
			String remedy = Spelling.closest(parent.get(), files.templateIds())
				.map("Did you mean %s?"::formatted)
				.orElse("Use one of %s.".formatted(String.join(", ", files.templateIds())));
			throw refused(file, parent.get(), "there is no template \"%s\" to extend.".formatted(parent.get()), remedy);
		}
		if (parent.filter(children::contains).isPresent()) {
			throw refused(file, parent.get(), "\"%s\" extends this one already.".formatted(parent.get()),
					"Let one of them stand on its own.");
		}
		return parent;
	}

	private static InvalidConfiguration refused(ConfigFile file, String value, String complaint, String remedy) {
		return new InvalidConfiguration(
				List.of(new ConfigProblem(file.name(), file.root().line("extends"), value, complaint, remedy)));
	}

	public Optional<Template> template(String id) {
		return Optional.ofNullable(this.byId.get(id));
	}

}
