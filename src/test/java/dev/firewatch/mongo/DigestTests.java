package dev.firewatch.mongo;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is kept a second time of each casefile. */
class DigestTests {

	/** One field more, and each list would read all casefiles whole. */
	@Test
	void holdsWhateverListsRead() {
		assertThat(Digest.covers("casefiles", MongoCasefiles.summary())).isTrue();
		assertThat(MongoCasefiles.summary()).contains("ledger", "deadlines", "incident.title");
	}

	/** Else each start would read all casefiles whole to fill the index. */
	@Test
	void holdsWhateverHasAnIndex() {
		assertThat(Indexes.ALL.stream()
			.filter((index) -> index.collection().equals("casefiles") && !index.isUnique())
			.flatMap((index) -> index.keys().stream())
			.map(Index.IndexKey::field)
			.filter((field) -> !Digest.covers("casefiles", List.of(field)))).isEmpty();
	}

	@Test
	void holdsNothingElse() {
		assertThat(Digest.covers("casefiles", List.of("_id", "fixes"))).isFalse();
		assertThat(Digest.covers("casefiles", List.of("incident"))).isFalse();
		assertThat(Digest.covers("people", List.of("_id"))).isFalse();
	}

}
