package dev.firewatch.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.firewatch.casefile.Casefile;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.PersonId;
import dev.firewatch.risk.RiskId;
import dev.firewatch.timeline.Entry;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * A whole casefile with its timeline as maps and lists, and back: what the structure of a
 * review has no key for is kept as {@link CasefileForm} has it.
 */
final class CasefileTree {

	/** The form described here; another one would have another number. */
	static final int FORM = 1;

	private final Set<PersonId> people = new TreeSet<>((one, other) -> one.value().compareTo(other.value()));

	private final JsonMapper mapper = JsonMapper.builder()
		.changeDefaultVisibility(visibility -> visibility.withFieldVisibility(Visibility.ANY)
			.withGetterVisibility(Visibility.NONE)
			.withIsGetterVisibility(Visibility.NONE)
			.withSetterVisibility(Visibility.NONE))
		.changeDefaultPropertyInclusion(
				inclusion -> JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
		.addMixIn(IncidentId.class, AsText.class)
		.addMixIn(PersonId.class, AsText.class)
		.addMixIn(RiskId.class, AsText.class)
		.addModule(new SimpleModule().addSerializer(PersonId.class, new Noting())
			.addAbstractTypeMapping(Set.class, LinkedHashSet.class))
		.build();

	private abstract static class AsText {

		@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
		AsText(String value) {
		}

		@JsonValue
		abstract String value();

	}

	/** Notes whom the casefile names, so that their names can go with it. */
	private final class Noting extends ValueSerializer<PersonId> {

		@Override
		public void serialize(PersonId person, JsonGenerator generator, SerializationContext context) {
			people.add(person);
			generator.writeString(person.value());
		}

	}

	private CasefileTree() {
	}

	/** The casefile, its timeline, and the names of all people in either. */
	static Map<String, Object> write(Dossier dossier) {
		CasefileTree tree = new CasefileTree();
		Map<String, Object> casefile = tree.map(CasefileForm.of(dossier.file()));
		List<Map<String, Object>> timeline = new ArrayList<>();
		dossier.all().forEach(entry -> timeline.add(tree.map(entry)));
		Map<String, String> names = new TreeMap<>();
		tree.people.forEach(person -> names.put(person.value(), dossier.names().apply(person)));
		Map<String, Object> whole = new LinkedHashMap<>();
		whole.put("form", FORM);
		whole.put("people", names);
		whole.put("casefile", casefile);
		whole.put("timeline", timeline);
		return whole;
	}

	private Map<String, Object> map(Object value) {
		return mapper.convertValue(value, new TypeReference<Map<String, Object>>() {
		});
	}

	/**
	 * What was read back.
	 *
	 * @param names of the people it names
	 */
	record Whole(Casefile file, List<Entry> timeline, Map<PersonId, String> names) {
	}

	/**
	 * Reads what was written; throws {@link IllegalArgumentException} with a sentence if
	 * it can't be read.
	 */
	static Whole read(Map<?, ?> whole, String origin) {
		if (!String.valueOf(FORM).equals(String.valueOf(whole.get("form")))) {
			throw new IllegalArgumentException(
					"form " + whole.get("form") + " is not known; this version reads form " + FORM + ".");
		}
		CasefileTree tree = new CasefileTree();
		try {
			if (!(whole.get("casefile") instanceof Map<?, ?> written)) {
				throw new IllegalArgumentException("it has no casefile");
			}
			Casefile file = tree.mapper.convertValue(written, CasefileForm.class).casefile(origin);
			List<Entry> timeline = tree.mapper.convertValue(
					whole.get("timeline") == null ? List.of() : whole.get("timeline"),
					new TypeReference<List<Entry>>() {
					});
			Map<PersonId, String> names = new LinkedHashMap<>();
			if (whole.get("people") instanceof Map<?, ?> people) {
				people.forEach((id, name) -> names.put(new PersonId(String.valueOf(id)), String.valueOf(name)));
			}
			return new Whole(file, timeline, names);
		}
		catch (RuntimeException unreadable) {
			throw new IllegalArgumentException(first(unreadable.getMessage()), unreadable);
		}
	}

	private static String first(@Nullable String message) {
		return message == null ? "it is not complete" : message.lines().findFirst().orElse("");
	}

}
