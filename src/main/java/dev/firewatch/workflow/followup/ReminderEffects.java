package dev.firewatch.workflow.followup;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Span;
import dev.firewatch.delivery.Outgoing;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.Account;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.Platform;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.ReminderReason;
import dev.firewatch.workflow.fixes.FixLines;
import dev.firewatch.workflow.followup.FollowUpEffect.SendReminder;
import dev.firewatch.workflow.kernel.EffectBinding;
import dev.firewatch.workflow.kernel.EffectComposer;
import dev.firewatch.workflow.kernel.PublicFallback;
import dev.firewatch.workflow.kernel.Wording;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A person's message of the day, as things are when it is sent. */
class ReminderEffects implements EffectComposer {

	private final Reminders reminders;

	private final Casefiles casefiles;

	private final People people;

	private final FixLines lines;

	private final PublicFallback fallback;

	private final Predicate<Person> atWork;

	private final Clock clock;

	/**
	 * @param atWork whether somebody may be asked for something that can wait
	 */
	public ReminderEffects(Reminders reminders, Casefiles casefiles, People people, FixLines lines,
			PublicFallback fallback, Predicate<Person> atWork, Clock clock) {
		this.reminders = reminders;
		this.casefiles = casefiles;
		this.people = people;
		this.lines = lines;
		this.fallback = fallback;
		this.atWork = atWork;
		this.clock = clock;
	}

	@Override
	public List<EffectBinding<?>> bindings() {
		return List.of(EffectBinding.of(SendReminder.class, this::compose)
			.confirmed((send, sent) -> reminders.sent(send.reminder(), clock.instant())));
	}

	private Optional<Outgoing> compose(SendReminder send) {
		Reminder reminder = reminders.find(send.reminder()).orElseThrow();
		Person person = people.find(reminder.person()).orElseThrow();
		LocalDate today = LocalDate.ofInstant(clock.instant(), person.zone());
		if (!reminder.day().equals(today) || !atWork.test(person)) {
			// It could not be sent all day: as it does not count as sent, the next one
			// has
			// all of it.
			return Optional.empty();
		}
		Map<String, List<Block>> byIncident = new LinkedHashMap<>();
		for (Reminder.ReminderSubject subject : reminder.items()) {
			Optional<Casefile> file = casefiles.find(new IncidentId(subject.incident()))
				.filter(found -> found.incident().visibleTo(person.id()));
			ReminderReason reason = ReminderReason.valueOf(subject.nudge());
			Optional<Fix> fix = file.flatMap(found -> found.fix(subject.fix()))
				.filter(found -> !found.status().settled()
						&& (reason != ReminderReason.APPROVE || found.awaitsApproval()));
			if (file.isPresent() && fix.isPresent()) {
				byIncident.computeIfAbsent(subject.incident(), none -> new ArrayList<>())
					.addAll(lines(file.get(), fix.get(), reason, person, today));
			}
		}
		if (byIncident.isEmpty()) {
			return Optional.empty();
		}
		Platform platform = person.accounts()
			.stream()
			.findFirst()
			.map(Account::platform)
			.orElseGet(() -> home(byIncident.keySet().iterator().next()));
		// In a room nothing is said of other incidents: some may be none of its business.
		List<Outgoing.Post> instead = byIncident.entrySet()
			.stream()
			.flatMap(one -> fallback.post(one.getKey(), direct(platform, person, one.getValue())).stream())
			.toList();
		Outgoing.Direct all = direct(platform, person, byIncident.values().stream().flatMap(List::stream).toList());
		return Optional.of(new Outgoing.Direct(platform, person.id(), all.message(), instead));
	}

	/** Where to ask in the room for somebody who has no account to write to. */
	private Platform home(String incident) {
		return casefiles.find(new IncidentId(incident)).orElseThrow().incident().home();
	}

	private static Outgoing.Direct direct(Platform platform, Person person, List<Block> lines) {
		long things = lines.stream().filter(block -> block instanceof Block.Item).count();
		String first = (things == 1 ? "One thing" : Wording.count(things, "thing")) + " today, ";
		List<Block> blocks = new ArrayList<>(lines);
		blocks.add(0, Block.paragraph(Span.strong(first), new Span.Mention(person.id(), person.name())));
		return new Outgoing.Direct(platform, person.id(), new Message(first + person.name(), blocks));
	}

	private List<Block> lines(Casefile file, Fix fix, ReminderReason reason, Person person, LocalDate today) {
		List<Block> blocks = new ArrayList<>();
		blocks.add(lines.line(file, fix, today, person.id()));
		if (fix.awaitsApproval()) {
			blocks.add(Block.aside(Span.plain(asked(fix, person, today))));
			return blocks;
		}
		boolean check = reason == ReminderReason.CHECK_DUE || reason == ReminderReason.CHECK_OVERDUE;
		if (check) {
			String last = fix.lastVerification().map(result -> "   Last time: " + FixLines.result(result)).orElse("");
			blocks.add(Block.aside(Span.plain("Time to check whether it worked.  "
					+ (fix.plan().measurable() ? "Metric: " + fix.plan().metric() + "   Target: " + fix.plan().target()
							: "It has no metric yet; the form asks for one.")
					+ last)));
		}
		else if (reason == ReminderReason.ESCALATE && !file.people(fix.owners()).contains(person.id())) {
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

}
