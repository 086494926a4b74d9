package dev.firewatch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.firewatch.chat.CommandRouter;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.testing.CoreTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The table of what works where names every verb, and leaves no gap unexplained; the
 * message holds the right table.
 */
@CoreTest
class ParityTests {

	private static final String FEATURES = "| feature | Slack | Teams | local | why |\n|---|---|---|---|---|\n";

	@Autowired
	CommandRouter router;

	@Test
	void namesEveryVerbAsTheRouterDoes() throws IOException {
		List<String> table = new ArrayList<>(List.of("| verb | Slack | Teams | local |", "|---|---|---|---|"));
		for (VerbInfo verb : router.verbs()) {
			String name = verb.name();
			table.add("| `" + name + "` | `/incident " + name + "` | `@Firewatch " + name + "` | `" + name + "` |");
		}

		assertThat(parity()).contains(String.join("\n", table) + "\n\n");
	}

	@Test
	void givesAReasonForEachGap() throws IOException {
		String parity = parity();
		List<String> features = parity.substring(parity.indexOf(FEATURES) + FEATURES.length()).lines().toList();

		assertThat(features).hasSizeGreaterThan(20).allSatisfy(feature -> {
			List<String> cells = Arrays.stream(feature.split("\\|", -1)).map(String::strip).toList();
			assertThat(cells).as(feature).hasSize(7);
			assertThat(cells.subList(1, 5)).as(feature).doesNotContain("");
			assertThat(cells.subList(2, 5).contains("—") && cells.get(5).isEmpty()).as("a gap of no reason: " + feature)
				.isFalse();
		});
	}

	private static String parity() throws IOException {
		String parity = Files.readString(Path.of("src/docs/parity.md"));
		assertThat(parity).contains(FEATURES);
		return parity;
	}

}
