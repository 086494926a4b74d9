package dev.firewatch.year;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.WorkingHours;
import dev.firewatch.remediation.Fix;
import dev.firewatch.year.Said.Thing;
import dev.firewatch.year.Simulation.Foretold;

import static org.assertj.core.api.Assertions.assertThat;

/** What must hold of everything that was said in the simulated time. */
final class YearChecks {

	/** One message of the day, and as many questions as the policy allows. */
	private static final int MOST_QUESTIONS = 5;

	/** Every second working day, and one more where an absence begins or ends. */
	private static final int LONGEST_SILENCE = 3;

	private static final WorkingHours HOURS = new WorkingHours(LocalTime.of(9, 0), LocalTime.of(17, 0),
			EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), Set.copyOf(Organisation.HOLIDAYS));

	private static final PersonId LEADERSHIP = new PersonId("leadership/LOCAL");

	private final Simulation life;

	private final Map<String, List<String>> faults = new LinkedHashMap<>();

	/** As they are at the end. */
	private final Map<String, Casefile> files = new HashMap<>();

	/** How often an overdue fix was silent for how many working days. */
	final TreeMap<Integer, Long> silences = new TreeMap<>();

	/** How many forecasts could be held against what was said. */
	int compared;

	YearChecks(Simulation life) {
		this.life = life;
	}

	/** All faults that were found, by rule. */
	Map<String, List<String>> faults() {
		life.said.forEach(this::inWorkingHours);
		life.said.forEach(this::reachesSomebodyWhoMayKnow);
		life.said.forEach(this::isStillOpen);
		atMostSoManyADay();
		everyOpenFixHasANextMessage();
		nothingIsSilentForLong();
		life.foretold.forEach(this::cameTrue);
		return faults;
	}

	/** How many faults of a rule were found. */
	int found(String rule) {
		return faults.getOrDefault(rule, List.of()).size();
	}

	void none(long seed) {
		Map<String, List<String>> found = faults();
		System.out.printf("Simulated: seed %d, %d incidents, %d messages, %d forecasts compared%n", seed,
				life.incidents.size(), life.said.size(), compared);
		assertThat(life.said).as("seed %d", seed).isNotEmpty();
		assertThat(compared).as("forecasts compared, seed %d", seed).isPositive();
		assertThat(found).as("seed %d", seed).isEmpty();
	}

	private void fault(String rule, String what) {
		faults.computeIfAbsent(rule, none -> new ArrayList<>()).add(what);
	}

	private void inWorkingHours(Said one) {
		ZonedDateTime local = one.at().atZone(one.to() == null ? ZoneOffset.UTC : one.to().zone());
		if (!HOURS.open(local)) {
			fault("in quiet hours", local + " " + one);
		}
	}

	private void reachesSomebodyWhoMayKnow(Said one) {
		if (one.to() != null && !life.isHere(one.to().id(), one.at())) {
			fault("to somebody who is away", one.toString());
		}
		for (Thing thing : one.things()) {
			PersonId reader = one.to() == null ? LEADERSHIP : one.to().id();
			if (!file(thing.incident()).incident().visibleTo(reader)) {
				fault("about something private", one.toString());
			}
		}
	}

	private void isStillOpen(Said one) {
		for (Thing thing : one.things()) {
			Instant settled = life.settled.get(thing.incident() + "/" + thing.item());
			if (settled != null && settled.isBefore(one.at())) {
				fault("about something settled", thing + " " + one);
			}
		}
	}

	private void atMostSoManyADay() {
		life.said.stream()
			.filter(one -> one.to() != null)
			.collect(Collectors.groupingBy(one -> one.to().id() + " " + one.day()))
			.forEach((day, all) -> {
				long daily = all.stream().filter(Said::daily).count();
				long questions = all.stream().filter(one -> one.text().contains("[Answer]")).count();
				if (daily > 1 || questions > MOST_QUESTIONS) {
					fault("too many a day", day + ": " + all);
				}
			});
	}

	private Casefile file(String incident) {
		return files.computeIfAbsent(incident, life::file);
	}

	private List<Fix> open(String incident) {
		Casefile file = file(incident);
		return file.incident().status().ended() ? List.of()
				: file.fixes().stream().filter(fix -> !fix.status().settled()).toList();
	}

	private void everyOpenFixHasANextMessage() {
		for (String incident : life.incidents) {
			for (Fix fix : open(incident)) {
				if (life.ahead(incident, fix.id()).isEmpty()) {
					fault("never heard of again", incident + " " + fix.id());
				}
			}
		}
	}

	private void nothingIsSilentForLong() {
		for (String incident : life.incidents) {
			for (Fix fix : open(incident)) {
				if (fix.doneAt().isEmpty() && fix.lastVerification().isEmpty()) {
					silence(incident, fix);
				}
			}
		}
	}

	private void silence(String incident, Fix fix) {
		TreeSet<LocalDate> days = new TreeSet<>();
		days.add(fix.due());
		// The day on which it ends isn't lived any more.
		days.add(LocalDate.ofInstant(life.end(), ZoneOffset.UTC).minusDays(1));
		Stream.concat(life.said.stream(), life.saidInRooms.stream())
			.filter(one -> one.about(incident, fix.id()))
			.map(one -> LocalDate.ofInstant(one.at(), ZoneOffset.UTC))
			.filter(day -> day.isAfter(fix.due()))
			.forEach(days::add);
		LocalDate snoozed = life.snoozed.get(incident + "/" + fix.id());
		LocalDate last = fix.due();
		for (LocalDate day : days.tailSet(fix.due(), false)) {
			boolean asleep = snoozed != null && !day.isBefore(snoozed) && last.isBefore(snoozed);
			int silent = HOURS.workingDaysBetween(last, day);
			if (!asleep) {
				silences.merge(silent, 1L, Long::sum);
			}
			if (!asleep && silent > LONGEST_SILENCE) {
				fault("silent for too long", "%s %s of %s from %s to %s".formatted(incident, fix.id(),
						file(incident).people(fix.owners()), last, day));
			}
			last = day;
		}
	}

	private void cameTrue(Foretold foretold) {
		Instant until = foretold.until()[0];
		for (Instant[] outage : life.outages) {
			if (outage[1].isAfter(foretold.at()) && outage[0].isBefore(until)) {
				until = outage[0];
			}
		}
		// A day that was interrupted is nobody's.
		Instant end = until.minus(Duration.ofDays(1));
		if (!end.isAfter(foretold.at())) {
			return;
		}
		compared++;
		Set<String> expected = foretold.messages()
			.stream()
			.filter(message -> Simulation.looksAfter(message.at()).isBefore(end))
			.map(message -> message.to() + " " + message.at().truncatedTo(java.time.temporal.ChronoUnit.DAYS))
			.collect(Collectors.toCollection(TreeSet::new));
		Set<String> real = life.said.stream()
			.filter(one -> one.about(foretold.incident(), foretold.fix()))
			.filter(one -> !one.at().isBefore(foretold.at()) && one.at().isBefore(end))
			.map(one -> (one.to() == null ? LEADERSHIP : one.to().id()) + " "
					+ one.at().truncatedTo(java.time.temporal.ChronoUnit.DAYS))
			.collect(Collectors.toCollection(TreeSet::new));
		if (!expected.equals(real)) {
			Set<String> missing = new HashSet<>(expected);
			missing.removeAll(real);
			Set<String> more = new HashSet<>(real);
			more.removeAll(expected);
			fault("not as foretold", foretold.incident() + " " + foretold.fix() + " at " + foretold.at() + " until "
					+ end + ", missing " + missing + ", besides " + more);
		}
	}

}
