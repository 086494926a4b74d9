package dev.firewatch.workflow.followup;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Obligation;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Policy;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.ReminderReason;
import dev.firewatch.workflow.followup.Concerns.Concern;
import dev.firewatch.workflow.obligations.OtherDocument;

/**
 * What will be said of a fix, to whom and when, as long as nobody acts and neither people
 * nor policy change; decided by what decides the messages themselves.
 */
public class Forecast {

	/** How far ahead it looks. */
	public static final int DAYS = 90;

	private final Concerns concerns;

	private final Reminders reminders;

	private final Readers readers;

	private final Policy policy;

	private final Clock clock;

	Forecast(Concerns concerns, Reminders reminders, Readers readers, Policy policy, Clock clock) {
		this.concerns = concerns;
		this.reminders = reminders;
		this.readers = readers;
		this.policy = policy;
		this.clock = clock;
	}

	/**
	 * A message that will be sent to a person or to the leadership's channel.
	 *
	 * @param channel direct, or the channel in which it will be
	 * @param reason due-soon, due, overdue, escalated, verify or approve
	 */
	public record ForecastMessage(Instant at, PersonId to, String channel, String reason) {

		private static final String DIRECT = "direct";

		/** Whether it is to the person alone. */
		public boolean direct() {
			return channel.equals(DIRECT);
		}

	}

	/** All messages about the fix in the order in which they will be sent. */
	public List<ForecastMessage> of(Casefile file, Fix fix) {
		return of(file.id().value(), concerns.over(concerns.docket(file)), obligation -> obligation.concerns(fix.id()));
	}

	/** The document that is no casefile, as things are today; empty if there is none. */
	Optional<OtherDocument> document(String key) {
		return concerns.elsewhere().find(key, LocalDate.ofInstant(clock.instant(), policy.zone()));
	}

	/** The same about something that waits in it. */
	List<ForecastMessage> of(OtherDocument document, Obligation waiting) {
		return of(document.key(), day -> concerns.in(document, day), waiting::equals);
	}

	private List<ForecastMessage> of(String document, Function<LocalDate, Map<PersonId, List<Concern>>> concerned,
			Predicate<Obligation> wanted) {
		LocalDate first = LocalDate.ofInstant(clock.instant(), policy.zone());
		Map<PersonId, Life> lives = new HashMap<>();
		List<ForecastMessage> messages = new ArrayList<>();
		for (int ahead = 0; ahead <= DAYS; ahead++) {
			LocalDate day = first.plusDays(ahead);
			concerned.apply(day).forEach((person, all) -> {
				List<Concern> theirs = all.stream().filter(one -> wanted.test(one.obligation())).toList();
				if (!theirs.isEmpty()) {
					lives.computeIfAbsent(person, unknown -> new Life(person, document))
						.message(day, theirs)
						.ifPresent(messages::add);
				}
			});
		}
		messages.sort(Comparator.comparing(ForecastMessage::at).thenComparing(message -> message.to().value()));
		return messages;
	}

	/** What a person was and will have been told. */
	private final class Life {

		private final PersonId person;

		private final ZonedDateTime now;

		private final String incident;

		private final List<Reminder> past;

		private final Map<String, List<LocalDate>> remindedOn = new HashMap<>();

		private final boolean toldToday;

		private Life(PersonId person, String incident) {
			this.incident = incident;
			this.person = person;
			now = clock.instant().atZone(readers.zone(person));
			LocalDate today = now.toLocalDate();
			past = reminders.of(Map.of(person, today)).getOrDefault(person, List.of());
			toldToday = past.stream().anyMatch(reminder -> reminder.day().equals(today));
		}

		/** One message tells them all of it. */
		private Optional<ForecastMessage> message(LocalDate day, List<Concern> theirs) {
			// There is one message a day, whatever it was about.
			boolean none = !readers.has(person) || toldToday && day.equals(now.toLocalDate());
			Optional<Instant> at = none ? Optional.empty() : moment(day, now);
			return at.flatMap(moment -> theirs.stream()
				.flatMap(concern -> reason(concern, day).stream())
				.reduce((first, other) -> first)
				.map(reason -> new ForecastMessage(moment, person,
						readers.channel(person).orElse(ForecastMessage.DIRECT), reason)));
		}

		private Optional<String> reason(Concern concern, LocalDate day) {
			List<LocalDate> days = remindedOn.computeIfAbsent(concern.key(), this::remindedOn);
			return concern.nudge(days, day).map(reason -> {
				days.add(day);
				return words(reason, concern);
			});
		}

		/** What never arrived doesn't count; today's message may still be on its way. */
		private List<LocalDate> remindedOn(String key) {
			return new ArrayList<>(past.stream()
				.filter(reminder -> reminder.sentAt() != null || reminder.day().equals(now.toLocalDate()))
				.filter(reminder -> reminder.names(incident, key))
				.map(Reminder::day)
				.toList());
		}

	}

	/** When the message of the day is sent; empty if there is none that day any more. */
	private Optional<Instant> moment(LocalDate day, ZonedDateTime now) {
		ZonedDateTime morning = policy.hours().nextOpen(day.atTime(policy.reminders().at()).atZone(now.getZone()));
		ZonedDateTime at = morning.isBefore(now) ? policy.hours().nextOpen(now) : morning;
		return Optional.of(at).filter(moment -> moment.toLocalDate().equals(day)).map(ZonedDateTime::toInstant);
	}

	private static String words(ReminderReason reason, Concern concern) {
		return switch (reason) {
			case DUE_SOON -> "due-soon";
			case DUE_TODAY -> "due";
			case OVERDUE -> "overdue";
			case ESCALATE -> concern.isTheirs() ? "overdue" : "escalated";
			case CHECK_DUE, CHECK_OVERDUE -> "verify";
			case APPROVE -> "approve";
			case BACKLOG -> throw new IllegalStateException("No single fix is a backlog");
		};
	}

}
