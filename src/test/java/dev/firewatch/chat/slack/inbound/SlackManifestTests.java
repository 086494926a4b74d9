package dev.firewatch.chat.slack.inbound;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.google.gson.Gson;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.firewatch.chat.slack.web.SlackFiles;
import dev.firewatch.chat.slack.web.SlackMethod;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import static org.assertj.core.api.Assertions.assertThat;

/** The manifest asks for exactly what the code uses. */
class SlackManifestTests {

	/** What is needed to be sent something, rather than to call a method. */
	private static final Map<String, String> SCOPES_OF_EVENTS = Map.of("app_mention", "app_mentions:read", "message.im",
			"im:history", "message.channels", "channels:history", "message.groups", "groups:history", "reaction_added",
			"reactions:read", "reaction_removed", "reactions:read", "user_change", "users:read");

	private final Object manifest = manifest();

	private static Object manifest() {
		try {
			return new Load(LoadSettings.builder().build())
				.loadFromString(Files.readString(Path.of("manifests/slack/manifest.yml")));
		}
		catch (IOException missing) {
			throw new AssertionError(missing);
		}
	}

	private Object at(String... path) {
		Object value = manifest;
		for (String step : path) {
			value = ((Map<?, ?>) value).get(step);
			assertThat(value).as(String.join(".", path)).isNotNull();
		}
		return value;
	}

	private List<String> strings(String... path) {
		return ((List<?>) at(path)).stream().map(String::valueOf).toList();
	}

	@Test
	void asksForExactlyTheScopesThatAreUsed() {
		Set<String> used = new TreeSet<>(Set.of("commands", SlackFiles.SCOPE));
		Arrays.stream(SlackMethod.values()).forEach(method -> used.addAll(method.scopes()));
		SlackApp.EVENTS.stream().filter(SCOPES_OF_EVENTS::containsKey).map(SCOPES_OF_EVENTS::get).forEach(used::add);

		assertThat(strings("oauth_config", "scopes", "bot")).containsExactlyElementsOf(used);
	}

	@Test
	void subscribesToExactlyTheEventsThatAreHandled() {
		assertThat(strings("settings", "event_subscriptions", "bot_events"))
			.containsExactlyInAnyOrderElementsOf(SlackApp.EVENTS);
	}

	@Test
	void namesTheCommandAndTheShortcutsThatAreHandled() {
		Map<?, ?> command = (Map<?, ?>) ((List<?>) at("features", "slash_commands")).get(0);
		assertThat(command.get("command")).isEqualTo("/incident");
		assertThat(command.get("should_escape")).isEqualTo(true);
		assertThat(String.valueOf(command.get("url"))).endsWith(SlackInboundConfiguration.PATH);
		List<String> shortcuts = ((List<?>) at("features", "shortcuts")).stream()
			.map(shortcut -> String.valueOf(((Map<?, ?>) shortcut).get("callback_id")))
			.toList();
		assertThat(shortcuts).containsExactly(SlackButtons.DECLARE, SlackMarks.ADD);
	}

	@Test
	void everyCallNamesItsOwnMethod() throws IOException {
		StringBuilder code = new StringBuilder();
		try (var files = Files.walk(Path.of("src/main/java/dev/firewatch/chat/slack"))) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				code.append(Files.readString(file));
			}
		}
		for (SlackMethod method : SlackMethod.values()) {
			String call = method.method().replace(".", "").toLowerCase();
			// The client's method follows the name of the table's row within one
			// statement.
			assertThat(code.toString().replaceAll("\\s+", "")).as(method.name())
				.containsPattern("(?i)SlackMethod\\." + method.name() + ",[^;]*?client\\.?" + "\\." + call + "\\(");
		}
	}

	@Test
	void isWhatSlacksOwnSchemaAllows() throws IOException {
		Object version = at("_metadata", "major_version");
		Path schema = Path.of("../shared/data/schemas/slack-app-manifest-" + version + ".0.0.schema.json");
		Assumptions.assumeTrue(Files.exists(schema), "SKIPPED: Slack's schema is missing at " + schema);

		assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
			.getSchema(Files.readString(schema))
			.validate(new Gson().toJson(manifest), InputFormat.JSON)).isEmpty();
	}

}
