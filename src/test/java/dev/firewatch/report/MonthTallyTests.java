package dev.firewatch.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.firewatch.casefile.Remedied;
import dev.firewatch.incident.IncidentHead;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.incident.Kind;
import dev.firewatch.incident.Status;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import dev.firewatch.policy.Severity;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.Fix.DropRequest;
import dev.firewatch.remediation.Fix.FixProgress;
import dev.firewatch.remediation.FixScope;
import dev.firewatch.remediation.FixStatus;
import dev.firewatch.remediation.CheckSchedule;
import dev.firewatch.remediation.Verdict;
import dev.firewatch.remediation.Verification;
import dev.firewatch.remediation.VerificationPlan;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A month's figures against a slow count over all days, on random histories. */
class MonthTallyTests {

	private static final ZoneId ZONE = ZoneId.of("America/New_York");

	private static final Instant BEGIN = Instant.parse("2026-01-01T05:00:00Z");

	private static final PersonId BOB = new PersonId("local/bob");

	private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");

	private static Instant within(Random random, Instant from, int days) {
		return from.plusSeconds(random.nextInt(days * 86_400));
	}

	private static @Nullable Instant maybe(Random random, Instant from, int days) {
		return random.nextInt(3) == 0 ? null : within(random, from, days);
	}

	private static Fix fix(Random random, int number, Instant declared) {
		Instant promised = within(random, declared, 10);
		LocalDate due = random.nextInt(5) == 0 ? null
				: promised.atZone(ZONE).toLocalDate().plusDays(random.nextInt(60));
		Fix fix = new Fix(number, "Fix " + number, promised, BOB, List.of(), List.of(), due, VerificationPlan.NONE);
		FixStatus status = FixStatus.values()[random.nextInt(FixStatus.values().length)];
		Instant done = within(random, promised, 60);
		Instant checked = within(random, done, 60);
		List<Verification> verifications = status == FixStatus.VERIFIED
				? List.of(new Verification("1", null, Verdict.PASS, null, BOB, checked, null, null, null)) : List.of();
		DropRequest drop = status == FixStatus.DROPPED ? new DropRequest(BOB, done, "R4", BOB) : null;
		// What failed its check was done once, and isn't.
		Instant doneAt = status == FixStatus.OPEN ? null : done;
		return fix.broughtTo(new FixProgress(status, FixScope.NONE, doneAt, null, null, null, null, null, drop,
				verifications, CheckSchedule.ONCE, List.of(), null, null, null));
	}

	private static Remedied incident(Random random, int number) {
		Instant declared = within(random, BEGIN, 200);
		Instant mitigated = maybe(random, declared, 3);
		Instant resolved = mitigated == null ? null : maybe(random, mitigated, 5);
		List<Fix> fixes = new ArrayList<>();
		for (int n = random.nextInt(4); n > 0; n--) {
			fixes.add(fix(random, n, declared));
		}
		return new Remedied(new IncidentId("INC-2026-" + number),
				new IncidentHead("Incident " + number, Kind.INCIDENT, false, Platform.LOCAL, BOB, declared,
						Severity.values()[random.nextInt(4)], Status.DECLARED, null, null, null, mitigated, resolved,
						null),
				fixes, null);
	}

	private static YearMonth month(@Nullable Instant moment) {
		return moment == null ? YearMonth.of(1970, 1) : YearMonth.from(moment.atZone(ZONE));
	}

	@Test
	void equalsACountByHand() {
		long seed = Long.getLong("seed", System.nanoTime() % 1_000_000);
		Random random = new Random(seed);
		for (int round = 0; round < 200; round++) {
			List<Remedied> all = new ArrayList<>();
			for (int n = 0; n < 30; n++) {
				all.add(incident(random, n));
			}
			YearMonth month = YearMonth.of(2026, 1 + random.nextInt(9));
			MonthTally tally = new MonthTally(month, ZONE, LATER);
			all.forEach(one -> tally.add(one, ReportedFix.of(one)));
			MonthFigures figures = tally.figures();
			List<FixLife> lives = all.stream().flatMap(one -> ReportedFix.of(one).stream()).map(FixLife::of).toList();
			Instant end = month.plusMonths(1).atDay(1).atStartOfDay(ZONE).toInstant();
			Instant start = month.atDay(1).atStartOfDay(ZONE).toInstant();

			assertThat(figures.incidents()).as("seed %d", seed)
				.isEqualTo((int) all.stream().filter(one -> month(one.incident().declaredAt()).equals(month)).count());
			assertThat(figures.promised()).as("seed %d", seed)
				.isEqualTo((int) lives.stream().filter(life -> month(life.promised()).equals(month)).count());
			assertThat(figures.verified()).as("seed %d", seed)
				.isEqualTo((int) lives.stream().filter(life -> month(life.verified()).equals(month)).count());
			assertThat(figures.dropped()).as("seed %d", seed)
				.isEqualTo((int) lives.stream().filter(life -> month(life.dropped()).equals(month)).count());
			assertThat(figures.open().number()).as("seed %d", seed).isEqualTo(FixLife.open(lives, end));
			assertThat(figures.openBefore()).as("seed %d", seed).isEqualTo(FixLife.open(lives, start));
			assertThat(figures.openBefore() + figures.promised() - figures.verified() - figures.dropped())
				.as("seed %d: what was open, came and went", seed)
				.isEqualTo(figures.open().number());
			assertThat(figures.due().inTime()).as("seed %d", seed).isLessThanOrEqualTo(figures.due().done());
			assertThat(figures.due().verified()).as("seed %d", seed).isLessThanOrEqualTo(figures.due().done());
			assertThat(figures.due().done()).as("seed %d", seed).isLessThanOrEqualTo(figures.due().of());
			assertThat(figures.open().oldest()).as("seed %d", seed)
				.hasSize(Math.min(5, figures.open().number()))
				.isSortedAccordingTo((one, two) -> one.life().promisedAt().compareTo(two.life().promisedAt()));
		}
	}

	/** The same moments, read from the fix itself. */
	private record FixLife(Instant promised, @Nullable Instant verified, @Nullable Instant dropped) {

		static FixLife of(ReportedFix one) {
			Fix fix = one.fix();
			return new FixLife(fix.createdAt(),
					fix.status() == FixStatus.VERIFIED ? fix.verifications().get(0).at() : null,
					fix.status() == FixStatus.DROPPED ? fix.dropRequest().orElseThrow().at() : null);
		}

		static int open(List<FixLife> lives, Instant at) {
			return (int) lives.stream()
				.filter(life -> life.promised.isBefore(at) && !(life.verified != null && life.verified.isBefore(at))
						&& !(life.dropped != null && life.dropped.isBefore(at)))
				.count();
		}

	}

	@Test
	void whatIsDueTodayIsNotJudgedBeforeTheDayIsOver() {
		Instant now = Instant.parse("2026-03-20T15:00:00Z");
		Fix due = new Fix(1, "Due today", BEGIN, BOB, List.of(), List.of(), LocalDate.of(2026, 3, 20),
				VerificationPlan.NONE);
		Fix late = new Fix(2, "Due yesterday", BEGIN, BOB, List.of(), List.of(), LocalDate.of(2026, 3, 19),
				VerificationPlan.NONE);
		Remedied one = new Remedied(new IncidentId("INC-2026-1"), new IncidentHead("One", Kind.INCIDENT, false,
				Platform.LOCAL, BOB, BEGIN, Severity.SEV2, Status.DECLARED, null, null, null, null, null, null),
				List.of(due, late), null);
		MonthTally tally = new MonthTally(YearMonth.of(2026, 3), ZONE, now);
		tally.add(one, ReportedFix.of(one));

		assertThat(tally.figures().due().of()).isEqualTo(1);
		assertThat(tally.figures().open().late()).isEqualTo(1);
	}

	@Test
	void theMiddleLiesBetweenRanks() {
		Spread spread = Spread
			.of(List.of(Duration.ofHours(4), Duration.ofHours(1), Duration.ofHours(2), Duration.ofHours(3)));

		assertThat(spread).isEqualTo(new Spread(4, Duration.ofMinutes(105), Duration.ofMinutes(150),
				Duration.ofMinutes(195), Duration.ofHours(4)));
		assertThat(Spread.of(List.of()).median()).isNull();
	}

}
