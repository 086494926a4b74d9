package dev.firewatch.chat.teams.inbound;

import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.firewatch.DomainClock;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.teams.connector.FakeTeams;
import dev.firewatch.chat.teams.connector.Http;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** When the keys of Microsoft can't be had, nobody stands in line for them. */
class TeamsKeysTests {

	private static final KeyPair PAIR = TeamsUsers.PAIR;

	private final FakeTeams teams = new FakeTeams().key("k1", PAIR, "msteams");

	private final Http http = new Http(Duration.ofSeconds(2));

	private final DomainClock clock = new DomainClock(Clock.systemUTC(), Duration.ZERO);

	@AfterEach
	void close() {
		teams.close();
	}

	private void goesAway(String service) {
		teams.fail(service, new ResponseDefinitionBuilder().withStatus(503), false);
	}

	@Test
	void aKeyServiceThatIsAwayIsAskedOnceInAWhile() {
		TeamsKeys keys = new TeamsKeys(teams.openidUrl(), http, clock);
		goesAway("/openid");

		for (int n = 0; n < 5; n++) {
			assertThatExceptionOfType(PlatformFailure.class).isThrownBy(() -> keys.find("k1"));
		}

		assertThat(teams.calls("GET /openid")).hasSize(1);
		clock.shiftTo(Duration.ofSeconds(11));
		assertThat(keys.find("k1")).isPresent();
	}

}
