package dev.firewatch.year;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.firewatch.people.Account;
import dev.firewatch.people.Outsider;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;

/** The people of a simulated organisation, its teams and its rules. */
record Organisation(List<Person> staff, List<Person> guests, List<Person> seniors) {

	static final List<String> ZONES = List.of("America/Los_Angeles", "America/New_York", "Europe/London",
			"Europe/Berlin", "Asia/Kolkata", "Asia/Tokyo");

	private static final int SENIORS = 5;

	private static final int TEAMS = 6;

	/** Days off, besides weekends. */
	static final List<LocalDate> HOLIDAYS = List.of(LocalDate.of(2027, 1, 18), LocalDate.of(2027, 3, 26),
			LocalDate.of(2027, 5, 3), LocalDate.of(2027, 9, 6), LocalDate.of(2027, 12, 24));

	static Organisation of(int size, Random random) {
		List<Person> staff = new ArrayList<>();
		for (int n = 0; n < size; n++) {
			staff.add(person(n, ZONES.get(random.nextInt(ZONES.size())), null));
		}
		List<Person> guests = IntStream.range(size, size + size / 20 + 1)
			.mapToObj(n -> person(n, "Europe/Berlin", Outsider.GUEST))
			.toList();
		return new Organisation(staff, guests, List.copyOf(staff.subList(0, SENIORS)));
	}

	private static Person person(int number, String zone, Outsider outsider) {
		// Handles are letters only, as mentions in the fake chat are.
		String handle = "p" + (char) ('a' + number / 676) + (char) ('a' + number / 26 % 26)
				+ (char) ('a' + number % 26);
		Account account = new Account(Platform.LOCAL, handle);
		return new Person(new PersonId(account.key()), handle.toUpperCase(), handle, ZoneId.of(zone), List.of(account),
				outsider);
	}

	void moveInto(People people) {
		staff.forEach(people::save);
		guests.forEach(people::save);
	}

	/** The directory with its policy and its teams. */
	Path configuration() {
		try {
			Path directory = Files.createTempDirectory("organisation");
			Files.writeString(directory.resolve("policy.yml"), """
					working-hours:
					  holidays: [%s]
					reminders:
					  leadership-channel: "#leadership"
					senior-group: [%s]
					""".formatted(quoted(HOLIDAYS.stream().map(LocalDate::toString).toList()),
					quoted(seniors.stream().map(senior -> "@" + senior.handle()).toList())));
			Files.writeString(directory.resolve("services.yml"), """
					teams:
					%s
					services:
					%s
					""".formatted(
					IntStream.range(0, TEAMS)
						.mapToObj(team -> "  - { id: team-%1$d, name: Team %1$d, lead: \"@%2$s\", invite: [] }"
							.formatted(team, lead(team).handle()))
						.collect(Collectors.joining("\n")),
					IntStream.range(0, TEAMS)
						.mapToObj(
								"  - { id: service-%1$d, name: Service %1$d, team: team-%1$d, phrases: [] }"::formatted)
						.collect(Collectors.joining("\n"))));
			return directory;
		}
		catch (IOException fault) {
			throw new UncheckedIOException(fault);
		}
	}

	private static String quoted(List<String> words) {
		return words.stream().map("\"%s\""::formatted).collect(Collectors.joining(", "));
	}

	/** The lead of a team. */
	Person lead(int team) {
		return staff.get(SENIORS + team);
	}

	static int teams() {
		return TEAMS;
	}

}
