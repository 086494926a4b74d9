package dev.firewatch.mongo;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Ids of people who turned out to be somebody else. */
class AliasesTests {

	@Test
	void leadToTheOnePersonThroughAnyNumberOfHops() {
		assertThat(Aliases.straight(Map.of("slack/a", "teams/b", "teams/b", "slack/c", "slack/c", "slack/d")))
			.containsOnly(Map.entry("slack/a", "slack/d"), Map.entry("teams/b", "slack/d"),
					Map.entry("slack/c", "slack/d"));
	}

	@Test
	void endEvenWhereTheyGoRoundInACircle() {
		Map<String, String> circle = Aliases.straight(Map.of("a", "b", "b", "a"));

		assertThat(circle).doesNotContainEntry("a", "a").doesNotContainEntry("b", "b");
	}

}
