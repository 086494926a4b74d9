package dev.firewatch.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The configuration directory; a missing file is replaced by the bundled one.
 */
public final class ConfigFiles {

	private static final String POLICY = "policy.yml";

	private static final String SERVICES = "services.yml";

	private static final String BLAMELESS = "blameless.yml";

	private static final String TEMPLATES = "templates";

	private static final String RUNBOOKS = "runbooks";

	// A class path can't be listed, so the bundled files are listed here.
	private static final List<String> BUNDLED_TEMPLATES = List.of("ai-incident", "light", "risk-review", "standard");

	private static final List<String> BUNDLED_RUNBOOKS = List.of("affected-individuals", "data-cleanup", "first-hour",
			"recovery", "redeployment", "return-to-normal", "review", "safe-deletion");

	private final Path directory;

	public ConfigFiles(Path directory) {
		this.directory = directory;
	}

	/** The rules; whatever the directory's file leaves out comes from the bundled one. */
	public Policy policy() {
		refuseMisnamed();
		ConfigFile bundled = ConfigFile.of("defaults/" + POLICY, bundled(POLICY));
		Path path = this.directory.resolve(POLICY);
		ConfigFile file = Files.exists(path) ? ConfigFile.over(bundled, path.toString(), read(path)) : bundled;
		return new PolicyReader(file, templateIds(), (name) -> HolidayCalendar.in(this.directory.resolve(name))).read();
	}

	public Services services() {
		return new ServicesReader(file(SERVICES)).read();
	}

	/**
	 * The ids of the templates, each of which is the name of its file: the bundled ones
	 * and those of the directory.
	 */
	public List<String> templateIds() {
		return ids(TEMPLATES, BUNDLED_TEMPLATES);
	}

	/** The ids of the runbooks, likewise. */
	public List<String> runbookIds() {
		return ids(RUNBOOKS, BUNDLED_RUNBOOKS);
	}

	private List<String> ids(String kind, List<String> bundled) {
		Path own = this.directory.resolve(kind);
		if (!Files.isDirectory(own)) {
			return bundled;
		}
		try (Stream<Path> files = Files.list(own)) {
			Stream<String> names = files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.endsWith(".yml"))
				.map((name) -> name.substring(0, name.length() - ".yml".length()));
			return Stream.concat(names, bundled.stream()).distinct().sorted().toList();
		}
		catch (IOException ex) {
			throw unreadable(own, ex);
		}
	}

	/** The file of one of the templates. */
	public ConfigFile template(String id) {
		return file(TEMPLATES + "/" + id + ".yml");
	}

	/** The file of one of the runbooks. */
	public ConfigFile runbook(String id) {
		return file(RUNBOOKS + "/" + id + ".yml");
	}

	/** The file about phrasing that blames a person. */
	public ConfigFile blameless() {
		return file(BLAMELESS);
	}

	/**
	 * Whether that file is missing or a copy of the bundled one, whose examples our tests
	 * try: trying them at each start as well would only make it longer.
	 */
	public boolean bundledBlameless() {
		Path path = this.directory.resolve(BLAMELESS);
		return !Files.exists(path) || read(path).equals(bundled(BLAMELESS));
	}

	private ConfigFile file(String name) {
		Path path = this.directory.resolve(name);
		return Files.exists(path) ? ConfigFile.of(path.toString(), read(path))
				: ConfigFile.of("defaults/" + name, bundled(name));
	}

	// A file with a slightly wrong name would be ignored silently.
	private void refuseMisnamed() {
		if (Files.exists(this.directory) && !Files.isDirectory(this.directory)) {
			throw new InvalidConfiguration(List.of(new ConfigProblem(this.directory.toString(), 1, "",
					"This is not a directory.", "Name the directory that holds " + POLICY + ".")));
		}
		for (String name : List.of(POLICY, SERVICES, BLAMELESS)) {
			Path misnamed = this.directory.resolve(name.replace(".yml", ".yaml"));
			if (Files.exists(misnamed)) {
				throw new InvalidConfiguration(List.of(new ConfigProblem(misnamed.toString(), 1, "",
						"This file is not read under this name.", "Call it " + name + ".")));
			}
		}
	}

	private static String read(Path path) {
		try {
			return Files.readString(path);
		}
		catch (IOException ex) {
			throw unreadable(path, ex);
		}
	}

	private static InvalidConfiguration unreadable(Path path, IOException cause) {
		InvalidConfiguration invalid = new InvalidConfiguration(List.of(new ConfigProblem(path.toString(), 1, "",
				"This cannot be read.", "Make it a readable UTF-8 text file.")));
		invalid.initCause(cause);
		return invalid;
	}

	private static String bundled(String name) {
		try (InputStream stream = ConfigFiles.class.getResourceAsStream("/defaults/" + name)) {
			if (stream == null) {
				throw new IllegalStateException("The application was built without its bundled " + name);
			}
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
