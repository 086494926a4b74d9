package dev.firewatch.remediation;

import java.time.Instant;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import static dev.firewatch.testing.FixFixture.PROMISED;
import static org.assertj.core.api.Assertions.assertThat;

class FixLifeTests {

	private static final LocalDate DUE = LocalDate.of(2026, 12, 11);

	private static Instant day(int day) {
		return Instant.parse("2026-12-" + (day < 10 ? "0" : "") + day + "T10:00:00Z");
	}

	@Test
	void aFixIsOpenFromItsPromiseUntilItIsVerifiedOrDropped() {
		FixLife verified = new FixLife(PROMISED, DUE, day(5), day(20), null);
		FixLife dropped = new FixLife(PROMISED, DUE, null, null, day(3));

		assertThat(verified.isOpenAt(PROMISED)).isFalse();
		assertThat(verified.isOpenAt(PROMISED.plusSeconds(1))).isTrue();
		assertThat(verified.isOpenAt(day(20))).isTrue();
		assertThat(verified.isOpenAt(day(21))).isFalse();
		assertThat(dropped.isOpenAt(day(2))).isTrue();
		assertThat(dropped.isOpenAt(day(4))).isFalse();
	}

	@Test
	void itIsLateOnceItsDayIsOverAndItIsNotDone() {
		FixLife slow = new FixLife(PROMISED, DUE, day(15), null, null);

		assertThat(slow.isLateAt(day(11), LocalDate.of(2026, 12, 11))).isFalse();
		assertThat(slow.isLateAt(day(12), LocalDate.of(2026, 12, 12))).isTrue();
		assertThat(slow.isLateAt(day(16), LocalDate.of(2026, 12, 16))).isFalse();
		assertThat(new FixLife(PROMISED, null, null, null, null).isLateAt(day(30), LocalDate.of(2026, 12, 30)))
			.isFalse();
	}

}
