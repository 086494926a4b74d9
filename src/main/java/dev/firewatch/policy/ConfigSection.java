package dev.firewatch.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The keys and values of one part of a configuration file. */
public final class ConfigSection {

	private final ConfigFile file;

	private final int line;

	private final @Nullable ConfigSection defaults;

	private final Map<String, Node> values = new LinkedHashMap<>();

	private final Map<String, Integer> lines = new LinkedHashMap<>();

	private final Set<String> asked = new LinkedHashSet<>();

	ConfigSection(ConfigFile file, @Nullable MappingNode mapping, int line, @Nullable ConfigSection defaults) {
		this.file = file;
		this.line = line;
		this.defaults = defaults;
		if (mapping != null) {
			mapping.getValue().forEach(this::add);
		}
	}

	/** The line of a key, or of the section if the key is not there. */
	public int line(String key) {
		return this.lines.getOrDefault(key, this.line);
	}

	/** Whether a key has a value; an empty list isn't one. */
	public boolean has(String key) {
		Node node = node(key);
		return node != null && !(node instanceof SequenceNode list && list.getValue().isEmpty());
	}

	/** A value that must be there. */
	public <T> T value(String key, ConfigType<T> type) {
		if (node(key) == null && !inDefaults(key)) {
			refuse(key, "", "\"%s\" is missing.".formatted(key), type.remedy().apply(""));
			return type.fallback();
		}
		return optional(key, type).orElse(type.fallback());
	}

	/** A value that may be left out. */
	public <T> Optional<T> optional(String key, ConfigType<T> type) {
		Node node = node(key);
		if (node == null) {
			return (this.defaults != null) ? this.defaults.optional(key, type) : Optional.empty();
		}
		return read(key, node, type);
	}

	/** A list of values; empty if it was left out. */
	public <T> List<T> values(String key, ConfigType<T> type) {
		Node node = node(key);
		if (node == null) {
			return (this.defaults != null) ? this.defaults.values(key, type) : List.of();
		}
		List<T> read = new ArrayList<>();
		for (Node item : items(key, node)) {
			read(key, item, type).ifPresent(read::add);
		}
		return List.copyOf(read);
	}

	/**
	 * Whatever is under a key, unchecked: maps, lists, texts, or null if nothing is.
	 */
	public @Nullable Object raw(String key) {
		Node node = node(key);
		return node == null ? null : raw(node);
	}

	private static @Nullable Object raw(Node node) {
		if (node instanceof MappingNode mapping) {
			Map<String, @Nullable Object> map = new LinkedHashMap<>();
			mapping.getValue()
				.forEach((tuple) -> map.put(tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?",
						raw(tuple.getValueNode())));
			return map;
		}
		if (node instanceof SequenceNode sequence) {
			return sequence.getValue().stream().map(ConfigSection::raw).collect(Collectors.toList());
		}
		return isEmpty(node) ? null : ((ScalarNode) node).getValue();
	}

	/** A part of this section; empty if it was left out. */
	public ConfigSection section(String key) {
		return this.file.section(node(key), line(key), key,
				(this.defaults != null) ? this.defaults.section(key) : null);
	}

	/** A list of parts; empty if it was left out. */
	public List<ConfigSection> sections(String key) {
		Node node = node(key);
		if (node == null) {
			return (this.defaults != null) ? this.defaults.sections(key) : List.of();
		}
		return items(key, node).stream()
			.map((item) -> this.file.section(item, ConfigFile.lineOf(item), key, null))
			.toList();
	}

	/** Refuses a key's value for a reason that only the caller knows. */
	public void refuse(String key, String value, String complaint, String remedy) {
		this.file.refuse(line(key), value, complaint, remedy);
	}

	/** Reads an id that must differ from those seen before, and adds it to them. */
	public String newId(String key, ConfigType<String> type, Set<String> seen) {
		String id = value(key, type);
		if (!seen.add(id) && !id.equals(type.fallback())) {
			refuse(key, id, "%s \"%s\" appears twice.".formatted(key, id), "Give each its own.");
		}
		return id;
	}

	void refuseUnknownKeys() {
		for (String key : this.values.keySet()) {
			if (!this.asked.contains(key)) {
				refuse(key, key, "key \"%s\" is not known here.".formatted(key),
						Spelling.closest(key, this.asked)
							.map("Did you mean \"%s\"?"::formatted)
							.orElse("Known keys: %s.".formatted(String.join(", ", this.asked))));
			}
		}
	}

	static boolean isEmpty(Node node) {
		return node instanceof ScalarNode scalar && scalar.getScalarStyle() == ScalarStyle.PLAIN
				&& Set.of("", "~", "null").contains(scalar.getValue());
	}

	private void add(NodeTuple tuple) {
		String key = (tuple.getKeyNode() instanceof ScalarNode scalar) ? scalar.getValue() : "?";
		int keyLine = ConfigFile.lineOf(tuple.getKeyNode());
		if (this.lines.containsKey(key)) {
			this.file.refuse(keyLine, key, "key \"%s\" appears twice.".formatted(key), "Keep one of them.");
			return;
		}
		this.lines.put(key, keyLine);
		this.values.put(key, tuple.getValueNode());
	}

	private @Nullable Node node(String key) {
		this.asked.add(key);
		Node node = this.values.get(key);
		return (node == null || isEmpty(node)) ? null : node;
	}

	private boolean inDefaults(String key) {
		return this.defaults != null && (this.defaults.node(key) != null || this.defaults.inDefaults(key));
	}

	private List<Node> items(String key, Node node) {
		if (node instanceof SequenceNode sequence) {
			return sequence.getValue();
		}
		this.file.refuse(ConfigFile.lineOf(node), "", "\"%s\" must be a list.".formatted(key),
				"Write [one, two], or one item per line with a hyphen before it.");
		return List.of();
	}

	private <T> Optional<T> read(String key, Node node, ConfigType<T> type) {
		if (!(node instanceof ScalarNode scalar)) {
			this.file.refuse(ConfigFile.lineOf(node), "", "\"%s\" must be a single value.".formatted(key),
					type.remedy().apply(""));
			return Optional.empty();
		}
		Optional<T> read = type.reader().apply(scalar.getValue());
		if (read.isEmpty()) {
			String value = scalar.getValue();
			this.file.refuse(ConfigFile.lineOf(node), value,
					"%s \"%s\" is not %s.".formatted(key, value, type.complaint()), type.remedy().apply(value));
		}
		return read;
	}

}
