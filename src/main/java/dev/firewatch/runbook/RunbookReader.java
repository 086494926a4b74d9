package dev.firewatch.runbook;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.firewatch.incident.Kind;
import dev.firewatch.policy.ConfigFile;
import dev.firewatch.policy.ConfigSection;
import dev.firewatch.policy.ConfigType;
import dev.firewatch.policy.DurationText;
import dev.firewatch.policy.Spelling;
import dev.firewatch.runbook.ItemCondition.ReadingCondition;
import dev.firewatch.runbook.Runbooks.KnownNames;
import dev.firewatch.runbook.StageGate.GateApproval;
import dev.firewatch.runbook.StartRule.Occasion;
import org.jspecify.annotations.Nullable;

/** Reads a runbook file. */
final class RunbookReader {

	/** More is no list that anybody goes through. */
	private static final int MOST_ITEMS = 300;

	private static final ConfigType<ItemType> TYPE = ConfigType.oneOf(ItemType.class);

	private static final ConfigType<WindowStart> WINDOWS = ConfigType.oneOf(WindowStart.class);

	private static final ConfigType<Occasion> OCCASION = ConfigType.oneOf(Occasion.class);

	private static final ConfigType<Kind> KIND = ConfigType.oneOf(Kind.class);

	/** A duration, or none at all. */
	private static final ConfigType<Duration> FROM = new ConfigType<>("a duration", DurationText::parse,
			text -> "Write it like 24h or 7d.", Duration.ZERO);

	private static final ConfigType<Double> NUMBER = new ConfigType<>("a number",
			text -> Figures.number(text).map(BigDecimal::doubleValue), text -> "Write a number such as 10000.", 0.0);

	private final ConfigFile file;

	private final String name;

	private final KnownNames known;

	private final Set<String> stageIds = new HashSet<>();

	private final Set<String> itemIds = new HashSet<>();

	/** Items with an id, as far as they were read. */
	private final Map<String, RunbookItem> named = new LinkedHashMap<>();

	private int items;

	RunbookReader(ConfigFile file, String name, KnownNames known) {
		this.file = file;
		this.name = name;
		this.known = known;
	}

	Runbook read() {
		ConfigSection root = this.file.root();
		String id = root.value("id", ConfigType.oneOf(List.of(this.name)));
		String title = root.value("title", ConfigType.TEXT);
		String version = root.value("version", ConfigType.TEXT);
		String summary = root.optional("summary", ConfigType.TEXT).orElse(null);
		WindowStart windows = root.optional("windows-from", WINDOWS).orElse(WindowStart.STARTED);
		boolean recovery = root.optional("recovery", ConfigType.FLAG).orElse(false);
		List<StartRule> starts = root.sections("starts").stream().map(this::start).toList();
		List<RunbookStage> stages = new ArrayList<>();
		root.sections("stages").forEach(config -> stages.add(stage(config, stages)));
		if (stages.isEmpty()) {
			root.refuse("stages", "", "The runbook has no stages.", "List at least one under \"stages\".");
		}
		if (this.items > MOST_ITEMS) {
			root.refuse("stages", String.valueOf(this.items), "The runbook has %d items.".formatted(this.items),
					"Keep to %d, and let it start other runbooks.".formatted(MOST_ITEMS));
		}
		this.file.throwIfInvalid();
		return new Runbook(id, title, version, summary, windows, recovery, starts, stages);
	}

	private StartRule start(ConfigSection config) {
		return new StartRule(config.value("at", OCCASION),
				config.value("how", ConfigType.oneOf(List.of("by-itself", "proposed"))).equals("by-itself"),
				condition(config, false));
	}

	private RunbookStage stage(ConfigSection config, List<RunbookStage> before) {
		String id = config.newId("id", ConfigType.ID, this.stageIds);
		String title = config.value("title", ConfigType.TEXT);
		Duration opens = config.optional("opens-after", FROM).orElse(null);
		Duration within = config.optional("within", ConfigType.DURATION).orElse(null);
		if (opens != null && within != null && within.compareTo(opens) <= 0) {
			config.refuse("within", DurationText.of(within),
					"the window of \"%s\" ends before it begins.".formatted(id),
					"Make \"within\" longer than \"opens-after\"; both count from the same moment.");
		}
		List<String> objectives = config.values("objectives", ConfigType.TEXT);
		List<RunbookItem> list = new ArrayList<>();
		config.sections("groups").forEach(group -> group(group, list));
		StageGate gate = gate(config.section("gate"));
		if (list.isEmpty() && gate.equals(StageGate.NONE)) {
			config.refuse("groups", "", "stage \"%s\" asks for nothing.".formatted(id),
					"List items under \"groups\", or say under \"gate\" what it waits for.");
		}
		List<RollbackTrigger> triggers = config.sections("rollback").stream().map(one -> trigger(one, before)).toList();
		return new RunbookStage(id, title, opens, within, objectives, list, gate, triggers);
	}

	private void group(ConfigSection config, List<RunbookItem> list) {
		String title = config.value("title", ConfigType.TEXT);
		boolean required = config.optional("required", ConfigType.FLAG).orElse(false);
		String role = config.optional("role", ConfigType.oneOf(this.known.roles())).orElse(null);
		List<ConfigSection> all = config.sections("items");
		if (all.isEmpty()) {
			config.refuse("items", "", "group \"%s\" has no items.".formatted(title),
					"List at least one under \"items\".");
		}
		ItemCondition when = condition(config, true);
		all.forEach(item -> list.add(item(item, title, required, role, when)));
	}

	private RunbookItem item(ConfigSection config, String group, boolean required, @Nullable String role,
			ItemCondition when) {
		String id = config.has("id") ? config.newId("id", ConfigType.ID, this.itemIds) : null;
		String text = config.value("text", ConfigType.TEXT);
		ItemType type = config.optional("type", TYPE).orElse(ItemType.CHECK);
		String runbook = config.optional("runbook", ConfigType.oneOf(this.known.runbooks())).orElse(null);
		if ((type == ItemType.RUNBOOK) != config.has("runbook")) {
			config.refuse("runbook", "", "\"runbook\" and \"type: runbook\" belong together.",
					"Name the runbook that is gone through, or take another type.");
		}
		String unit = config.optional("unit", ConfigType.TEXT).orElse(null);
		List<String> choices = config.values("choices", ConfigType.TEXT);
		only(config, "unit", type == ItemType.NUMBER, "number");
		only(config, "choices", type == ItemType.TEXT, "text");
		String deadline = config.optional("deadline", ConfigType.TEXT).orElse(null);
		only(config, "deadline", type == ItemType.DATE, "date");
		RunbookItem item = new RunbookItem(++this.items, id, group, text, type,
				config.optional("required", ConfigType.FLAG).orElse(required),
				config.optional("role", ConfigType.oneOf(this.known.roles())).orElse(role),
				config.optional("help", ConfigType.TEXT).orElse(null),
				config.has("when") ? condition(config, true) : when, unit, choices, runbook, deadline);
		if (id != null) {
			this.named.put(id, item);
		}
		return item;
	}

	private static void only(ConfigSection config, String key, boolean allowed, String type) {
		if (config.has(key) && !allowed) {
			config.refuse(key, "", "\"%s\" is only for an item of type %s.".formatted(key, type),
					"Take it away, or write \"type: %s\".".formatted(type));
		}
	}

	private StageGate gate(ConfigSection config) {
		List<GateApproval> approvals = config.sections("approvals")
			.stream()
			.map(one -> new GateApproval(one.value("role", ConfigType.oneOf(this.known.roles())), condition(one, true)))
			.toList();
		return new StageGate(approvals, config.optional("stable-for", ConfigType.DURATION).orElse(null),
				config.optional("controls-lifted", ConfigType.FLAG).orElse(false),
				config.optional("deletions-done", ConfigType.FLAG).orElse(false),
				config.optional("individuals-remedied", ConfigType.FLAG).orElse(false));
	}

	private RollbackTrigger trigger(ConfigSection config, List<RunbookStage> before) {
		String id = config.value("id", ConfigType.ID);
		String text = config.value("text", ConfigType.TEXT);
		String to = config.value("to", ConfigType.ID);
		List<String> earlier = before.stream().map(RunbookStage::id).toList();
		if (!earlier.contains(to)) {
			config.refuse("to", to, "there is no stage \"%s\" before this one.".formatted(to), earlier.isEmpty()
					? "The first stage can't be sent back." : "Use one of %s.".formatted(String.join(", ", earlier)));
		}
		return new RollbackTrigger(id, text, to);
	}

	private ItemCondition condition(ConfigSection config, boolean readings) {
		if (!config.has("when")) {
			return ItemCondition.ALWAYS;
		}
		ConfigSection when = config.section("when");
		List<ReadingCondition> all = readings ? when.sections("readings").stream().map(this::reading).toList()
				: List.of();
		return new ItemCondition(Set.copyOf(when.values("severities", ConfigType.SEVERITY)),
				Set.copyOf(when.values("kinds", KIND)),
				Set.copyOf(when.values("services", ConfigType.oneOf(this.known.services()))),
				Set.copyOf(when.values("signals", ConfigType.oneOf(this.known.signals()))), all);
	}

	private ReadingCondition reading(ConfigSection config) {
		String item = config.value("item", ConfigType.ID);
		List<String> is = config.values("is", ConfigType.TEXT);
		Optional<Double> above = config.optional("above", NUMBER);
		Optional<Double> below = config.optional("below", NUMBER);
		RunbookItem found = this.named.get(item);
		if (found == null) {
			config.refuse("item", item, "\"%s\" is not the id of an earlier item.".formatted(item),
					Spelling.closest(item, this.named.keySet())
						.map("Did you mean \"%s\"?"::formatted)
						.orElse("Give the item an id, and write it further up."));
		}
		else if ((above.isPresent() || below.isPresent()) && found.type() != ItemType.NUMBER) {
			config.refuse("item", item, "\"%s\" is no number.".formatted(item), "Use \"is\", or make it a number.");
		}
		if (is.isEmpty() == (above.isEmpty() && below.isEmpty())) {
			config.refuse("item", item,
					"the condition on \"%s\" needs either \"is\", or \"above\" or \"below\".".formatted(item),
					"Write is: [yes], or above: 10000.");
		}
		return new ReadingCondition(item, is, above.orElse(null), below.orElse(null));
	}

}
