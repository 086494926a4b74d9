package dev.firewatch.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import dev.firewatch.policy.ConfigFiles;
import dev.firewatch.policy.Policy;
import dev.firewatch.postmortem.Templates;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reviews to import, and what their files hold. */
public final class Reviews {

	public static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

	public static final PersonId IMPORTER = new PersonId("local/alice");

	public static final Policy POLICY = new ConfigFiles(Path.of("none")).policy();

	public static final Templates TEMPLATES = Templates.load(new ConfigFiles(Path.of("none")), POLICY);

	private Reviews() {
	}

	/** The worked case INC-2024-023 exactly as the source document prints it. */
	public static String inc2024023() {
		String document = resource("/domain/post-incident-feedback-loop.md");
		int begin = document.indexOf("```yaml\nincident_id: \"INC-2024-023\"") + "```yaml\n".length();
		return document.substring(begin, document.indexOf("```", begin));
	}

	public static ReadReview read(String yaml) {
		return new YamlImport(TEMPLATES).read(yaml,
				new YamlImport.Arrival(IMPORTER, NOW, "import/test", Platform.LOCAL, () -> IncidentId.of(2026, 7)));
	}

	public static Dossier dossier(ReadReview readReview) {
		return new Dossier(readReview.file(), readReview.entries(),
				readReview.file()
					.postmortem()
					.flatMap(postmortem -> TEMPLATES.template(postmortem.template()))
					.orElse(null),
				person -> readReview.names().getOrDefault(person, person.value()));
	}

	/** What the API sends. */
	static String json(Object body) {
		return tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(body);
	}

	/** A file as maps and lists, every scalar as it is written. */
	@SuppressWarnings("unchecked")
	public static Map<String, Object> tree(String yaml) {
		Object tree = new Load(LoadSettings.builder().build()).loadFromString(yaml);
		return (Map<String, Object>) verbatim(tree);
	}

	private static Object verbatim(Object value) {
		if (value instanceof Map<?, ?> map) {
			Map<String, Object> texts = new java.util.LinkedHashMap<>();
			map.forEach((key, each) -> texts.put(String.valueOf(key), verbatim(each)));
			return texts;
		}
		if (value instanceof List<?> list) {
			List<Object> texts = new ArrayList<>();
			list.forEach(each -> texts.add(verbatim(each)));
			return texts;
		}
		return String.valueOf(value);
	}

	public static String resource(String name) {
		try (InputStream stream = Reviews.class.getResourceAsStream(name)) {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException fault) {
			throw new UncheckedIOException(fault);
		}
	}

}
