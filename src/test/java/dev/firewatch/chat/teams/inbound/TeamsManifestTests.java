package dev.firewatch.chat.teams.inbound;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.imageio.ImageIO;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.firewatch.chat.CommandRouter;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.teams.cards.TeamsJson;
import dev.firewatch.chat.teams.connector.TeamsGraph;
import dev.firewatch.testing.CoreTest;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** The app for Teams offers what the code does, and asks for what it uses. */
@CoreTest
class TeamsManifestTests {

	static final Path DIRECTORY = Path.of("manifests/teams");

	static final Path SCHEMA = Path.of("../shared/data/schemas/teams-app-manifest.schema.json");

	static final String APP = "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9";

	private static final Pattern PERMISSION = Pattern.compile("`([A-Z][A-Za-z]+\\.[A-Za-z.]+\\.Group)`");

	@Autowired
	CommandRouter router;

	private final JsonNode manifest = read();

	private static JsonNode read() {
		try {
			return TeamsJson.read(Files.readString(DIRECTORY.resolve("manifest.json")));
		}
		catch (IOException missing) {
			throw new AssertionError(missing);
		}
	}

	/**
	 * What Microsoft's own schema has against a manifest. It calls itself of draft 4 but
	 * uses keywords of draft 7, and Java knows no backspace within a class of characters,
	 * as one of its patterns writes it.
	 */
	static List<String> problems(String manifest) throws IOException {
		Assumptions.assumeTrue(Files.exists(SCHEMA), "SKIPPED: Microsoft's schema is missing at " + SCHEMA);
		String schema = Files.readString(SCHEMA)
			.replace("http://json-schema.org/draft-04/schema#", "http://json-schema.org/draft-07/schema#")
			.replace("\\\\f\\\\b", "\\\\f\\\\x08");
		return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
			.getSchema(schema)
			.validate(manifest, InputFormat.JSON)
			.stream()
			.map(String::valueOf)
			.toList();
	}

	private static List<String> strings(JsonNode array) {
		List<String> strings = new ArrayList<>();
		array.forEach(value -> strings.add(value.asText()));
		return strings;
	}

	@Test
	void isWhatMicrosoftsOwnSchemaAllows() throws IOException {
		String filledIn = manifest.toString()
			.replace("${TEAMS_APP_ID}", APP)
			.replace("${FIREWATCH_BASE_URL}", "https://firewatch.example")
			.replace("${HOST}", "firewatch.example");

		assertThat(filledIn).doesNotContain("${");
		assertThat(problems(filledIn)).isEmpty();
		assertThat(problems(manifest.toString())).as("ids that nobody filled in").isNotEmpty();
		assertThat(manifest.path("$schema").asText()).isEqualTo("https://developer.microsoft.com/json-schemas/teams/v"
				+ manifest.path("manifestVersion").asText() + "/MicrosoftTeams.schema.json");
	}

	@Test
	void suggestsVerbsAsTheRouterNamesThem() {
		Map<String, VerbInfo> verbs = router.verbs()
			.stream()
			.collect(Collectors.toMap(VerbInfo::name, Function.identity(), (a, b) -> a, TreeMap::new));
		List<String> scopes = new ArrayList<>();
		for (JsonNode list : manifest.at("/bots/0/commandLists")) {
			scopes.addAll(strings(list.path("scopes")));
			List<Integer> ranks = new ArrayList<>();
			Set<String> titles = new HashSet<>();
			for (JsonNode command : list.path("commands")) {
				VerbInfo verb = verbs.get(command.path("title").asText());
				assertThat(verb).as(command.toString()).isNotNull();
				assertThat(command.path("description").asText()).isEqualTo(verb.summary());
				ranks.add(verb.rank());
				titles.add(verb.name());
			}
			assertThat(ranks).isSorted().doesNotHaveDuplicates();
			assertThat(titles).contains("new", "help");
		}
		assertThat(scopes).containsExactlyInAnyOrderElementsOf(strings(manifest.at("/bots/0/scopes")))
			.containsExactlyInAnyOrder("personal", "team", "groupChat");
	}

	@Test
	void namesTheCommandOfMessagesThatIsHandled() {
		assertThat(manifest.at("/composeExtensions/0/commands")).singleElement().satisfies(command -> {
			assertThat(command.path("id").asText()).isEqualTo(TeamsMarks.ADD);
			assertThat(command.path("type").asText()).isEqualTo("action");
			assertThat(command.path("fetchTask").asBoolean()).isTrue();
			assertThat(strings(command.path("context"))).containsExactly("message");
		});
	}

	@Test
	void asksForThePermissionsThatAdministratorsAreTold() throws IOException {
		Set<String> told = new TreeSet<>();
		Matcher permission = PERMISSION.matcher(Files.readString(Path.of("src/docs/teams.md")));
		while (permission.find()) {
			told.add(permission.group(1));
		}

		assertThat(manifest.at("/authorization/permissions/resourceSpecific"))
			.allSatisfy(asked -> assertThat(asked.path("type").asText()).isEqualTo("Application"))
			.extracting(asked -> asked.path("name").asText())
			.containsExactlyElementsOf(told)
			.containsExactlyElementsOf(TeamsGraph.CONSENTED);
	}

	@Test
	void hasTheVersionOfTheProduct() throws IOException {
		String version = manifest.path("version").asText();

		assertThat(Files.readString(Path.of("pom.xml"))).containsPattern(
				"<artifactId>firewatch</artifactId>\\s*<version>" + Pattern.quote(version) + "(-SNAPSHOT)?<");
	}

	@Test
	void hasIconsAsTeamsWantsThem() throws IOException {
		BufferedImage color = ImageIO.read(DIRECTORY.resolve(manifest.at("/icons/color").asText()).toFile());
		BufferedImage outline = ImageIO.read(DIRECTORY.resolve(manifest.at("/icons/outline").asText()).toFile());

		assertThat(List.of(color.getWidth(), color.getHeight())).containsExactly(192, 192);
		assertThat(List.of(outline.getWidth(), outline.getHeight())).containsExactly(32, 32);
		Set<Integer> corners = new HashSet<>(List.of(color.getRGB(0, 0), color.getRGB(191, 191)));
		assertThat(corners).as("the accent colour")
			.containsExactly(Integer.decode(manifest.path("accentColor").asText()) | 0xff000000);
		int drawn = 0;
		for (int y = 0; y < 32; y++) {
			for (int x = 0; x < 32; x++) {
				int pixel = outline.getRGB(x, y);
				assertThat(pixel >>> 24 == 0 || (pixel & 0xffffff) == 0xffffff).as("white at " + x + "," + y).isTrue();
				drawn += pixel >>> 24 > 127 ? 1 : 0;
			}
		}
		assertThat(drawn).as("white pixels, neither none nor all").isBetween(40, 500);
	}

}
