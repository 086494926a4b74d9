package dev.firewatch.policy;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * One YAML file, read strictly: every key must be known and every value of the right
 * type, and every problem is kept with its line so that all can be fixed at once.
 */
public final class ConfigFile {

	private final String name;

	private final List<ConfigProblem> problems = new ArrayList<>();

	private final List<ConfigSection> sections = new ArrayList<>();

	/** Whether it isn't YAML at all. */
	private boolean unreadable;

	private final ConfigSection root;

	private ConfigFile(String name, String yaml, @Nullable ConfigSection defaults) {
		this.name = name;
		this.root = section(compose(yaml), 1, "", defaults);
	}

	/** Reads a file; {@link #throwIfInvalid()} reports what is wrong with it. */
	public static ConfigFile of(String name, String yaml) {
		return new ConfigFile(name, yaml, null);
	}

	/** Reads a file that needs to say only what differs from another one. */
	static ConfigFile over(ConfigFile defaults, String name, String yaml) {
		return new ConfigFile(name, yaml, defaults.root);
	}

	public String name() {
		return this.name;
	}

	public ConfigSection root() {
		return this.root;
	}

	/** Adds a problem to those that stop the start. */
	public void refuse(int line, String value, String complaint, String remedy) {
		if (this.unreadable) {
			// Any other problem would be about a file that seems empty.
			return;
		}
		this.problems.add(new ConfigProblem(this.name, line, value, complaint, remedy));
	}

	/**
	 * Throws all problems, in the order of their lines; to be called once everything was
	 * read, since an unknown key is a problem too.
	 */
	public void throwIfInvalid() {
		this.sections.forEach(ConfigSection::refuseUnknownKeys);
		if (!this.problems.isEmpty()) {
			throw new InvalidConfiguration(
					this.problems.stream().sorted(Comparator.comparingInt(ConfigProblem::line)).distinct().toList());
		}
	}

	ConfigSection section(@Nullable Node node, int line, String title, @Nullable ConfigSection defaults) {
		MappingNode mapping = null;
		if (node instanceof MappingNode found) {
			mapping = found;
		}
		else if (node != null && !ConfigSection.isEmpty(node)) {
			String what = title.isEmpty() ? "The file" : "\"%s\"".formatted(title);
			refuse(lineOf(node), "", what + " needs keys and values.", "Write lines like \"key: value\".");
		}
		ConfigSection section = new ConfigSection(this, mapping, (node != null) ? lineOf(node) : line, defaults);
		this.sections.add(section);
		return section;
	}

	static int lineOf(Node node) {
		return node.getStartMark().map((mark) -> mark.getLine() + 1).orElse(1);
	}

	private @Nullable Node compose(String yaml) {
		try {
			LoadSettings settings = LoadSettings.builder().setLabel(this.name).build();
			return new Compose(settings)
				.composeReader(new WholeCharacters(new StringReader(yaml.replace("\ufeff", ""))))
				.orElse(null);
		}
		catch (MarkedYamlEngineException ex) {
			Optional<Mark> mark = ex.getProblemMark().or(ex::getContextMark);
			refuse(mark.map((found) -> found.getLine() + 1).orElse(1), "",
					"This is not valid YAML: %s.".formatted(ex.getProblem()),
					"Check the indentation, quotes and colons here and on the line before.");
			this.unreadable = true;
		}
		catch (StackOverflowError tooDeep) {
			refuse(1, "", "This is nested too deeply to be read.", "Write it with fewer levels.");
			this.unreadable = true;
		}
		catch (YamlEngineException ex) {
			refuse(1, "", "This is not valid YAML.", "Check the indentation, quotes and colons.");
			this.unreadable = true;
		}
		return null;
	}

}
