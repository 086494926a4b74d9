package dev.firewatch.postmortem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The schema that lies beside the templates says what the reader of templates accepts.
 */
class TemplateSchemaTests {

	private static final Path SCHEMA = Path.of("config/templates/template.schema.json");

	private static final JsonMapper JSON = new JsonMapper();

	private static JsonNode schema() throws IOException {
		return JSON.readTree(Files.readString(SCHEMA));
	}

	private static List<String> problems(String yaml) throws IOException {
		Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
			.getSchema(Files.readString(SCHEMA));
		Object tree = new Load(LoadSettings.builder().build()).loadFromString(yaml);
		return schema.validate(JSON.writeValueAsString(tree), InputFormat.JSON).stream().map(Object::toString).toList();
	}

	@ParameterizedTest
	@ValueSource(strings = { "standard", "light", "risk-review", "ai-incident" })
	void acceptsTheBundledTemplates(String id) throws IOException {
		assertThat(problems(Files.readString(Path.of("config/templates/" + id + ".yml")))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "reliability", "five-whys", "learning-review", "facilitated", "customer-report" })
	void acceptsTheExamples(String id) throws IOException {
		assertThat(problems(Files.readString(Path.of("src/docs/examples/templates/" + id + ".yml")))).isEmpty();
	}

	@Test
	void refusesWhatTheReaderRefuses() throws IOException {
		String light = Files.readString(Path.of("config/templates/light.yml"));

		assertThat(problems(light.replaceFirst("type: long-text", "type: longtext"))).isNotEmpty();
		assertThat(problems(light.replaceFirst("required: true", "requird: true"))).isNotEmpty();
		assertThat(problems(light.replaceFirst("source: date", "source: dat"))).isNotEmpty();
	}

	@Test
	void namesEveryTypeSourceAndCheck() throws IOException {
		JsonNode question = schema().at("/$defs/question/properties");

		assertThat(texts(question.at("/type/enum"))).containsExactlyInAnyOrderElementsOf(
				Arrays.stream(QuestionType.values()).map(type -> key(type.name())).toList());
		assertThat(texts(question.at("/source/enum"))).containsExactlyInAnyOrderElementsOf(
				Stream
					.of(Question.SOURCES.stream(), Question.PROPOSALS.stream(),
							Arrays.stream(AuditQuestion.values()).map(AuditQuestion::key))
					.flatMap(all -> all)
					.toList());
		assertThat(texts(schema().at("/properties/quality/items/enum")))
			.containsExactlyInAnyOrderElementsOf(Arrays.stream(QualityCheck.values())
				.filter(check -> check != QualityCheck.ANSWERS && check != QualityCheck.CHANGES)
				.map(QualityCheck::key)
				.toList());
	}

	private static String key(String name) {
		return name.toLowerCase(Locale.ROOT).replace('_', '-');
	}

	private static List<String> texts(JsonNode array) {
		return array.valueStream().map(JsonNode::asString).toList();
	}

}
