package dev.firewatch.policy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** Reads {@code policy.yml}. */
final class PolicyReader {

	private static final List<String> KINDS = List.of("incident", "near-miss", "external", "drill");

	private static final List<String> CATEGORIES = List.of("prevention", "detection", "response", "training");

	private final ConfigSection root;

	private final ConfigFile file;

	private final ConfigType<String> template;

	private List<String> roleIds = List.of();

	private final Function<String, Set<LocalDate>> calendars;

	/**
	 * @param templates the ids of all templates
	 * @param calendars the days in a file of holidays, by its name; throws
	 * {@link IllegalArgumentException} with a sentence if it can't be read
	 */
	PolicyReader(ConfigFile file, List<String> templates, Function<String, Set<LocalDate>> calendars) {
		this.calendars = calendars;
		this.file = file;
		this.root = file.root();
		this.template = ConfigType.oneOf(templates);
	}

	Policy read() {
		WorkingHours hours = hours(this.root.section("working-hours"));
		List<SeverityRule> severities = severities();
		List<RoleRule> roles = roles();
		this.roleIds = roles.stream().map(RoleRule::id).toList();
		List<SignalRule> signals = signals();
		List<ReasonCode> reasonCodes = reasonCodes();
		ReminderRule reminders = reminders(this.root.section("reminders"),
				signals.stream().map(SignalRule::family).toList());
		PostmortemRule postmortem = postmortem(this.root.section("postmortem"),
				signals.stream().map(SignalRule::family).toList());
		FixRule fixes = fixes(this.root.section("fixes"));
		Permissions permissions = permissions(this.root.section("permissions"));
		CaptureRule capture = capture(this.root.section("capture"));
		TimelineRule timeline = timeline(this.root.section("timeline"));
		RiskRule risks = risks(this.root.section("risks"));
		ConfigSection runs = this.root.section("priority");
		PriorityRule priority = priority(runs);
		Duration keepRuns = runs.value("keep-runs", ConfigType.DURATION);
		int deletionThreshold = this.root.section("deletion")
			.value("approval-above", ConfigType.number(0, 1_000_000_000));
		List<NoticeRule> notices = notices(signals.stream().map(SignalRule::family).toList());
		ZoneId zone = this.root.value("zone", ConfigType.ZONE);
		ReportRule reports = reports(this.root.section("reports"), zone);
		Severity defaultSeverity = this.root.value("default-severity", ConfigType.SEVERITY);
		boolean strangersAreGuests = this.root.value("strangers", ConfigType.oneOf(List.of("nothing", "as-guests")))
			.equals("as-guests");
		List<String> seniorGroup = this.root.values("senior-group", ConfigType.PARTY);
		this.file.throwIfInvalid();
		return new Policy(zone, hours, defaultSeverity, severities, roles, signals, reasonCodes, reminders, postmortem,
				fixes, permissions, seniorGroup, strangersAreGuests, capture, timeline, risks, priority, reports,
				keepRuns, deletionThreshold, notices);
	}

	private WorkingHours hours(ConfigSection section) {
		LocalTime from = section.value("from", ConfigType.TIME);
		LocalTime to = section.value("to", ConfigType.TIME);
		Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
		days.addAll(section.values("days", ConfigType.DAY));
		if (days.isEmpty()) {
			section.refuse("days", "", "\"days\" names no day.", "Write a list such as [monday, tuesday].");
			days.add(DayOfWeek.MONDAY);
		}
		if (!from.isBefore(to)) {
			section.refuse("to", to.toString(), "to \"%s\" is not later than from \"%s\".".formatted(to, from),
					"Hours over midnight are not supported.");
			return new WorkingHours(LocalTime.MIN, LocalTime.MAX, days);
		}
		return new WorkingHours(from, to, days, holidays(section));
	}

	private Set<LocalDate> holidays(ConfigSection section) {
		Set<LocalDate> holidays = new HashSet<>();
		for (String holiday : section.values("holidays", ConfigType.HOLIDAY)) {
			if (!holiday.endsWith(".ics")) {
				holidays.add(LocalDate.parse(holiday));
				continue;
			}
			try {
				holidays.addAll(this.calendars.apply(holiday));
			}
			catch (IllegalArgumentException unreadable) {
				section.refuse("holidays", holiday, String.valueOf(unreadable.getMessage()),
						"Put an iCalendar file of that name beside policy.yml, or list the dates.");
			}
		}
		return holidays;
	}

	private List<SeverityRule> severities() {
		List<SeverityRule> rules = new ArrayList<>();
		Set<Severity> missing = EnumSet.allOf(Severity.class);
		for (ConfigSection section : this.root.sections("severities")) {
			Severity severity = section.value("severity", ConfigType.SEVERITY);
			if (!missing.remove(severity)) {
				section.refuse("severity", severity.name(), "severity \"%s\" appears twice.".formatted(severity),
						"Describe each of SEV0, SEV1, SEV2, SEV3 once.");
			}
			rules.add(new SeverityRule(severity, section.value("meaning", ConfigType.TEXT),
					section.value("draft-within", ConfigType.DURATION),
					section.value("update-every", ConfigType.DURATION),
					section.optional("restore-within", ConfigType.DURATION).orElse(null)));
		}
		missing.forEach((severity) -> this.root.refuse("severities", "", "severity %s is missing.".formatted(severity),
				"Describe each of SEV0, SEV1, SEV2, SEV3 once."));
		return rules;
	}

	private List<RoleRule> roles() {
		List<RoleRule> rules = new ArrayList<>();
		Set<String> ids = new LinkedHashSet<>();
		for (ConfigSection section : this.root.sections("roles")) {
			RoleRule role = new RoleRule(section.newId("id", ConfigType.ID, ids),
					section.value("title", ConfigType.TEXT), section.values("aliases", ConfigType.TEXT));
			for (String alias : role.aliases()) {
				rules.stream()
					.filter((other) -> other.isCalled(alias))
					.findFirst()
					.ifPresent((other) -> section.refuse("aliases", alias,
							"alias \"%s\" already means %s.".formatted(alias, other.id()),
							"Give a word to one role only."));
			}
			if (Permissions.WORDS.contains(role.id())) {
				section.refuse("id", role.id(), "id \"%s\" has a meaning of its own.".formatted(role.id()),
						"Choose another id for the role.");
			}
			rules.add(role);
		}
		if (!ids.contains("commander")) {
			this.root.refuse("roles", "", "The role \"commander\" is missing.",
					"Add \"- { id: commander, title: Commander }\".");
		}
		return rules;
	}

	private List<SignalRule> signals() {
		List<SignalRule> rules = new ArrayList<>();
		Set<String> families = new HashSet<>();
		for (ConfigSection section : this.root.sections("signals")) {
			rules.add(new SignalRule(section.newId("family", ConfigType.ID, families), phrases(section, "phrases"),
					section.value("raises-to", ConfigType.SEVERITY)));
		}
		return rules;
	}

	private static List<SignalPhrase> phrases(ConfigSection section, String key) {
		return section.values(key, ConfigType.TEXT).stream().map(SignalPhrase::new).toList();
	}

	private List<ReasonCode> reasonCodes() {
		List<ReasonCode> codes = new ArrayList<>();
		Set<String> ids = new HashSet<>();
		Set<String> uses = new HashSet<>();
		for (ConfigSection section : this.root.sections("reason-codes")) {
			ReasonCode code = new ReasonCode(section.newId("id", ConfigType.ID, ids),
					section.value("text", ConfigType.TEXT),
					new HashSet<>(section.values("uses", ConfigType.oneOf(ReasonCode.USES))));
			uses.addAll(code.uses());
			codes.add(code);
		}
		for (String use : ReasonCode.USES) {
			if (!uses.contains(use)) {
				this.root.refuse("reason-codes", "", "No reason code may be used for \"%s\".".formatted(use),
						"Add \"%s\" to the uses of one.".formatted(use));
			}
		}
		return codes;
	}

	private ReminderRule reminders(ConfigSection section, List<String> families) {
		List<String> known = orSecurity(families);
		return new ReminderRule(section.value("at", ConfigType.TIME),
				section.values("days-before", ConfigType.number(1, 365)),
				section.value("overdue-every-working-days", ConfigType.number(1, 30)),
				section.value("escalate-after-days", ConfigType.number(1, 365)),
				section.value("escalate-every-days", ConfigType.number(0, 365)),
				section.values("escalate-to",
						ConfigType.partyOr(rolesAnd(
								List.of(Permissions.SENIOR, ReminderRule.TEAM_LEAD, ReminderRule.LEADERSHIP)))),
				section.value("leadership-channel", ConfigType.CHANNEL),
				section.value("snooze-days", ConfigType.number(1, 365)),
				section.value("snooze-times", ConfigType.number(1, 100)),
				section.values("away-status", ConfigType.EMOJI), section.value("backlog", ConfigType.number(1, 1000)),
				section.values("backlog-first", ConfigType.oneOf(known)),
				section.value("days-to-act", ConfigType.number(1, 90)),
				section.value("hand-over-days", ConfigType.number(3, 365)));
	}

	/** Defaults name security, which an organisation's own signals may leave out. */
	private static List<String> orSecurity(List<String> families) {
		return Stream.concat(families.stream(), Stream.of("security")).distinct().toList();
	}

	private PostmortemRule postmortem(ConfigSection section, List<String> families) {
		PostmortemRule rule = new PostmortemRule(section.value("template", this.template),
				section.value("questions-per-day", ConfigType.number(1, 5)),
				section.value("nudge-every", ConfigType.DURATION), section.value("review-after", ConfigType.DURATION),
				section.values("sign-roles", ConfigType.oneOf(this.roleIds)),
				section.sections("templates")
					.stream()
					.map((choice) -> new PostmortemRule.TemplateChoice(choice.value("template", this.template),
							choice.values("severities", ConfigType.SEVERITY),
							choice.values("kinds", ConfigType.oneOf(KINDS))))
					.toList(),
				section.values("review-families", ConfigType.oneOf(orSecurity(families))));
		if (rule.signRoles().isEmpty()) {
			section.refuse("sign-roles", "", "\"sign-roles\" names no role.", "Write a list such as [commander].");
		}
		return rule;
	}

	private static FixRule fixes(ConfigSection section) {
		ConfigSection categories = section.section("categories");
		Map<String, Duration> within = new LinkedHashMap<>();
		CATEGORIES.forEach((category) -> within.put(category, categories.value(category, ConfigType.DURATION)));
		ConfigSection offered = section.section("criteria");
		Map<String, List<String>> criteria = new LinkedHashMap<>();
		CATEGORIES.forEach((category) -> criteria.put(category, offered.values(category, ConfigType.TEXT)));
		ConfigSection telling = section.section("category-words");
		Map<String, List<SignalPhrase>> words = new LinkedHashMap<>();
		CATEGORIES.forEach((category) -> words.put(category, phrases(telling, category)));
		return new FixRule(section.value("immediate", ConfigType.DURATION),
				section.value("short-term", ConfigType.DURATION), section.value("long-term", ConfigType.DURATION),
				within, criteria, words, section.value("check-after", ConfigType.DURATION),
				section.value("recheck-after", ConfigType.DURATION),
				section.value("owner-may-verify-in-small-team", ConfigType.FLAG),
				section.value("small-team", ConfigType.number(1, 20)));
	}

	private Permissions permissions(ConfigSection section) {
		ConfigType<String> who = ConfigType.oneOf(rolesAnd(Permissions.WORDS));
		Map<String, List<String>> rules = new LinkedHashMap<>();
		Permissions.ACTIONS.forEach((action) -> rules.put(action, section.values(action, who)));
		ConfigType<String> anybody = ConfigType.oneOf(List.of(Permissions.SENIOR, Permissions.ANYONE));
		Permissions.WITHOUT_INCIDENT.forEach((action) -> rules.put(action, section.values(action, anybody)));
		return new Permissions(rules);
	}

	private List<NoticeRule> notices(List<String> families) {
		List<NoticeRule> rules = new ArrayList<>();
		Set<String> ids = new HashSet<>();
		for (ConfigSection section : this.root.sections("notices")) {
			rules.add(new NoticeRule(section.newId("id", ConfigType.ID, ids), section.value("name", ConfigType.TEXT),
					section.value("within", ConfigType.DURATION),
					section.values("families", ConfigType.oneOf(families)),
					section.values("severities", ConfigType.SEVERITY), section.values("kinds", ConfigType.oneOf(KINDS)),
					section.has("remind-before") ? section.values("remind-before", ConfigType.DURATION)
							: NoticeRule.REMIND_BEFORE));
		}
		return rules;
	}

	private static CaptureRule capture(ConfigSection section) {
		return new CaptureRule(section.value("reaction", ConfigType.ID), section.value("keyword", ConfigType.KEYWORD));
	}

	private static TimelineRule timeline(ConfigSection section) {
		return new TimelineRule(section.value("gap", ConfigType.DURATION),
				section.value("proposals", ConfigType.number(1, 15)),
				section.value("date-order", ConfigType.oneOf(List.of("month-first", "day-first"))).equals("day-first"),
				zoneNames(section));
	}

	private static PriorityRule priority(ConfigSection section) {
		ConfigSection weights = section.section("weights");
		ConfigType<Double> weight = ConfigType.decimal(PriorityRule.MOST);
		return new PriorityRule(weights.value("exposure", weight), weights.value("severity", weight),
				weights.value("control-gap", weight), weights.value("activity", weight),
				weights.value("business-impact", weight), section.value("quantile", ConfigType.decimal(1)));
	}

	private static ReportRule reports(ConfigSection section, ZoneId houseZone) {
		ZoneId zone = section.optional("zone", ConfigType.ZONE).orElse(houseZone);
		return new ReportRule(times(section, "weekly", zone), times(section, "monthly", zone),
				section.values("monthly-to", ConfigType.partyOr(List.of(ReminderRule.LEADERSHIP, Permissions.SENIOR))),
				section.value("link-days", ConfigType.number(1, 365)));
	}

	private static @Nullable CronTimes times(ConfigSection section, String key, ZoneId zone) {
		String expression = section.value(key, ConfigType.CRON);
		return expression.isEmpty() ? null : new CronTimes(expression, zone);
	}

	private static Map<String, ZoneId> zoneNames(ConfigSection section) {
		Set<String> seen = new HashSet<>();
		Map<String, ZoneId> zones = new LinkedHashMap<>();
		for (ConfigSection one : section.sections("zone-names")) {
			zones.put(one.newId("name", ConfigType.ID, seen), one.value("zone", ConfigType.ZONE));
		}
		return zones;
	}

	private static RiskRule risks(ConfigSection section) {
		List<RiskRule.ProbabilityBand> probability = new ArrayList<>();
		Duration longer = null;
		for (ConfigSection one : bands(section, "probability")) {
			Duration onceIn = one.value("once-in", ConfigType.DURATION);
			if (longer != null && onceIn.compareTo(longer) >= 0) {
				one.refuse("once-in", "", "Each band has to happen more often than the one before it.",
						"Write a shorter time than that of the band before.");
			}
			longer = onceIn;
			probability.add(new RiskRule.ProbabilityBand(probability.size() + 1, onceIn));
		}
		List<RiskRule.ImpactBand> impact = new ArrayList<>();
		bands(section, "impact").forEach(
				(one) -> impact.add(new RiskRule.ImpactBand(impact.size() + 1, one.value("harm", ConfigType.TEXT))));
		return new RiskRule(probability, impact);
	}

	/** One for each number, from 1 on. */
	private static List<ConfigSection> bands(ConfigSection section, String key) {
		List<ConfigSection> bands = section.sections(key);
		ConfigType<Integer> number = ConfigType.number(1, RiskRule.BANDS);
		boolean complete = bands.size() == RiskRule.BANDS;
		for (int n = 0; n < bands.size(); n++) {
			complete &= bands.get(n).value("band", number) == n + 1;
		}
		if (!complete) {
			section.refuse(key, "",
					"\"%s\" does not describe each of the bands 1 to %d.".formatted(key, RiskRule.BANDS),
					"Describe each once, in order.");
		}
		return bands;
	}

	private List<String> rolesAnd(List<String> words) {
		List<String> all = new ArrayList<>(this.roleIds);
		all.addAll(words);
		return all;
	}

}
