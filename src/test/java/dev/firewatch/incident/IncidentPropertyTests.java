package dev.firewatch.incident;

import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;

import dev.firewatch.policy.Refusal;
import dev.firewatch.policy.Severity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.firewatch.testing.IncidentFixture.anIncident;
import static dev.firewatch.testing.IncidentFixture.minutesIn;
import static dev.firewatch.testing.IncidentFixture.person;
import static org.assertj.core.api.Assertions.assertThat;

/** Whatever people do in whatever order, an incident lives one of its legal lives. */
class IncidentPropertyTests {

	private static final int MOVES = 60;

	private static final Map<Status, Set<Status>> LEGAL = new EnumMap<>(Map.of(Status.DECLARED,
			EnumSet.of(Status.INVESTIGATING, Status.MITIGATED, Status.RESOLVED, Status.CANCELLED), Status.INVESTIGATING,
			EnumSet.of(Status.MITIGATED, Status.RESOLVED, Status.CANCELLED), Status.MITIGATED,
			EnumSet.of(Status.RESOLVED, Status.CANCELLED), Status.RESOLVED,
			EnumSet.of(Status.FOLLOWING_UP, Status.INVESTIGATING, Status.CLOSED), Status.FOLLOWING_UP,
			EnumSet.of(Status.INVESTIGATING, Status.CLOSED), Status.CLOSED, EnumSet.of(Status.FOLLOWING_UP),
			Status.CANCELLED, EnumSet.of(Status.INVESTIGATING)));

	static LongStream seeds() {
		return LongStream.range(0, 200);
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void neverLeavesItsLegalStates(long seed) {
		Random random = new Random(seed);
		Incident incident = anIncident().open();
		for (int move = 0; move < MOVES; move++) {
			Status before = incident.status();
			Optional<Refusal> refusal = anyMove(incident, random, minutesIn(move));
			Status now = incident.status();

			assertThat(now == before || LEGAL.get(before).contains(now)).as("seed %d, from %s to %s", seed, before, now)
				.isTrue();
			assertThat(refusal.isPresent() && now != before).as("seed %d, refused and yet %s", seed, now).isFalse();
			assertThat(incident.endedAt().isPresent()).as("seed %d, %s", seed, now).isEqualTo(now.ended());
			assertThat(incident.resolvedAt().isPresent()).as("seed %d, %s", seed, now)
				.isEqualTo(now.followUp() || now == Status.CLOSED);
			assertThat(incident.endReason().isPresent()).as("seed %d, %s", seed, now)
				.isEqualTo(now == Status.CANCELLED);
		}
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void neverGetsBelowTheRecommendationWithoutAReason(long seed) {
		Random random = new Random(seed);
		Incident incident = anIncident().severity(anySeverity(random)).open();
		for (int move = 0; move < MOVES; move++) {
			incident.setSeverity(new SeverityChange(anySeverity(random), person("bob"), minutesIn(move), null,
					random.nextInt(4) == 0 ? "a reason" : null));
			SeverityChange last = incident.severities().get(incident.severities().size() - 1);

			assertThat(last.severity()).as("seed %d", seed).isEqualTo(incident.severity());
			assertThat(incident.recommended().worseThan(incident.severity()) && last.reason() == null)
				.as("seed %d, %s", seed, last)
				.isFalse();
		}
	}

	private static Optional<Refusal> anyMove(Incident incident, Random random, Instant at) {
		return switch (random.nextInt(8)) {
			case 0 -> incident.mitigate(at);
			case 1 -> incident.resolve(at);
			case 2 -> incident.reopen();
			case 3 -> incident.cancel(at, "false alarm");
			case 4 -> incident.close(at);
			case 5 -> incident.give(new RoleHolder("commander", person("alice"), at));
			case 6 -> incident.tell(new StatusUpdate("We look.", person("alice"), at, null));
			default -> {
				incident.followUp();
				yield Optional.empty();
			}
		};
	}

	private static Severity anySeverity(Random random) {
		return Severity.values()[random.nextInt(Severity.values().length)];
	}

}
