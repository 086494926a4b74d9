package dev.firewatch.year;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.concurrent.atomic.AtomicReference;

import dev.firewatch.DatabaseFault;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.Reply;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.remediation.Fix;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.Incidents;
import dev.firewatch.testing.Replicas;
import dev.firewatch.workflow.followup.Forecast;
import dev.firewatch.workflow.followup.Forecast.ForecastMessage;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * An organisation that lives with Firewatch for a while: incidents, fixes that are done,
 * forgotten, dropped or handed over, people who come and go, outages and restarts, on two
 * instances whose clocks, leases and back-off move with the simulated time.
 */
final class Simulation implements AutoCloseable {

	static final Instant START = Instant.parse("2027-01-04T00:00:00Z");

	/** What a room is told when there is nobody to tell alone. */
	private static final String NOBODY_ELSE = "I can't write to you alone";

	private static final Duration STEP = Duration.ofHours(1);

	/**
	 * How long after its due date the organisation's leaders look at a fix themselves.
	 */
	private static final int DAYS_TO_DECIDE = 21;

	/** How large it is. */
	record Scale(int people, int incidents, int fixesEach, int days, int outages, int restarts) {
	}

	/** What is planned to happen. */
	private record Plan(Instant at, long order, Runnable act) {
	}

	/**
	 * What was foretold of a fix.
	 *
	 * @param until when something changed that it could not know about
	 */
	record Foretold(String incident, String fix, Instant at, List<ForecastMessage> messages, Instant[] until) {
	}

	final Scale scale;

	final Organisation organisation;

	final List<Said> said = new CopyOnWriteArrayList<>();

	/** What was said in the incidents' rooms. */
	final List<Said> saidInRooms = new CopyOnWriteArrayList<>();

	final List<Foretold> foretold = new ArrayList<>();

	final List<String> incidents = new ArrayList<>();

	/** When a fix was verified or dropped, by incident and fix. */
	final Map<String, Instant> settled = new HashMap<>();

	/** Until when a fix is snoozed. */
	final Map<String, LocalDate> snoozed = new HashMap<>();

	/** From which moment to which each person can't be reached. */
	final Map<PersonId, List<Instant[]>> away = new HashMap<>();

	/** Hours in which a platform or the database was down. */
	final List<Instant[]> outages = new ArrayList<>();

	private final Random random;

	private final Replicas replicas;

	private final PriorityQueue<Plan> plans = new PriorityQueue<>(
			java.util.Comparator.comparing(Plan::at).thenComparing(Plan::order));

	private final TreeMap<String, Person> byRoom = new TreeMap<>();

	/** How often a tick looked for what is due. */
	int sweeps;

	private long planned;

	private Instant now = START;

	/** Everything lives in the simulated time, leases and back-off included. */
	@TestConfiguration(proxyBeanMethods = false)
	static class SimulatedTime {

		private static final AtomicReference<Duration> AHEAD = new AtomicReference<>(Duration.ZERO);

		@Bean
		Clock realTime() {
			return new Clock() {

				@Override
				public Instant instant() {
					return Instant.now().plus(AHEAD.get());
				}

				@Override
				public ZoneId getZone() {
					return ZoneOffset.UTC;
				}

				@Override
				public Clock withZone(ZoneId zone) {
					return Clock.offset(Clock.system(zone), AHEAD.get());
				}

			};
		}

		static void set(Instant moment) {
			AHEAD.set(Duration.between(Instant.now(), moment));
		}

	}

	Simulation(long seed, Scale scale) {
		this.scale = scale;
		random = new Random(seed);
		SimulatedTime.set(START);
		organisation = Organisation.of(scale.people(), random);
		replicas = Replicas.start(2,
				new Replicas.Setup(List.of(SimulatedTime.class),
						List.of("--firewatch.config-dir=" + organisation.configuration(),
								"--spring.main.allow-bean-definition-overriding=true")));
		for (int n = 0; n < 2; n++) {
			moveIn(n);
		}
		shift();
	}

	private void moveIn(int instance) {
		organisation.moveInto(replicas.part(instance, People.class));
		organisation.staff().forEach(person -> byRoom.put("dm-" + person.handle(), person));
		organisation.guests().forEach(person -> byRoom.put("dm-" + person.handle(), person));
		replicas.get(instance).chat().join(replicas.get(0).chat());
		replicas.get(instance).chat().listen((room, message) -> {
			Person to = byRoom.get(room.id());
			if (to != null || room.id().equals("leadership")) {
				said.add(Said.of(now, to, message));
			}
			else if (FakeChat.text(message).contains(NOBODY_ELSE)) {
				saidInRooms.add(Said.of(now, null, message));
			}
		});
	}

	@Override
	public void close() {
		replicas.close();
	}

	Instant end() {
		return START.plus(Duration.ofDays(scale.days()));
	}

	/** Lives through all of it. */
	void run() {
		planPeople();
		planIncidents();
		planTroubles();
		planForecasts();
		planDecisions();
		int turn = 0;
		while (now.isBefore(end())) {
			now = next();
			shift();
			while (!plans.isEmpty() && !plans.peek().at().isAfter(now)) {
				plans.poll().act().run();
			}
			tick(turn++ % 2);
			if (now.atZone(ZoneOffset.UTC).getHour() % 6 == 0) {
				tick(turn % 2);
			}
		}
	}

	/** The next hour in which it isn't weekend everywhere, or something happens. */
	private Instant next() {
		Instant hour = now.plus(STEP);
		while (hour.isBefore(end()) && isWeekend(hour) && (plans.isEmpty() || plans.peek().at().isAfter(hour))) {
			hour = hour.plus(STEP);
		}
		return hour;
	}

	/** When something that is due at the moment is found: at the full hour. */
	static Instant looksAfter(Instant moment) {
		Instant hour = moment.truncatedTo(ChronoUnit.HOURS);
		return hour.equals(moment) ? hour : hour.plus(STEP);
	}

	private static boolean isWeekend(Instant hour) {
		return Organisation.ZONES.stream().allMatch(zone -> hour.atZone(ZoneId.of(zone)).getDayOfWeek().getValue() > 5);
	}

	private void shift() {
		SimulatedTime.set(now);
		for (int n = 0; n < 2; n++) {
			replicas.get(n).at(now.atZone(ZoneOffset.UTC));
		}
	}

	/** What Quartz would do, on one of the instances. */
	private void tick(int instance) {
		Incidents one = replicas.get(instance);
		sweeps++;
		try {
			one.deliveries().sweep();
			one.followUp().tick();
		}
		catch (RuntimeException fault) {
			if (!DatabaseFault.isAway(fault)) {
				throw fault;
			}
		}
		for (int n = 0; n < 2; n++) {
			settle(replicas.get(n));
		}
	}

	private static void settle(Incidents one) {
		for (int patience = 0; !one.deliveries().idle() && patience < 60; patience++) {
			one.deliveries().await();
		}
	}

	private void plan(Instant at, Runnable act) {
		plans.add(new Plan(at, planned++, act));
	}

	private Instant moment(int fromDay, int days) {
		return START.plus(Duration.ofDays(fromDay))
			.plus(Duration.ofMinutes(random.nextInt(Math.max(1, days) * 24 * 60)));
	}

	private Person anybody() {
		// Seniors and team leads decide; they don't go away, so that there is somebody
		// who can.
		return organisation.staff().get(random.nextInt(organisation.staff().size()));
	}

	/** Absences, leavers and people whose status says that they are away. */
	private void planPeople() {
		List<Person> others = organisation.staff()
			.subList(organisation.seniors().size() + Organisation.teams(), organisation.staff().size());
		for (Person person : others) {
			if (random.nextInt(100) < 60) {
				absence(person);
			}
		}
		for (int n = 0; n < others.size() / 20; n++) {
			Person leaver = others.get(random.nextInt(others.size()));
			plan(moment(scale.days() / 5, scale.days() * 3 / 5), () -> leaves(leaver));
		}
	}

	private void absence(Person person) {
		int days = 2 + random.nextInt(14);
		Person delegate = random.nextBoolean() ? anybody() : person;
		plan(moment(0, scale.days()), () -> {
			LocalDate back = LocalDate.ofInstant(now, person.zone()).plusDays(days);
			interrupt(List.of(person.id(), delegate.id()));
			if (random.nextBoolean()) {
				// Nobody who has left meanwhile can stand in.
				boolean alone = delegate.equals(person) || !isHere(delegate.id(), now);
				String stand = alone ? "" : " delegate @" + delegate.handle();
				// Another instance learns of it within a minute, which passes in no time
				// here.
				for (int n = 0; n < 2; n++) {
					String told = say(n, person, replicas.get(n).chat().lobby().id(), "away until " + back + stand);
					if (!told.contains("You are away until")) {
						throw new AssertionError(told);
					}
				}
			}
			else {
				save(replicas.part(0, People.class).find(person.id()).orElseThrow().backOn(back));
			}
			away.computeIfAbsent(person.id(), nobody -> new ArrayList<>())
				.add(new Instant[] { now, back.atStartOfDay(person.zone()).toInstant() });
			plan(back.atStartOfDay(person.zone()).toInstant(), () -> interrupt(List.of(person.id())));
		});
	}

	private void leaves(Person person) {
		interrupt(List.of(person.id()));
		save(replicas.part(0, People.class).find(person.id()).orElseThrow().gone(true));
		away.computeIfAbsent(person.id(), nobody -> new ArrayList<>()).add(new Instant[] { now, Instant.MAX });
	}

	private void save(Person person) {
		for (int n = 0; n < 2; n++) {
			replicas.part(n, People.class).save(person);
		}
	}

	/** Whether somebody is there, as everybody knows. */
	boolean isHere(PersonId person, Instant at) {
		return away.getOrDefault(person, List.of())
			.stream()
			.noneMatch(span -> !at.isBefore(span[0]) && at.isBefore(span[1]));
	}

	/** What was foretold while these were otherwise holds until now. */
	private void interrupt(List<PersonId> people) {
		foretold.stream()
			.filter(one -> one.until()[0].isAfter(now))
			.filter(one -> one.messages().stream().anyMatch(message -> people.contains(message.to()))
					|| concerned(one).stream().anyMatch(people::contains))
			.forEach(one -> one.until()[0] = earlier(one.until()[0], now));
	}

	private void interrupt(String incident) {
		foretold.stream()
			.filter(one -> one.incident().equals(incident))
			.forEach(one -> one.until()[0] = earlier(one.until()[0], now));
	}

	private static Instant earlier(Instant one, Instant other) {
		return one.isBefore(other) ? one : other;
	}

	private List<PersonId> concerned(Foretold one) {
		var file = replicas.get(0).file(one.incident());
		Fix fix = file.fix(one.fix()).orElseThrow();
		List<PersonId> all = new ArrayList<>(file.people(fix.owners()));
		all.add(file.verifier(fix));
		file.incident().holder("commander").ifPresent(all::add);
		return all;
	}

	/** Says something; a refusal is a mistake of the simulation. */
	private String say(int instance, Person who, String room, String text) {
		Incidents one = replicas.get(instance);
		var place = room.equals(one.chat().lobby().id()) ? one.chat().lobby() : one.room(room);
		return FakeChat
			.text(one.chat().say(who.id(), place, text, one.clock().instant(), UUID.randomUUID().toString()));
	}

	private String does(String incident, Person who, String text) {
		if (!isHere(who.id(), now)) {
			return "";
		}
		interrupt(incident);
		return say(random.nextInt(2), who, incident, text);
	}

	private void planIncidents() {
		for (int n = 0; n < scale.incidents(); n++) {
			// The last weeks are left for what is open to be followed up.
			plan(moment(0, Math.max(1, scale.days() - Math.min(30, scale.days() / 3))), this::happens);
		}
	}

	private void happens() {
		Person commander = present();
		Person technician = present();
		String title = word() + " " + word() + " " + word() + " " + word() + " service-"
				+ random.nextInt(Organisation.teams());
		boolean isPrivate = random.nextInt(10) == 0;
		boolean nuisance = random.nextInt(6) > 0;
		Incidents one = replicas.get(0);
		String key = UUID.randomUUID().toString();
		Reply declared = one.chat()
			.say(commander.id(), one.chat().lobby(),
					"new " + (nuisance ? "sev3 " : "sev2 ") + (isPrivate ? "private " : "") + title,
					one.clock().instant(), key);
		String id = one.casefiles()
			.declaredBy(key)
			.orElseThrow(() -> new AssertionError(FakeChat.text(declared)))
			.id()
			.value();
		incidents.add(id);
		settle(one);
		plan(now.plus(Duration.ofMinutes(30)), () -> {
			does(id, commander, "role commander");
			does(id, commander, "role technical-lead @" + technician.handle());
			for (int fix = 1; fix <= scale.fixesEach(); fix++) {
				promises(id, "F" + fix, commander, isPrivate);
			}
		});
		plan(now.plus(Duration.ofHours(3 + random.nextInt(40))), () -> {
			does(id, commander, "resolve");
			if (nuisance && random.nextInt(10) > 0) {
				plan(now.plus(Duration.ofDays(1 + random.nextInt(6))), () -> answers(id, commander));
			}
		});
	}

	/** Titles must not look alike. */
	private String word() {
		return random.ints(8, 'a', 'z' + 1)
			.mapToObj(letter -> String.valueOf((char) letter))
			.collect(Collectors.joining());
	}

	private Person present() {
		Person person = anybody();
		while (!isHere(person.id(), now)) {
			person = anybody();
		}
		return person;
	}

	private void answers(String id, Person commander) {
		if (!isHere(commander.id(), now)) {
			return;
		}
		interrupt(id);
		Incidents one = replicas.get(0);
		one.chat()
			.submit(commander.id(), one.room(id), new Action("postmortem", id, "short"),
					Map.of("summary-text", List.of("The page was slow for ten minutes."), "root-cause",
							List.of("A deploy emptied the cache.")),
					one.clock().instant());
		does(id, commander, "sign");
		does(id, commander, "publish");
		does(id, commander, "review held nothing new");
	}

	private void promises(String id, String fix, Person commander, boolean isPrivate) {
		Person owner = isPrivate && random.nextBoolean() ? commander : present();
		Person verifier = present();
		int due = 2 + random.nextInt(25);
		does(id, commander, "fix Mend part %s of it @%s due %dd metric \"errors\" target \"0\" check %dd verifier @%s"
			.formatted(fix, owner.handle(), due, 2 + random.nextInt(10), verifier.handle()));
		String key = id + "/" + fix;
		switch (random.nextInt(10)) {
			case 0, 1, 2 -> done(id, fix, owner, verifier, random.nextInt(due));
			case 3 -> done(id, fix, owner, verifier, due + random.nextInt(20));
			case 4 -> plan(now.plus(Duration.ofDays(random.nextInt(due))),
					() -> does(id, owner, "drop " + fix + " not needed any more"));
			case 5 -> plan(now.plus(Duration.ofDays(random.nextInt(due))), () -> {
				does(id, owner, "drop " + fix + " covered by another");
				plan(now.plus(Duration.ofDays(1)), () -> {
					does(id, organisation.seniors().get(0), "approve " + fix);
					noteIfSettled(id, fix);
				});
			});
			case 6 -> plan(now.plus(Duration.ofDays(random.nextInt(due))), () -> does(id, owner, "done " + fix));
			case 7 -> plan(now.plus(Duration.ofDays(due + 1)), () -> {
				LocalDate until = LocalDate.ofInstant(now, owner.zone()).plusDays(4);
				if (does(id, owner, "snooze " + fix + " " + until + " waiting for parts").contains(fix)) {
					snoozed.put(key, until);
				}
			});
			case 8 -> plan(now.plus(Duration.ofDays(due)), () -> {
				Person next = present();
				does(id, owner, "handover " + fix + " @" + next.handle());
			});
			default -> {
				// Nobody ever does it.
			}
		}
	}

	private void done(String id, String fix, Person owner, Person verifier, int days) {
		plan(now.plus(Duration.ofDays(days)), () -> {
			does(id, owner, "done " + fix);
			plan(now.plus(Duration.ofDays(12)), () -> {
				does(id, verifier, "verify " + fix + " 0");
				noteIfSettled(id, fix);
			});
		});
	}

	private void noteIfSettled(String id, String fix) {
		// Its commander may have been away when it was to be promised.
		replicas.get(0)
			.file(id)
			.fix(fix)
			.filter(one -> one.status().settled())
			.ifPresent(one -> settled.put(id + "/" + fix, now));
	}

	/** Hours without the platform or the database, and restarts. */
	private void planTroubles() {
		for (int n = 0; n < scale.outages(); n++) {
			Instant from = moment(1, scale.days() - 2);
			Instant to = from.plus(Duration.ofHours(1 + random.nextInt(3)));
			outages.add(new Instant[] { from, to });
			plan(from, () -> chats()
				.forEach(chat -> chat.failAlways("post", PlatformFailure.temporary("down", Duration.ofMinutes(10)))));
			plan(to, () -> chats().forEach(FakeChat::mend));
		}
		for (int n = 0; n < scale.restarts(); n++) {
			Instant at = moment(1, scale.days() - 2);
			plan(at, () -> {
				replicas.restart(1);
				moveBack(1);
				shift();
			});
			Instant without = moment(1, scale.days() - 2);
			outages.add(new Instant[] { without, without.plus(STEP) });
			plan(without, () -> replicas.without(() -> tick(0)));
		}
	}

	/** A new instance hears of everybody from the database; only its chat is new. */
	private void moveBack(int instance) {
		Map<PersonId, Person> before = new HashMap<>();
		organisation.staff()
			.forEach(person -> before.put(person.id(), replicas.part(0, People.class).find(person.id()).orElseThrow()));
		moveIn(instance);
		before.values().forEach(this::save);
	}

	private List<FakeChat> chats() {
		return List.of(replicas.get(0).chat(), replicas.get(1).chat());
	}

	/**
	 * What is overdue for long is decided in the end, by those whom the ladder reaches:
	 * each Monday they drop most of it, or see to it that it is done.
	 */
	private void planDecisions() {
		for (Instant monday = START.plus(Duration.ofDays(7)).plus(Duration.ofHours(12)); monday
			.isBefore(end()); monday = monday.plus(Duration.ofDays(7))) {
			plan(monday, () -> List.copyOf(incidents).forEach(this::decideOn));
		}
	}

	private void decideOn(String id) {
		LocalDate longAgo = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(DAYS_TO_DECIDE);
		for (Fix fix : replicas.get(0).file(id).fixes()) {
			if (!fix.status().settled() && fix.due().isBefore(longAgo) && random.nextInt(4) > 0) {
				decideOn(id, fix);
			}
		}
	}

	private void decideOn(String id, Fix fix) {
		Person one = organisation.seniors().get(1);
		Person other = organisation.seniors().get(2);
		if (fix.doneAt().isPresent()) {
			does(id, other, "verify " + fix.id() + " 0");
		}
		else {
			does(id, one, "drop " + fix.id() + " nobody gets to it");
			does(id, other, "approve " + fix.id());
		}
		noteIfSettled(id, fix.id());
	}

	/** Looks ahead now and then. */
	private void planForecasts() {
		for (int n = 0; n < Math.max(10, scale.days()); n++) {
			plan(moment(scale.days() / 4, scale.days() * 3 / 4 - 1), () -> {
				if (!incidents.isEmpty()) {
					foretell(incidents.get(random.nextInt(incidents.size())));
				}
			});
		}
	}

	private void foretell(String id) {
		var file = replicas.get(0).file(id);
		List<Fix> open = file.fixes().stream().filter(fix -> !fix.status().settled()).toList();
		if (!open.isEmpty()) {
			Fix fix = open.get(random.nextInt(open.size()));
			Forecast forecast = replicas.part(0, Forecast.class);
			foretold.add(new Foretold(id, fix.id(), now, forecast.of(file, fix), new Instant[] { end() }));
		}
	}

	/** What will be said of a fix from now on. */
	List<ForecastMessage> ahead(String id, String fix) {
		var file = replicas.get(0).file(id);
		return replicas.part(0, Forecast.class).of(file, file.fix(fix).orElseThrow());
	}

	dev.firewatch.casefile.Casefile file(String id) {
		return replicas.get(0).file(id);
	}

}
