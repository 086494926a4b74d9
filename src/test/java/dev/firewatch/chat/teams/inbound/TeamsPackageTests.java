package dev.firewatch.chat.teams.inbound;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The script makes what an administrator uploads, or says what is missing. */
class TeamsPackageTests {

	private static final String APP = TeamsManifestTests.APP;

	@TempDir
	Path directory;

	private Path zip;

	@BeforeEach
	void newZip() {
		zip = directory.resolve("made/firewatch-teams.zip");
	}

	/** How a run of the script ended. */
	private record Run(int status, String said) {
	}

	private Run run(@Nullable String app, @Nullable String address) throws Exception {
		Path said = directory.resolve("said");
		ProcessBuilder script = new ProcessBuilder("sh", "src/ship/teams.sh", zip.toString()).redirectErrorStream(true)
			.redirectOutput(said.toFile());
		script.environment().put("JAVA_HOME", System.getProperty("java.home"));
		set(script, "TEAMS_APP_ID", app);
		set(script, "FIREWATCH_BASE_URL", address);
		return new Run(script.start().waitFor(), Files.readString(said));
	}

	private static void set(ProcessBuilder script, String variable, @Nullable String value) {
		script.environment().remove(variable);
		if (value != null) {
			script.environment().put(variable, value);
		}
	}

	private Map<String, byte[]> packed() throws IOException {
		Map<String, byte[]> files = new LinkedHashMap<>();
		try (ZipFile file = new ZipFile(zip.toFile())) {
			for (ZipEntry entry : file.stream().map(ZipEntry.class::cast).toList()) {
				files.put(entry.getName(), file.getInputStream(entry).readAllBytes());
			}
		}
		return files;
	}

	@Test
	void holdsTheIconsAndAManifestThatMicrosoftsSchemaAllows() throws Exception {
		assertThat(run(APP, "https://firewatch.example"))
			.isEqualTo(new Run(0, zip + " is ready: upload it in the Teams admin center\n"));

		Map<String, byte[]> files = packed();
		assertThat(files).containsOnlyKeys("manifest.json", "color.png", "outline.png");
		assertThat(files.get("color.png"))
			.isEqualTo(Files.readAllBytes(TeamsManifestTests.DIRECTORY.resolve("color.png")));
		assertThat(files.get("outline.png"))
			.isEqualTo(Files.readAllBytes(TeamsManifestTests.DIRECTORY.resolve("outline.png")));
		String manifest = new String(files.get("manifest.json"), StandardCharsets.UTF_8);
		assertThat(manifest).doesNotContain("${");
		assertThat(TeamsManifestTests.problems(manifest)).isEmpty();
	}

	@Test
	void namesTheBotAndTheHostWhereverTeamsLooksForThem() throws Exception {
		assertThat(run(APP, "https://firewatch.example:8443/ops/").status()).isZero();

		JsonNode manifest = new ObjectMapper().readTree(packed().get("manifest.json"));
		for (String place : new String[] { "/id", "/bots/0/botId", "/composeExtensions/0/botId",
				"/webApplicationInfo/id" }) {
			assertThat(manifest.at(place).asText()).as(place).isEqualTo(APP);
		}
		assertThat(manifest.at("/validDomains/0").asText()).isEqualTo("firewatch.example:8443");
		assertThat(manifest.at("/developer/websiteUrl").asText()).isEqualTo("https://firewatch.example:8443/ops/");
	}

	@ParameterizedTest
	@CsvSource({ ",https://firewatch.example,TEAMS_APP_ID", "firewatch,https://firewatch.example,TEAMS_APP_ID",
			APP + ",,FIREWATCH_BASE_URL", APP + ",http://firewatch.example,FIREWATCH_BASE_URL",
			APP + ",https://x|y&z,FIREWATCH_BASE_URL", "'" + APP + "\n" + APP + "',https://x.example,TEAMS_APP_ID" })
	void saysWhichSettingIsMissingOrWrong(@Nullable String app, @Nullable String address, String wrong)
			throws Exception {
		Run run = run(app, address);

		assertThat(run.status()).isEqualTo(1);
		assertThat(run.said()).startsWith(wrong + " must be");
		assertThat(zip).doesNotExist();
	}

}
