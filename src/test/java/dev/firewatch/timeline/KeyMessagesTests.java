package dev.firewatch.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import dev.firewatch.people.PersonId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

class KeyMessagesTests {

	private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

	private static ChannelUtterance said(String text) {
		return said(text, 0, false);
	}

	private static ChannelUtterance said(String text, int reactions, boolean files) {
		return new ChannelUtterance("k" + text, new PersonId("local/bob"), NOON, text, null, reactions, files);
	}

	@ParameterizedTest
	@ValueSource(strings = { "rolled back to 1.42", "Deploying the hotfix now", "error rate is 12% in eu-west",
			"see https://grafana.example/d/1", "root cause is the expired certificate", "p99 went from 200ms to 4s",
			"failed over to the second region", "3 of 9 nodes are down", "we're back to normal", "flag is off",
			"checkout went down at 09:40" })
	void proposesWhatTellsOfASteporAReading(String text) {
		assertThat(KeyMessages.among(List.of(said(text)), 15)).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ok", "thanks!", "on it", "looking", "👍", "anyone from payments here?", "brb, coffee",
			"should we roll it back?", "hi all, joining now", "ok thanks, will do", "" })
	void leavesSmallTalkAndQuestionsAlone(String text) {
		assertThat(KeyMessages.among(List.of(said(text)), 15)).isEmpty();
	}

	@Test
	void proposesPicturesAndWhatOthersReactedTo() {
		assertThat(KeyMessages.among(List.of(said("", 0, true)), 15)).hasSize(1);
		assertThat(KeyMessages.among(List.of(said("it is the cache", 2, false)), 15)).hasSize(1);
		assertThat(KeyMessages.among(List.of(said("it is the cache", 0, false)), 15)).isEmpty();
	}

	@Test
	void leavesSmallTalkAloneHoweverManyReactedUnlessAPictureIsWithIt() {
		assertThat(KeyMessages.among(List.of(said("thanks, great!", 3, false)), 15)).isEmpty();
		assertThat(KeyMessages.among(List.of(said("thanks, great!", 0, true)), 15)).hasSize(1);
	}

	@Test
	void weighsNoMoreThanThreeReactions() {
		assertThat(KeyMessages.score(said("it is the cache", 3, false)))
			.isEqualTo(KeyMessages.score(said("it is the cache", 30, false)));
		assertThat(KeyMessages.score(said("is it the cache?", 3, false))).isZero();
	}

	@Test
	void keepsTheLikeliestInTheOrderInWhichTheyWereWritten() {
		List<ChannelUtterance> many = IntStream.range(0, 40)
			.mapToObj(n -> new ChannelUtterance("k" + n, null, NOON.plusSeconds(n),
					n % 4 == 0 ? "rolled back node " + n + ", 2% errors" : "see https://example.com/" + n, null, 0,
					false))
			.toList();

		List<ChannelUtterance> kept = KeyMessages.among(many, 10);

		assertThat(kept).hasSize(10).allMatch(utterance -> utterance.text().startsWith("rolled back"));
		assertThat(kept).extracting(ChannelUtterance::at).isSorted();
	}

	@Test
	@Tag("timing")
	void isQuickWithLongTexts() {
		assertTimeout(Duration.ofSeconds(3), () -> KeyMessages
			.among(List.of(said("ok ".repeat(20)), said("1 ".repeat(20_000)), said("from 1 ".repeat(10_000))), 15));
	}

}
