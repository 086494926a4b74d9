package dev.firewatch.chat.slack.web;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.firewatch.chat.HeardText;
import dev.firewatch.chat.MentionedPerson;
import dev.firewatch.people.PersonId;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SlackTextTests {

	private final FakeSlack slack = new FakeSlack().user("U9", "Zoe");

	private final SlackParts parts = new SlackParts(slack.apiUrl(), "xoxb-test");

	private final SlackText text = new SlackText(parts.people);

	@AfterEach
	void close() throws Exception {
		parts.close();
		slack.close();
	}

	@ParameterizedTest
	@CsvSource({ "a &lt;b&gt; &amp; c,a <b> & c", "see <http://x.example>,see http://x.example",
			"see <http://x.example/a|docs>,see http://x.example/a", "see <http://x.example|x.example>,see x.example",
			"in <#C1|ops>,in #ops", "<!here> all,@here all", "<!subteam^S1|@sre> help,@sre help",
			"&amp;lt; stays,&lt; stays" })
	void readsLikePeopleSeeIt(String raw, String read) {
		assertThat(text.heard(raw).text()).isEqualTo(read);
	}

	@Test
	void peopleAreMeantByEscapeOrByHandle() {
		PersonId alice = parts.person("U1", "alice");
		PersonId bob = parts.person("U2", "bob");

		HeardText heard = text.heard("fix it <@U1|alice> and @bob, not @nobody or a@bob.example");

		assertThat(heard.text()).isEqualTo("fix it @alice and @bob, not @nobody or a@bob.example");
		assertThat(heard.mentions()).containsExactly(new MentionedPerson("@alice", alice),
				new MentionedPerson("@bob", bob));
	}

	@Test
	void twoPeopleOfOneNameAreNotTakenForEachOther() {
		PersonId one = parts.person("U1", "sam");
		PersonId other = parts.person("U2", "sam");

		HeardText heard = text.heard("<@U1|sam> <@U2|sam> <@U1|sam>");

		assertThat(heard.text()).isEqualTo("@sam @sam-2 @sam");
		assertThat(heard.mentions()).containsExactly(new MentionedPerson("@sam", one),
				new MentionedPerson("@sam-2", other));
	}

	@Test
	void somebodyNewIsLookedUpAndKnownByNameFromThenOn() {
		assertThat(text.heard("ask <@U9>").text()).isEqualTo("ask @zoe");
		assertThat(text.typed("ask @zoe").mentions())
			.containsExactly(new MentionedPerson("@zoe", new PersonId("slack/U9")));
	}

	@Test
	void manyNewNamesAreNotWaitedFor() {
		for (int n = 0; n < 60; n++) {
			slack.fail("users.info", new ResponseDefinitionBuilder().withStatus(503).withFixedDelay(1_000), false);
		}
		String raw = IntStream.range(0, 40)
			.mapToObj(n -> "<@U1" + n + "|new" + n + ">")
			.collect(Collectors.joining(" "));

		assertThat(CompletableFuture.supplyAsync(() -> text.heard(raw).mentions()))
			.succeedsWithin(Duration.ofSeconds(1))
			.asInstanceOf(InstanceOfAssertFactories.LIST)
			.hasSize(40);
	}

	@Test
	void aNewcomerFromAnotherWorkspaceIsAStrangerUntilSlackSaysOtherwise() {
		parts.identity.self();
		slack.fail("users.info", new ResponseDefinitionBuilder().withStatus(503), false);

		assertThat(parts.people.person("U9", "zoe", "TELSEWHERE").mayAct()).isFalse();
		assertThat(parts.people.person("U9", "zoe", "TELSEWHERE").mayAct()).as("looked up again").isTrue();
	}

	@Test
	void aSlackThatIsSlowDoesNotKeepAnybodyFromBeingNamed() {
		slack.refuse("users.info", "ratelimited");

		assertThat(text.heard("ask <@U9|zoe>").text()).isEqualTo("ask @zoe");
		assertThat(parts.known.find(new PersonId("slack/U9"))).hasValueSatisfying(zoe -> {
			assertThat(zoe.name()).isEqualTo("zoe");
			assertThat(zoe.zone()).hasToString("Z");
		});
	}

}
