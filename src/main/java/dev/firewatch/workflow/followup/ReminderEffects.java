package dev.firewatch.workflow.followup;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Span;
import dev.firewatch.delivery.Outgoing;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.Account;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import dev.firewatch.workflow.followup.FollowUpEffect.SendReminder;
import dev.firewatch.workflow.followup.Reminder.ReminderSubject;
import dev.firewatch.workflow.kernel.EffectBinding;
import dev.firewatch.workflow.kernel.EffectComposer;
import dev.firewatch.workflow.kernel.PublicFallback;
import dev.firewatch.workflow.kernel.Wording;
import dev.firewatch.workflow.obligations.Leadership;
import dev.firewatch.workflow.obligations.OtherDocument;

/** A person's message of the day, as things are when it is sent. */
class ReminderEffects implements EffectComposer {

	private final Reminders reminders;

	private final Casefiles casefiles;

	private final Readers readers;

	private final ConcernLines lines;

	private final PublicFallback fallback;

	private final Clock clock;

	ReminderEffects(Reminders reminders, Casefiles casefiles, Readers readers, ConcernLines lines,
			PublicFallback fallback, Clock clock) {
		this.reminders = reminders;
		this.casefiles = casefiles;
		this.readers = readers;
		this.lines = lines;
		this.fallback = fallback;
		this.clock = clock;
	}

	@Override
	public List<EffectBinding<?>> bindings() {
		return List.of(EffectBinding.of(SendReminder.class, this::compose)
			.confirmed((send, sent) -> reminders.sent(send.reminder(), clock.instant())));
	}

	private Optional<Outgoing> compose(SendReminder send) {
		Reminder reminder = reminders.find(send.reminder()).orElseThrow();
		PersonId reader = reminder.person();
		ZonedDateTime local = clock.instant().atZone(readers.zone(reader));
		if (!reminder.day().equals(local.toLocalDate()) || !readers.isTime(reader, local)) {
			// It could not be sent all day: as it does not count as sent, the next one
			// includes it all.
			return Optional.empty();
		}
		List<Block> backlogs = new ArrayList<>();
		Map<String, List<ReminderSubject>> subjects = new LinkedHashMap<>();
		for (ReminderSubject subject : reminder.items()) {
			if (subject.isBacklog()) {
				backlogs.addAll(lines.backlog(subject, reader, reminder.day()));
			}
			else {
				subjects.computeIfAbsent(subject.incident(), none -> new ArrayList<>()).add(subject);
			}
		}
		Map<String, List<Block>> byIncident = byIncident(subjects, reader, reminder.day());
		if (byIncident.isEmpty() && backlogs.isEmpty()) {
			return Optional.empty();
		}
		return Optional.of(Leadership.platform(reader)
			.<Outgoing>map(platform -> new Outgoing.PostNamed(platform, readers.channel(reader).orElseThrow(),
					late(byIncident.values().stream().flatMap(List::stream).toList())))
			.orElseGet(() -> direct(readers.person(reader), byIncident, backlogs)));
	}

	/** What is still to be said, each casefile read once. */
	private Map<String, List<Block>> byIncident(Map<String, List<ReminderSubject>> subjects, PersonId reader,
			LocalDate today) {
		Map<String, List<Block>> lines = new LinkedHashMap<>();
		subjects.forEach((incident, about) -> of(incident, about, reader, today).filter(said -> !said.isEmpty())
			.ifPresent(said -> lines.put(incident, said)));
		return lines;
	}

	private Optional<List<Block>> of(String incident, List<ReminderSubject> about, PersonId reader, LocalDate today) {
		return OtherDocument.isKey(incident) ? Optional.of(lines.of(incident, about, reader, today))
				: casefiles.find(new IncidentId(incident))
					.filter(file -> file.incident().visibleTo(reader))
					.map(file -> lines.of(file, about, reader, today));
	}

	private Outgoing direct(Person person, Map<String, List<Block>> byIncident, List<Block> backlogs) {
		Platform platform = person.accounts()
			.stream()
			.findFirst()
			.map(Account::platform)
			.orElseGet(() -> byIncident.keySet()
				.stream()
				.filter(incident -> !OtherDocument.isKey(incident))
				.findFirst()
				.map(this::home)
				.orElse(Platform.LOCAL));
		// A room hears nothing about other incidents: it may not be allowed to know about
		// some.
		List<Outgoing.Post> instead = byIncident.entrySet()
			.stream()
			.flatMap(one -> fallback.post(one.getKey(), direct(platform, person, one.getValue())).stream())
			.toList();
		Outgoing.Direct all = direct(platform, person,
				Stream.concat(backlogs.stream(), byIncident.values().stream().flatMap(List::stream)).toList());
		return new Outgoing.Direct(platform, person.id(), all.message(), instead);
	}

	/** The platform whose room to ask in, for somebody without an account to write to. */
	private Platform home(String incident) {
		return casefiles.find(new IncidentId(incident)).orElseThrow().incident().home();
	}

	private static Outgoing.Direct direct(Platform platform, Person person, List<Block> lines) {
		String first = things(lines) + " today, ";
		List<Block> blocks = new ArrayList<>(lines);
		blocks.add(0, Block.paragraph(Span.strong(first), new Span.Mention(person.id(), person.name())));
		return new Outgoing.Direct(platform, person.id(), new Message(first + person.name(), blocks));
	}

	private static Message late(List<Block> lines) {
		String first = things(lines) + " nobody has acted on, though everybody who could was told";
		List<Block> blocks = new ArrayList<>(lines);
		blocks.add(0, Block.paragraph(Span.strong(first)));
		return new Message(first, blocks);
	}

	private static String things(List<Block> lines) {
		long things = lines.stream().filter(block -> block instanceof Block.Item).count();
		return things == 1 ? "One thing" : Wording.count(things, "thing");
	}

}
