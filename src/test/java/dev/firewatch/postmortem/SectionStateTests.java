package dev.firewatch.postmortem;

import java.util.Map;

import dev.firewatch.postmortem.SectionState.Contribution;
import dev.firewatch.postmortem.SectionState.With;
import org.junit.jupiter.api.Test;

import static dev.firewatch.testing.IncidentFixture.minutesIn;
import static dev.firewatch.testing.IncidentFixture.person;
import static dev.firewatch.testing.TemplateFixture.question;
import static dev.firewatch.testing.TemplateFixture.section;
import static org.assertj.core.api.Assertions.assertThat;

class SectionStateTests {

	private static SectionState answered() {
		return SectionState.untouched("summary")
			.answered(Map.of("what", "it broke", "who", "us"), person("alice"), minutesIn(10));
	}

	@Test
	void isWithNobodyAndOpenAtFirst() {
		SectionState state = SectionState.untouched("summary");

		assertThat(state.with()).isEqualTo(With.NOBODY);
		assertThat(state.settled()).isFalse();
		assertThat(state.skipped()).isFalse();
		assertThat(state.hidden()).isFalse();
	}

	@Test
	void isSettledByAnAnswerOrByAReasonToSkipIt() {
		SectionState skipped = SectionState.untouched("summary").skipped("nothing", person("bob"), minutesIn(10));

		assertThat(answered().settled()).isTrue();
		assertThat(answered().skipped()).isFalse();
		assertThat(skipped.settled()).isTrue();
		assertThat(skipped.skipped()).isTrue();
	}

	@Test
	void isNoLongerSkippedOnceItIsAnswered() {
		SectionState state = SectionState.untouched("summary")
			.skipped("nothing", person("bob"), minutesIn(10))
			.answered(Map.of("what", "it broke"), person("alice"), minutesIn(20));

		assertThat(state.skipped()).isFalse();
		assertThat(state.answeredBy()).isEqualTo(person("alice"));
		assertThat(state.answeredAt()).isEqualTo(minutesIn(20));
	}

	@Test
	void keepsItsAnswersWhenItIsSkipped() {
		assertThat(answered().skipped("wrong", person("bob"), minutesIn(20)).answers()).hasSize(2);
	}

	@Test
	void countsWhoeverChangedAnAnswerAsOneWhoWroteIt() {
		SectionState state = answered().answered(Map.of("what", "it melted", "who", "us"), person("bob"),
				minutesIn(20));

		assertThat(state.contributors("what")).containsExactly(person("alice"), person("bob"));
		assertThat(state.contributors("who")).containsExactly(person("alice"));
		assertThat(state.contributors("other")).isEmpty();
		assertThat(state.contributions()).last().isEqualTo(new Contribution("what", person("bob"), minutesIn(20)));
	}

	@Test
	void addsALineToAnAnswer() {
		SectionState state = SectionState.untouched("summary")
			.added("what", "it broke", person("bob"), minutesIn(5))
			.added("what", "at nine", person("bob"), minutesIn(6));

		assertThat(state.answers()).containsExactly(Map.entry("what", "it broke\nat nine"));
		assertThat(state.contributions()).hasSize(2);
		assertThat(state.contributors("what")).containsExactly(person("bob"));
		assertThat(state.settled()).isFalse();
	}

	@Test
	void knowsFromElsewhereOnlyWhatItAsks() {
		SectionState state = SectionState.untouched("summary")
			.knowing(section("summary", question("what"), question("who")), Map.of("what", "it broke", "learned", "x"));

		assertThat(state.answers()).containsExactly(Map.entry("what", "it broke"));
		assertThat(state.settled()).isFalse();
	}

	@Test
	void keepsEverythingElseWhenOneThingChanges() {
		SectionState state = answered().askedOf(person("bob"), minutesIn(30)).later(minutesIn(40)).shown(false);

		assertThat(state.hidden()).isTrue();
		assertThat(state.shown(true).hidden()).isFalse();
		assertThat(state.id()).isEqualTo("summary");
		assertThat(state.asked()).isEqualTo(person("bob"));
		assertThat(state.askedAt()).isEqualTo(minutesIn(30));
		assertThat(state.laterUntil()).isEqualTo(minutesIn(40));
		assertThat(state.answers()).hasSize(2);
		assertThat(state.contributions()).hasSize(2);
	}

}
