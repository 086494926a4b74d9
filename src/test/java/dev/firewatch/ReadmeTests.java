package dev.firewatch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.firewatch.chat.CommandRouter;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.testing.CoreTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the README says of verbs and settings is what the product does; the message holds
 * the right table.
 */
@CoreTest
class ReadmeTests {

	@Autowired
	CommandRouter router;

	@Test
	void namesEveryVerbAsTheRouterDoes() throws IOException {
		List<String> table = new ArrayList<>(List.of("| verb | text form | what it does |", "|---|---|---|"));
		for (VerbInfo verb : router.verbs()) {
			String aliases = verb.aliases().isEmpty() ? "" : " (" + String.join(", ", verb.aliases()) + ")";
			String usage = verb.usage().replace("|", "\\|").replace(" · ", "` · `");
			table.add("| `" + verb.name() + "`" + aliases + " | `" + usage + "` | " + verb.summary() + " |");
		}

		assertThat(readme()).contains(String.join("\n", table));
	}

	@Test
	void namesEverySetting() throws IOException {
		List<String> table = new ArrayList<>(List.of("| variable | default | what it sets |", "|---|---|---|"));
		for (Setting setting : Settings.all()) {
			String byDefault = setting.fallback().isEmpty() ? "" : "`" + setting.fallback() + "`";
			table.add("| `" + setting.variable() + "` | " + byDefault + " | " + setting.purpose() + " |");
		}

		assertThat(Files.readString(Path.of("src/docs/settings.md"))).contains(String.join("\n", table));
	}

	@Test
	void staysReadable() throws IOException {
		assertThat(readme().lines().count()).isLessThanOrEqualTo(200);
		assertThat(readme()).contains("mvn spring-boot:run", "mvn verify", "src/docs/settings.md");
	}

	private static String readme() throws IOException {
		return Files.readString(Path.of("README.md"));
	}

}
