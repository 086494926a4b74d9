package dev.firewatch.exchange;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import dev.firewatch.policy.ConfigSection;
import dev.firewatch.policy.ConfigType;
import dev.firewatch.policy.Severity;
import dev.firewatch.policy.SeverityWords;
import dev.firewatch.timeline.WrittenDay;
import org.jspecify.annotations.Nullable;

/** The fields of a review as a file gives them, each with its line. */
final class ReviewFields {

	private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

	private static final Duration PAST_MIDNIGHT = Duration.ofHours(6);

	private static final Map<String, Severity> SEVERITIES = Map.of("critical", Severity.SEV0, "high", Severity.SEV1,
			"medium", Severity.SEV2, "low", Severity.SEV3);

	private static final ConfigType<String> ID = new ConfigType<>("an incident's id",
			text -> Optional.of(text.strip()).filter(id -> id.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,79}")),
			text -> "Use letters, digits, dots and hyphens, such as INC-2024-023.", "INC-0");

	private static final ConfigType<Optional<LocalDate>> DUE = new ConfigType<>("a date",
			text -> WrittenDay.isUnsaid(text) ? Optional.of(Optional.empty()) : date(text).map(Optional::of),
			text -> "Write it like 2026-11-20.", Optional.empty());

	private static final ConfigType<Severity> SEVERITY = new ConfigType<>("a severity", ReviewFields::severity,
			text -> "Use one of Critical, High, Medium, Low.", Severity.SEV2);

	private final ConfigSection root;

	private final Map<String, ConfigSection> holders = new LinkedHashMap<>();

	private final Map<String, Object> values = new LinkedHashMap<>();

	private final List<Happening> happenings = new ArrayList<>();

	private final Map<String, List<FixItem>> actions = new LinkedHashMap<>();

	/** A line of the timeline. */
	record Happening(Instant at, String event) {
	}

	/** An action with its owner as written; null where nobody is named. */
	record FixItem(String action, @Nullable String owner, @Nullable LocalDate due) {
	}

	ReviewFields(ConfigSection root, List<String> paths) {
		this.root = root;
		Set<String> known = new LinkedHashSet<>(List.of(ReviewStructure.ID, ReviewStructure.DATE,
				ReviewStructure.SEVERITY, ReviewStructure.DURATION, "related_risk", ReviewStructure.FACTORS, "title"));
		known.addAll(paths);
		known.forEach(this::take);
		timeline();
		actions();
	}

	private static Optional<Severity> severity(String text) {
		return Optional.ofNullable(SEVERITIES.get(text.strip().toLowerCase(Locale.ROOT)))
			.or(() -> SeverityWords.parse(text));
	}

	private void take(String path) {
		String[] keys = path.split("\\.");
		ConfigSection holder = root;
		for (int i = 0; i < keys.length - 1; i++) {
			if (!holder.has(keys[i])) {
				return;
			}
			String place = String.join(".", List.of(keys).subList(0, i + 1));
			ConfigSection above = holder;
			String key = keys[i];
			holder = holders.computeIfAbsent(place, found -> above.section(key));
		}
		holders.put(path, holder);
		String last = keys[keys.length - 1];
		Object raw = holder.raw(last);
		if (raw instanceof List<?>) {
			values.put(path, holder.values(last, ConfigType.VERBATIM));
		}
		else if (raw != null) {
			holder.optional(last, ConfigType.VERBATIM).ifPresent(text -> values.put(path, text));
		}
	}

	/**
	 * Reads the timeline line by line; a time without a date belongs to the review's
	 * date.
	 */
	private void timeline() {
		Optional<LocalDate> date = root.optional(ReviewStructure.DATE, ConfigType.VERBATIM).flatMap(ReviewFields::date);
		List<Map<String, String>> written = new ArrayList<>();
		for (ConfigSection line : root.sections(ReviewStructure.TIMELINE)) {
			String time = line.value("time", ConfigType.VERBATIM);
			String event = line.value("event", ConfigType.VERBATIM);
			Optional<Instant> at = moment(time, date).map(moment -> afterMidnight(time, moment));
			if (at.isEmpty()) {
				line.refuse("time", time, "time \"%s\" is not a time.".formatted(time),
						date.isEmpty() ? "Write it like 2026-11-20 09:47, or give the review a date."
								: "Write it like 09:47, in UTC.");
			}
			at.ifPresent(moment -> happenings.add(new Happening(moment, event)));
			Map<String, String> one = new LinkedHashMap<>();
			one.put("time", time);
			one.put("event", event);
			written.add(one);
		}
		if (!written.isEmpty()) {
			values.put(ReviewStructure.TIMELINE, written);
		}
	}

	/** A time without a date that steps back by hours is one of the next day. */
	private Instant afterMidnight(String time, Instant moment) {
		if (!time.strip().matches("\\d{1,2}:\\d{2}.*") || happenings.isEmpty()) {
			return moment;
		}
		Instant before = happenings.get(happenings.size() - 1).at();
		Instant later = moment;
		while (Duration.between(later, before).compareTo(PAST_MIDNIGHT) >= 0) {
			later = later.plus(Duration.ofDays(1));
		}
		return later;
	}

	private static Optional<LocalDate> date(String text) {
		return ConfigType.DATE.reader().apply(text);
	}

	private static Optional<Instant> moment(String text, Optional<LocalDate> date) {
		String plain = text.strip().replaceAll("\\s*(UTC|Z)$", "").replace('T', ' ');
		try {
			if (plain.matches("\\d{1,2}:\\d{2}")) {
				LocalTime time = LocalTime.parse(plain.length() == 4 ? "0" + plain : plain);
				return date.map(day -> day.atTime(time).toInstant(ZoneOffset.UTC));
			}
			return Optional.of(LocalDateTime.parse(plain, MOMENT).toInstant(ZoneOffset.UTC));
		}
		catch (DateTimeException unreadable) {
			return Optional.empty();
		}
	}

	private void actions() {
		if (!root.has("actions")) {
			return;
		}
		ConfigSection all = root.section("actions");
		for (String horizon : ReviewStructure.HORIZONS) {
			List<FixItem> read = new ArrayList<>();
			List<Map<String, String>> written = new ArrayList<>();
			for (ConfigSection line : all.sections(horizon)) {
				Map<String, String> one = new LinkedHashMap<>();
				line.optional("action", ConfigType.VERBATIM).ifPresent(text -> one.put("action", text));
				line.optional("owner", ConfigType.VERBATIM).ifPresent(text -> one.put("owner", text));
				line.optional("due", ConfigType.VERBATIM).ifPresent(text -> one.put("due", text));
				read.add(new FixItem(line.value("action", ConfigType.TEXT), one.get("owner"),
						line.optional("due", DUE).flatMap(Function.identity()).orElse(null)));
				written.add(one);
			}
			actions.put(horizon, read);
			if (!written.isEmpty()) {
				values.put("actions." + horizon, written);
				holders.put("actions." + horizon, all);
			}
		}
	}

	/** Checks what an incident made from the review alone needs. */
	void check() {
		root.value(ReviewStructure.SEVERITY, SEVERITY);
		root.optional(ReviewStructure.DATE, ConfigType.DATE);
		root.optional(ReviewStructure.ID, ID);
		if (happenings.isEmpty() && !values.containsKey(ReviewStructure.DATE)) {
			root.refuse(ReviewStructure.DATE, "", "Neither a date nor a timeline is given.",
					"Write at least the date, such as: date: \"2026-11-20\".");
		}
	}

	/** Everything given, by path: texts, lists of texts, or lists of lines. */
	Map<String, Object> values() {
		return values;
	}

	/** The line of a path. */
	int line(String path) {
		return holders.getOrDefault(path, root).line(path.substring(path.lastIndexOf('.') + 1));
	}

	/** The id; empty if there is none, or only a placeholder. */
	Optional<String> id() {
		return text(ReviewStructure.ID).map(String::strip).filter(id -> !id.isEmpty() && !id.matches("INC[-_]X+"));
	}

	Optional<String> text(String path) {
		return Optional.ofNullable(values.get(path)).filter(String.class::isInstance).map(String.class::cast);
	}

	Severity severity() {
		return text(ReviewStructure.SEVERITY).flatMap(ReviewFields::severity).orElse(Severity.SEV2);
	}

	Optional<LocalDate> date() {
		return text(ReviewStructure.DATE).flatMap(ReviewFields::date);
	}

	List<Happening> happenings() {
		return happenings;
	}

	List<String> factors() {
		if (values.get(ReviewStructure.FACTORS) instanceof List<?> list) {
			return list.stream().map(String::valueOf).toList();
		}
		return text(ReviewStructure.FACTORS).filter(text -> !text.isBlank()).map(String::strip).stream().toList();
	}

	List<FixItem> actions(String horizon) {
		return actions.getOrDefault(horizon, List.of());
	}

}
