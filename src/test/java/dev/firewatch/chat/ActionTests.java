package dev.firewatch.chat;

import java.util.stream.Stream;

import dev.firewatch.chat.Action.ActionMeaning;
import dev.firewatch.chat.Action.RepeatedAct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ActionTests {

	private static final String US = "\u001f";

	private static final String RS = "\u001e";

	static Stream<Arguments> posted() {
		return Stream.of(
				Arguments.of("note" + US + "INC-2026-0001" + US + "a b", new Action("note", "INC-2026-0001", "a b")),
				Arguments.of("help" + US + US, new Action("help", null, "")),
				Arguments.of("slack-said" + US + US + "note a", Action.text("note a")),
				Arguments.of("slack-heard" + US + US + "note <@U1>", Action.markup("note <@U1>")),
				Arguments.of("again" + US + "INC-2026-0001" + US + "note a",
						Action.correction("INC-2026-0001", "note a")),
				Arguments.of("slack-mark-again" + US + "17.1" + US + "key", Action.mark("17.1", "key")),
				Arguments.of("retry" + US + "INC-2026-0001" + US + "key" + RS + "note" + RS + "a",
						new Action("note", "INC-2026-0001", "a").repeating(new RepeatedAct("key", false))),
				Arguments.of("retry" + US + US + "key" + RS + "note" + RS + "\u001d",
						new Action("note", null, "").repeating(new RepeatedAct("key", true))),
				Arguments.of("sev" + US + "INC-2026-0001" + US + "anyway! sev1",
						new Action("sev", "INC-2026-0001", "sev1").anyway("")),
				Arguments.of("new" + US + US + "anyway!slack/17 Database down",
						new Action("new", null, "Database down").anyway("slack/17")),
				Arguments.of("retry" + US + US + "key" + RS + "new" + RS + "anyway!slack/17 Database down",
						new Action("new", null, "Database down").anyway("slack/17")
							.repeating(new RepeatedAct("key", false))),
				Arguments.of("retry" + US + US + "key" + RS + "slack-heard" + RS + "note <@U1>",
						Action.markup("note <@U1>").repeating(new RepeatedAct("key", false))));
	}

	@ParameterizedTest
	@MethodSource("posted")
	void buttonsThatWerePostedLongAgoMeanWhatTheyMeant(String posted, Action action) {
		assertThat(Action.decoded(posted)).isEqualTo(action);
		assertThat(action.encoded()).isEqualTo(posted);
	}

	@Test
	void aTextThatWaitsOnTeamsIsReadAsOneToo() {
		assertThat(Action.decoded("teams-said" + US + US + "note a")).isEqualTo(Action.text("note a"));
	}

	@Test
	void aRetryThatNamesNoActIsOneWhoseTextIsLost() {
		assertThat(Action.decoded("retry" + US + US + "nonsense").repeats())
			.isEqualTo(new RepeatedAct("nonsense", true));
	}

	@Test
	void whatAnOlderVersionStoredIsAVerb() {
		Action stored = new Action("again", null, "note a", null, null, null);

		assertThat(Action.decoded(stored.encoded()).is(ActionMeaning.CORRECTION)).isTrue();
		assertThat(new Action("note", null, "a", null, null, null).encoded())
			.isEqualTo(new Action("note", null, "a").encoded());
	}

	@Test
	void textThatIsNoActionIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> Action.decoded("note"));
	}

}
