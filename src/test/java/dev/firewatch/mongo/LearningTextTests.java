package dev.firewatch.mongo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.firewatch.casefile.AuditFigures;
import dev.firewatch.casefile.AuditFigures.Tally;
import dev.firewatch.casefile.Learning;
import dev.firewatch.casefile.Learning.KnownSoFar;
import dev.firewatch.casefile.Learning.LearningHead;
import dev.firewatch.casefile.LearningEvent;
import dev.firewatch.casefile.LearningEvent.What;
import dev.firewatch.incident.Status;
import dev.firewatch.policy.Severity;
import dev.firewatch.postmortem.AuditQuestion;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LearningTextTests {

	private static final Instant AT = Instant.parse("2026-11-30T10:00:00.123Z");

	private static final LearningHead HEAD = new LearningHead("Checkout fails - for all", Severity.SEV1,
			Status.FOLLOWING_UP, true, AT);

	private static final Learning WHOLE = new Learning(HEAD, AT,
			new AuditFigures(true, -2, new Tally(0.5, 1), null, Duration.ofMinutes(15), Duration.ofSeconds(90)),
			List.of(AuditQuestion.INDICATORS_FIRED, AuditQuestion.MITIGATION_WORKED),
			List.of(new LearningEvent(What.DROP, "", AT), new LearningEvent(What.OVERRIDE, "R2", AT)),
			List.of("expire flags never", "flags"), 1, new KnownSoFar(
					Map.of("blast-radius", "Several services", "business-areas", "Revenue, Legal"), 6, 2, 2, 1, false));

	@Test
	void readsWhatItWrote() {
		Learning bare = new Learning(HEAD, null, null, List.of(), List.of(), List.of(), 0, null);

		assertThat(LearningText.read(LearningText.write(WHOLE))).isEqualTo(WHOLE);
		assertThat(LearningText.read(LearningText.write(bare))).isEqualTo(bare);
	}

	@Test
	void leavesOutWhatALaterVersionAdded() {
		assertThat(LearningText
			.read("mood good\ngap NEW_QUESTION\nevent NEW R1 1\nevent DROP\n" + LearningText.write(WHOLE) + "broken"))
			.isEqualTo(WHOLE);
	}

}
