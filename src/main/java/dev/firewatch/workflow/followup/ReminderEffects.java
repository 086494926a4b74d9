package dev.firewatch.workflow.followup;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Span;
import dev.firewatch.delivery.Effect;
import dev.firewatch.delivery.Outgoing;
import dev.firewatch.delivery.Outgoing.Sent;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.Platform;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.Nudge;
import dev.firewatch.workflow.Effects;
import dev.firewatch.workflow.Wording;
import dev.firewatch.workflow.fixes.FixLines;
import dev.firewatch.workflow.messages.EffectComposer;
import dev.firewatch.workflow.messages.InRoom;

/** A person's message of the day, as things are when it is sent. */
public class ReminderEffects implements EffectComposer {

	private final Reminders reminders;

	private final Casefiles casefiles;

	private final People people;

	private final FixLines lines;

	private final InRoom inRoom;

	private final Predicate<Person> atWork;

	private final Clock clock;

	/**
	 * @param atWork whether somebody may be asked for something that can wait
	 */
	public ReminderEffects(Reminders reminders, Casefiles casefiles, People people, FixLines lines, InRoom inRoom,
			Predicate<Person> atWork, Clock clock) {
		this.reminders = reminders;
		this.casefiles = casefiles;
		this.people = people;
		this.lines = lines;
		this.inRoom = inRoom;
		this.atWork = atWork;
		this.clock = clock;
	}

	@Override
	public Set<String> kinds() {
		return Set.of(Effects.REMINDER);
	}

	@Override
	public Optional<Outgoing> compose(Effect effect) {
		Reminder reminder = reminders.find(effect.get("reminder")).orElseThrow();
		Person person = people.find(reminder.person()).orElseThrow();
		LocalDate today = LocalDate.ofInstant(clock.instant(), person.zone());
		if (!reminder.day().equals(today) || !atWork.test(person)) {
			// It could not be sent all day: as it does not count as sent, the next one
			// has
			// all of it.
			return Optional.empty();
		}
		Map<String, List<Block>> byIncident = new LinkedHashMap<>();
		for (Reminder.Item item : reminder.items()) {
			Optional<Casefile> file = casefiles.find(new IncidentId(item.incident()))
				.filter(found -> found.incident().visibleTo(person.id()));
			Nudge nudge = Nudge.valueOf(item.nudge());
			Optional<Fix> fix = file.flatMap(found -> found.fix(item.fix()))
				.filter(found -> !found.status().settled() && (nudge != Nudge.APPROVE || found.awaitsApproval()));
			if (file.isPresent() && fix.isPresent()) {
				byIncident.computeIfAbsent(item.incident(), none -> new ArrayList<>())
					.addAll(lines(file.get(), fix.get(), nudge, person, today));
			}
		}
		if (byIncident.isEmpty()) {
			return Optional.empty();
		}
		Platform platform = person.accounts().get(0).platform();
		// In a room nothing is said of other incidents: some may be none of its business.
		List<Outgoing.Post> instead = byIncident.entrySet()
			.stream()
			.flatMap(one -> inRoom.post(one.getKey(), direct(platform, person, one.getValue())).stream())
			.toList();
		Outgoing.Direct all = direct(platform, person, byIncident.values().stream().flatMap(List::stream).toList());
		return Optional.of(new Outgoing.Direct(platform, person.id(), all.message(), instead));
	}

	private static Outgoing.Direct direct(Platform platform, Person person, List<Block> lines) {
		long things = lines.stream().filter(block -> block instanceof Block.Item).count();
		String first = (things == 1 ? "One thing" : Wording.count(things, "thing")) + " today, ";
		List<Block> blocks = new ArrayList<>(lines);
		blocks.add(0, Block.paragraph(Span.strong(first), new Span.Mention(person.id(), person.name())));
		return new Outgoing.Direct(platform, person.id(), new Message(first + person.name(), blocks));
	}

	private List<Block> lines(Casefile file, Fix fix, Nudge nudge, Person person, LocalDate today) {
		List<Block> blocks = new ArrayList<>();
		blocks.add(lines.line(file, fix, today, person.id()));
		if (fix.awaitsApproval()) {
			blocks.add(Block.aside(Span.plain(asked(fix, person, today))));
			return blocks;
		}
		boolean check = nudge == Nudge.CHECK_DUE || nudge == Nudge.CHECK_OVERDUE;
		if (check) {
			String last = fix.lastVerification().map(result -> "   Last time: " + FixLines.result(result)).orElse("");
			blocks.add(Block.aside(Span.plain("Time to check whether it worked. "
					+ (fix.plan().measurable() ? "Metric: " + fix.plan().metric() + "   Target: " + fix.plan().target()
							: "It has no metric yet; the form asks for one.")
					+ last)));
		}
		else if (nudge == Nudge.ESCALATE && !file.people(fix.owners()).contains(person.id())) {
			List<Span> owned = new ArrayList<>(List.of(Span.plain("Overdue for days. It is owned by ")));
			owned.addAll(lines.owners(file, fix.owners()));
			blocks.add(new Block.Aside(owned));
		}
		return blocks;
	}

	/** What is to be decided on, and since when. */
	private static String asked(Fix fix, Person person, LocalDate today) {
		String since = fix.approvalAskedAt()
			.map(at -> " · asked for " + Wording.day(LocalDate.ofInstant(at, person.zone()), today))
			.orElse("");
		return fix.dropRequest()
			.map(drop -> "It is to be dropped: " + drop.reason())
			.or(() -> fix.lastVerification().map(last -> "It missed its target: " + FixLines.result(last)))
			.orElse("") + since;
	}

	@Override
	public void confirmed(Effect effect, Sent sent) {
		reminders.sent(effect.get("reminder"), clock.instant());
	}

}
