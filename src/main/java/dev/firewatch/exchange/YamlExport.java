package dev.firewatch.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.ComputedAnswers;
import dev.firewatch.postmortem.Cause;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.postmortem.Question;
import dev.firewatch.postmortem.QuestionType;
import dev.firewatch.postmortem.Section;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.Owner;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Source;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.RepresentToNode;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.NonPrintableStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;

/**
 * Writes a postmortem in the structure of a post-incident review, key by key, times in
 * UTC. What the structure has no key for follows under {@code firewatch}, so that the
 * file can be read back without loss.
 */
public final class YamlExport {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

	private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ENGLISH);

	private final Dossier dossier;

	private final Casefile file;

	private final ComputedAnswers facts;

	YamlExport(Dossier dossier) {
		this.dossier = dossier;
		this.file = dossier.file();
		this.facts = new ComputedAnswers(file, dossier.entries(), dossier.names(), ZoneId.of("UTC"));
	}

	/** Everything, so that it can be read back. */
	public static String write(Dossier dossier) {
		Map<String, Object> whole = review(dossier);
		whole.put(ReviewStructure.EXTENSION, CasefileTree.write(dossier));
		return dump(whole);
	}

	/** The review alone, for readers that don't know Firewatch. */
	public static String plain(Dossier dossier) {
		return dump(review(dossier));
	}

	static Map<String, Object> review(Dossier dossier) {
		return ReviewStructure.nested(new YamlExport(dossier).values());
	}

	private static String dump(Map<String, Object> map) {
		DumpSettings settings = DumpSettings.builder()
			.setDefaultFlowStyle(FlowStyle.BLOCK)
			.setNonPrintableStyle(NonPrintableStyle.ESCAPE)
			.setSplitLines(false)
			.setIndicatorIndent(2)
			.setIndentWithIndicator(true)
			.setMaxSimpleKeyLength(1024)
			.build();
		return new Dump(settings, new Quoting(settings)).dumpToString(map);
	}

	/**
	 * Puts dates and times in quotes, as readers of older YAML would misread them.
	 */
	private static final class Quoting extends StandardRepresenter {

		private static final Pattern DATE_OR_TIME = Pattern.compile("\\d{4}-\\d{1,2}-\\d{1,2}.*|[-+]?\\d+(:\\d+)+.*");

		Quoting(DumpSettings settings) {
			super(settings);
			RepresentToNode plain = Objects.requireNonNull(representers.get(String.class));
			representers.put(String.class, text -> DATE_OR_TIME.matcher(text.toString()).matches()
					? representScalar(Tag.STR, text.toString(), ScalarStyle.DOUBLE_QUOTED) : plain.representData(text));
		}

	}

	/** The values by their paths. */
	Map<String, Object> values() {
		Map<String, Object> values = new LinkedHashMap<>();
		put(values, ReviewStructure.ID, file.id().value());
		put(values, ReviewStructure.DATE, facts.value("date").orElse(null));
		put(values, ReviewStructure.SEVERITY, facts.value("severity-word").orElse(null));
		put(values, ReviewStructure.DURATION, facts.value("duration").orElse(null));
		file.postmortem().ifPresent(postmortem -> answers(postmortem, values));
		put(values, ReviewStructure.TIMELINE, timeline(String.valueOf(values.get(ReviewStructure.DATE))));
		put(values, ReviewStructure.FACTORS, file.causes().all().stream().map(Cause::text).toList());
		for (String horizon : ReviewStructure.HORIZONS) {
			put(values, "actions." + horizon, actions(horizon));
		}
		return values;
	}

	private void answers(Postmortem postmortem, Map<String, Object> values) {
		if (dossier.template() == null) {
			return;
		}
		Map<String, String> answers = postmortem.answers();
		for (Section section : dossier.template().sections()) {
			if (postmortem.has(section.id())) {
				section.questions(file.incident(), answers).forEach(question -> {
					String path = question.use().export();
					if (path != null) {
						put(values, path, value(question, answers.get(question.id())));
					}
				});
			}
		}
	}

	private @Nullable Object value(Question question, @Nullable String answer) {
		if (question.type() == QuestionType.COMPUTED || answer == null && question.isProposed()) {
			return answer != null ? answer : facts.value(String.valueOf(question.source())).orElse(null);
		}
		if (answer == null) {
			return null;
		}
		if (question.type() == QuestionType.LIST) {
			return answer.lines().filter(line -> !line.isBlank()).toList();
		}
		return answer.contains("\n") && !answer.endsWith("\n") ? answer + "\n" : answer;
	}

	private static void put(Map<String, Object> values, String path, @Nullable Object value) {
		if (value != null && !(value instanceof List<?> list && list.isEmpty())) {
			values.put(path, value);
		}
	}

	/** What people recorded; the bot's own entries aren't part of a review. */
	private List<Map<String, String>> timeline(String date) {
		List<Map<String, String>> timeline = new ArrayList<>();
		for (Entry entry : dossier.entries()) {
			if (entry.source() != Source.SYSTEM) {
				Map<String, String> one = new LinkedHashMap<>();
				one.put("time", time(entry.occurredAt(), date));
				one.put("event", entry.text());
				timeline.add(one);
			}
		}
		return timeline;
	}

	private static String time(Instant at, String date) {
		boolean sameDay = LocalDate.ofInstant(at, ZoneOffset.UTC).toString().equals(date);
		return (sameDay ? TIME : MOMENT).format(at.atZone(ZoneOffset.UTC));
	}

	private List<Map<String, String>> actions(String horizon) {
		return file.fixes().stream().filter(fix -> horizon.equals(horizon(fix))).map(this::action).toList();
	}

	private static String horizon(Fix fix) {
		return fix.scope().processImprovement() ? "process_improvements" : fix.horizon().key().replace('-', '_');
	}

	private Map<String, String> action(Fix fix) {
		Map<String, String> action = new LinkedHashMap<>();
		action.put("action", fix.title());
		fix.owners()
			.stream()
			.map(this::owner)
			.reduce((one, other) -> one + ", " + other)
			.ifPresent(owners -> action.put("owner", owners));
		if (fix.due() != null) {
			action.put("due", fix.due().toString());
		}
		return action;
	}

	private String owner(Owner owner) {
		return Optional.ofNullable(owner.person()).map(dossier.names()).orElseGet(() -> String.valueOf(owner.role()));
	}

}
