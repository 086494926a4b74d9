package dev.firewatch.policy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CronTimesTests {

	@Test
	void aMondayMorningIsOneOfTheZoneAlsoWhenClocksChange() {
		CronTimes mondays = new CronTimes("0 0 9 ? * MON", ZoneId.of("Europe/Berlin"));

		assertThat(mondays.upTo(Instant.parse("2026-10-25T12:00:00Z"))).contains(Instant.parse("2026-10-19T07:00:00Z"));
		assertThat(mondays.after(Instant.parse("2026-10-25T12:00:00Z")))
			.contains(Instant.parse("2026-10-26T08:00:00Z"));
	}

	@Test
	void theMomentItselfIsTheLastOne() {
		CronTimes firsts = new CronTimes("0 0 9 1 * ?", ZoneOffset.UTC);
		Instant first = Instant.parse("2026-11-01T09:00:00Z");

		assertThat(firsts.upTo(first)).contains(first);
		assertThat(firsts.upTo(first.minusMillis(1))).contains(Instant.parse("2026-10-01T09:00:00Z"));
	}

	@Test
	void findsWhatIsEverySecondAndWhatIsOnceAYear() {
		Instant now = Instant.parse("2026-11-30T10:00:00Z");

		assertThat(new CronTimes("* * * * * ?", ZoneOffset.UTC).upTo(now)).contains(now);
		assertThat(new CronTimes("0 0 9 1 1 ?", ZoneOffset.UTC).upTo(now))
			.contains(Instant.parse("2026-01-01T09:00:00Z"));
		assertThat(new CronTimes("0 0 9 1 1 ? 2010", ZoneOffset.UTC).upTo(now)).isEmpty();
		assertThat(new CronTimes("0 0 9 1 1 ? 2010", ZoneOffset.UTC).after(now)).isEmpty();
	}

	@Test
	void whatQuartzCannotReadIsNoCron() {
		assertThat(CronTimes.isCron("every monday")).isFalse();
		assertThatIllegalArgumentException().isThrownBy(() -> new CronTimes("0 9 * * MON", ZoneOffset.UTC));
	}

}
