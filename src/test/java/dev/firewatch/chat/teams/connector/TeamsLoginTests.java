package dev.firewatch.chat.teams.connector;

import java.time.Clock;
import java.time.Duration;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.firewatch.DomainClock;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.PlatformFailure.FailureOutcome;
import dev.firewatch.chat.teams.connector.TeamsLogin.Api;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** When Microsoft lets nobody sign in, nobody stands in line for it. */
class TeamsLoginTests {

	private final FakeTeams teams = new FakeTeams();

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
	void aLoginServiceThatIsAwayIsAskedOnceInAWhile() {
		TeamsLogin login = new TeamsLogin(teams.settings(), http, clock);
		goesAway("/login/.*");

		for (int n = 0; n < 5; n++) {
			assertThatExceptionOfType(PlatformFailure.class).isThrownBy(() -> login.token(Api.CONNECTOR));
		}

		assertThat(teams.calls("POST /login/.*")).hasSize(1);
		clock.shiftTo(Duration.ofSeconds(6));
		assertThat(login.token(Api.CONNECTOR)).isEqualTo("any");
	}

	@Test
	void withoutAnAnswerOfTheLoginServiceNothingWasSent() {
		TeamsLogin login = new TeamsLogin(teams.settings(), new Http(Duration.ofMillis(200)), clock);
		teams.fail("/login/.*", new ResponseDefinitionBuilder().withFixedDelay(2_000), false);

		assertThatExceptionOfType(PlatformFailure.class).isThrownBy(() -> login.token(Api.CONNECTOR))
			.satisfies(failure -> {
				assertThat(failure.outcome()).isEqualTo(FailureOutcome.TEMPORARY);
				assertThat(failure.unanswered()).isTrue();
			});
	}

}
