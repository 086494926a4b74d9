package dev.firewatch.exchange;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.firewatch.incident.Incident;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.incident.Status;
import dev.firewatch.people.PersonId;
import dev.firewatch.risk.RiskId;
import dev.firewatch.remediation.FixStatus;
import dev.firewatch.timeline.Entry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What was exported by an earlier version can be read, and is written the same. */
class CasefileFormTests {

	private static final int FORM = CasefileTree.FORM;

	private static final String SAMPLE = Reviews.resource("/exchange/form-%d.yaml".formatted(FORM));

	/** They stand in a file as plain text. */
	private static final Set<Class<?>> TEXTS = Set.of(PersonId.class, IncidentId.class, RiskId.class);

	@Test
	void writesWhatItReadByteForByte() {
		ReadReview read = Reviews.read(SAMPLE);

		assertThat(YamlExport.write(Reviews.dossier(read))).isEqualTo(SAMPLE);
	}

	/** As it was written before fixes had a schedule, notes and a hand-over. */
	@Test
	void writesWhatAnEarlierVersionWroteByteForByte() {
		String early = Reviews.resource("/exchange/form-%d-early.yaml".formatted(FORM));

		assertThat(YamlExport.write(Reviews.dossier(Reviews.read(early)))).isEqualTo(early);
	}

	/**
	 * Keys may be added, which earlier files leave out. Whoever changes one raises the
	 * form's number, and goes on reading the earlier one.
	 */
	@Test
	void keepsTheFormOfANumberForGood() {
		assertThat(described()).isEqualTo(Reviews.resource("/exchange/form-%d.txt".formatted(FORM)));
	}

	@Test
	void holdsEveryKeyOfTheFormInTheSample() {
		Set<String> inTheSample = new TreeSet<>();
		collect("", Reviews.tree(SAMPLE).get("firewatch"), inTheSample);

		Set<String> inTheForm = new TreeSet<>();
		paths("/casefile", CasefileForm.class, inTheForm);
		paths("/timeline", Entry.class, inTheForm);

		assertThat(inTheSample).containsAll(inTheForm);
	}

	@Test
	void readsWhatWasWrittenBeforeSomeKeysWereKnown() {
		Set<String> unknown = Set.of("room", "scope", "remindedOfReview", "signRoles", "related", "whys", "members",
				"noticedSignals", "decisions", "register", "deletions", "runs", "controls", "hypotheses", "affected",
				"aware", "notices", "lessons", "declinedRunbooks");
		Map<?, ?> early = (Map<?, ?>) without(Reviews.tree(SAMPLE).get("firewatch"), unknown);

		CasefileTree.Whole read = CasefileTree.read(early, "origin");

		Incident incident = read.file().incident();
		assertThat(incident.room()).isEqualTo(1);
		assertThat(incident.members()).isEmpty();
		assertThat(incident.noticedSignals()).isEmpty();
		assertThat(incident.decisions()).isEmpty();
		assertThat(read.file().register().open()).isTrue();
		assertThat(read.file().deletions()).isEmpty();
		assertThat(read.file().runs()).isEmpty();
		assertThat(read.file().controlsOn()).isEmpty();
		assertThat(read.file().aftermath().isBlank()).isTrue();
		assertThat(incident.status()).isEqualTo(Status.FOLLOWING_UP);
		assertThat(read.file().causes().whys()).isEmpty();
		assertThat(read.file().fixes()).extracting("status")
			.containsExactly(FixStatus.VERIFIED, FixStatus.DROPPED, FixStatus.OPEN);
		assertThat(read.file().fixes()).allSatisfy(fix -> assertThat(fix.scope().category()).isNull());
		assertThat(read.file().postmortem().orElseThrow().related()).isEmpty();
	}

	private static Object without(Object tree, Set<String> keys) {
		if (tree instanceof Map<?, ?> map) {
			Map<Object, Object> rest = new LinkedHashMap<>(map);
			rest.keySet().removeAll(keys);
			rest.replaceAll((key, value) -> without(value, keys));
			return rest;
		}
		return tree instanceof List<?> list ? list.stream().map(item -> without(item, keys)).toList() : tree;
	}

	private static void collect(String path, Object tree, Set<String> paths) {
		if (tree instanceof Map<?, ?> map) {
			map.forEach((key, value) -> {
				paths.add(path + "/" + key);
				collect(path + "/" + key, value, paths);
			});
		}
		else if (tree instanceof List<?> list) {
			list.forEach(item -> collect(path, item, paths));
		}
	}

	private static void paths(String path, Class<?> type, Set<String> paths) {
		for (RecordComponent component : type.getRecordComponents()) {
			String below = path + "/" + component.getName();
			paths.add(below);
			Class<?> item = item(component.getGenericType());
			if (item.isRecord() && !TEXTS.contains(item)) {
				paths(below, item, paths);
			}
		}
	}

	private static Class<?> item(Type type) {
		if (type instanceof ParameterizedType many && Collection.class.isAssignableFrom((Class<?>) many.getRawType())) {
			return item(many.getActualTypeArguments()[0]);
		}
		return type instanceof ParameterizedType other ? (Class<?>) other.getRawType() : (Class<?>) type;
	}

	/**
	 * Every record of the form with its keys and their types, every enum with its words.
	 */
	private static String described() {
		Map<String, String> types = new TreeMap<>();
		describe(CasefileForm.class, types);
		describe(Entry.class, types);
		return types.entrySet()
			.stream()
			.map(type -> type.getKey() + "\n" + type.getValue())
			.collect(Collectors.joining("\n"));
	}

	private static void describe(Class<?> type, Map<String, String> types) {
		if (types.containsKey(type.getSimpleName()) || TEXTS.contains(type)) {
			return;
		}
		if (type.isEnum()) {
			types.put(type.getSimpleName(), lines(Arrays.asList(type.getEnumConstants())));
		}
		else if (type.isRecord()) {
			Map<String, Type> components = new LinkedHashMap<>();
			Arrays.stream(type.getRecordComponents())
				.forEach(component -> components.put(component.getName(), component.getGenericType()));
			types.put(type.getSimpleName(),
					lines(components.entrySet()
						.stream()
						.map(component -> component.getKey() + ": " + name(component.getValue()))
						.toList()));
			components.values().forEach(component -> describe(item(component), types));
		}
	}

	private static String lines(Collection<?> items) {
		return items.stream().map("  %s\n"::formatted).collect(Collectors.joining());
	}

	private static String name(Type type) {
		return type.getTypeName().replaceAll("[\\w.]+[.$](?=\\w)", "");
	}

}
