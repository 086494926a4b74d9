package dev.firewatch.incident;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import dev.firewatch.policy.Severity;
import dev.firewatch.testing.TestPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.firewatch.testing.IncidentFixture.anIncident;
import static dev.firewatch.testing.IncidentFixture.minutesIn;
import static dev.firewatch.testing.IncidentFixture.person;
import static org.assertj.core.api.Assertions.assertThat;

/** When whoever leads is asked for an update. */
class UpdateCadenceTests {

	private final UpdateCadence cadence = new UpdateCadence(TestPolicy.BUNDLED);

	/** Declared on a Friday at nine. */
	@ParameterizedTest
	@CsvSource({ "SEV0, 2026-11-20T09:30:00Z", "SEV1, 2026-11-20T10:00:00Z", "SEV2, 2026-11-20T13:00:00Z",
			"SEV3, 2026-11-23T09:00:00Z" })
	void isAsOftenAsTheSeveritySays(Severity severity, Instant asked) {
		assertThat(cadence.askAt(anIncident().severity(severity).open(), ZoneOffset.UTC)).contains(asked);
	}

	@Test
	void waitsForTheMorningOfWhoeverIsAskedWhereItCan() {
		assertThat(cadence.askAt(anIncident().severity(Severity.SEV2).open(), ZoneId.of("Asia/Tokyo")))
			.contains(Instant.parse("2026-11-23T00:00:00Z"));
		assertThat(cadence.askAt(anIncident().severity(Severity.SEV0).open(), ZoneId.of("Asia/Tokyo")))
			.contains(minutesIn(30));
	}

	@Test
	void isAsWasPromisedWithTheLastUpdate() {
		Incident incident = anIncident().severity(Severity.SEV0).open();
		incident.tell(new StatusUpdate("rolling back", person("alice"), minutesIn(10), minutesIn(70)));

		assertThat(cadence.askAt(incident, ZoneOffset.UTC)).contains(minutesIn(70));
	}

	@Test
	void endsAfterThreeVainRequestsUntilThereIsAnUpdate() {
		Incident incident = anIncident().severity(Severity.SEV0).open();
		incident.askForUpdate(minutesIn(30));
		incident.askForUpdate(minutesIn(60));
		assertThat(cadence.askAt(incident, ZoneOffset.UTC)).contains(minutesIn(90));
		incident.askForUpdate(minutesIn(90));
		assertThat(cadence.askAt(incident, ZoneOffset.UTC)).isEmpty();

		incident.tell(new StatusUpdate("rolling back", person("alice"), minutesIn(200), null));
		assertThat(cadence.askAt(incident, ZoneOffset.UTC)).contains(minutesIn(230));
	}

	@Test
	void endsWithTheHarm() {
		assertThat(cadence.askAt(anIncident().mitigated(), ZoneOffset.UTC)).isEmpty();
		assertThat(cadence.askAt(anIncident().resolved(), ZoneOffset.UTC)).isEmpty();
		assertThat(cadence.askAt(anIncident().kind(Kind.NEAR_MISS).open(), ZoneOffset.UTC)).as("nothing burnt")
			.isEmpty();
	}

}
