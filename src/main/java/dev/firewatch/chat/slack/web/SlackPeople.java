package dev.firewatch.chat.slack.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slack.api.model.User;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.PlatformFailure.FailureOutcome;
import dev.firewatch.people.Account;
import dev.firewatch.people.AwaySigns;
import dev.firewatch.people.Outsider;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import dev.firewatch.people.Strangers;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * Knows the people behind Slack's user ids. Somebody new is looked up while they wait,
 * but not for long; names and zones are refreshed once a day.
 */
public class SlackPeople {

	private static final String PREFIX = Platform.SLACK.key() + "/";

	private static final Duration PAUSE = Duration.ofSeconds(10);

	private final People people;

	private final SlackWeb web;

	private final SlackIdentity identity;

	private final SlackPeopleRules rules;

	private final Strangers strangers;

	private final Executor errands;

	private final Cache<String, Boolean> fresh = Caffeine.newBuilder()
		.maximumSize(10_000)
		.expireAfterWrite(Duration.ofDays(1))
		.build();

	/** Whether the account was deactivated when it was last looked up. */
	private final Cache<String, Boolean> deactivated = Caffeine.newBuilder()
		.maximumSize(10_000)
		.expireAfterWrite(Duration.ofHours(1))
		.build();

	private volatile long pausedUntil = System.nanoTime();

	/**
	 * What holds for people of whom Slack says too little.
	 *
	 * @param zone of those whose own is unknown
	 * @param away what a status means
	 */
	record SlackPeopleRules(ZoneId zone, AwaySigns away, Clock clock) {

		private @Nullable LocalDate backOn(User.@Nullable Profile profile, ZoneId theirs) {
			if (profile == null) {
				return null;
			}
			Long ends = profile.getStatusExpiration();
			return away
				.backOn(profile.getStatusEmoji(), ends == null || ends == 0 ? null : Instant.ofEpochSecond(ends),
						clock.instant(), theirs)
				.orElse(null);
		}

	}

	SlackPeople(People people, SlackWeb web, SlackIdentity identity, SlackPeopleRules rules, Strangers strangers,
			Executor errands) {
		this.strangers = strangers;
		this.people = people;
		this.web = web;
		this.identity = identity;
		this.rules = rules;
		this.errands = errands;
	}

	/**
	 * The person of the account.
	 * @param hint their name in the payload, used until Slack says more
	 */
	public Person person(String userId, @Nullable String hint) {
		Optional<Person> known = people.byAccount(new Account(Platform.SLACK, userId));
		if (known.isPresent()) {
			if (fresh.getIfPresent(userId) == null) {
				fresh.put(userId, true);
				errands.execute(() -> refresh(userId));
			}
			return known.get();
		}
		Optional<SlackLookup> met = isPaused() ? Optional.empty() : lookedUp(userId);
		return met.map(this::recognised).orElseGet(() -> people.recognise(provisional(userId, hint), Set.of()));
	}

	/**
	 * The same, but somebody from another workspace is looked up unless that was done
	 * recently. If Slack can't say who a newcomer is, they are taken for a stranger.
	 */
	public Person person(String userId, @Nullable String hint, @Nullable String team) {
		if (!identity.isForeign(team, null) || fresh.getIfPresent(userId) != null) {
			return person(userId, hint);
		}
		return lookedUp(userId).map(this::recognised)
			.or(() -> people.byAccount(new Account(Platform.SLACK, userId)))
			.orElseGet(() -> {
				Person newcomer = provisional(userId, hint);
				return people.recognise(new Person(newcomer.id(), newcomer.name(), newcomer.handle(), newcomer.zone(),
						newcomer.accounts(), strangers.outsider()), Set.of());
			});
	}

	/** Somebody as Slack describes them, and the addresses that it has verified. */
	private record SlackLookup(Person person, Set<String> addresses) {
	}

	private Person recognised(SlackLookup slackLookup) {
		return people.recognise(slackLookup.person(), slackLookup.addresses());
	}

	/**
	 * Somebody who is mentioned. The text gives their name, so nobody waits for many
	 * lookups.
	 */
	Person mentioned(String userId, String label) {
		if (label.isEmpty() || people.byAccount(new Account(Platform.SLACK, userId)).isPresent()) {
			return person(userId, label);
		}
		Person met = provisional(userId, label);
		people.save(met);
		fresh.put(userId, true);
		errands.execute(() -> refresh(userId));
		return met;
	}

	/** The account's person, without a lookup or a wait. */
	public Person provisional(String userId, @Nullable String hint) {
		String name = StringUtils.hasText(hint) ? hint : userId;
		return person(userId, name, name, rules.zone(), null);
	}

	private boolean isPaused() {
		return System.nanoTime() < pausedUntil;
	}

	/** The person's Slack user id; empty if they have none. */
	public Optional<String> userId(PersonId person) {
		if (person.value().startsWith(PREFIX)) {
			return Optional.of(person.value().substring(PREFIX.length()));
		}
		return people.find(person).flatMap(found -> found.on(Platform.SLACK)).map(Account::id);
	}

	/**
	 * Whether the account is deactivated, as looked up within the last hour.
	 */
	boolean isGone(String userId) {
		if (deactivated.getIfPresent(userId) == null && !isPaused()) {
			refresh(userId);
		}
		Boolean seen = deactivated.getIfPresent(userId);
		return seen != null ? seen
				: people.byAccount(new Account(Platform.SLACK, userId)).filter(Person::isGone).isPresent();
	}

	String nameOf(PersonId person) {
		return people.nameOf(person);
	}

	/** The person with the given handle. */
	Optional<PersonId> byHandle(String handle) {
		return people.byHandle(handle).map(Person::id);
	}

	private void refresh(String userId) {
		lookedUp(userId).ifPresent(this::recognised);
	}

	/** Somebody changed their name, status or zone, or was deactivated. */
	public void changed(User user) {
		if (people.byAccount(new Account(Platform.SLACK, user.getId())).isPresent()) {
			recognised(described(user));
		}
	}

	private SlackLookup described(User user) {
		fresh.put(user.getId(), true);
		deactivated.put(user.getId(), user.isDeleted());
		ZoneId zone = zone(user.getTz());
		Person person = person(user.getId(), name(user), handle(user), zone, outsider(user));
		return new SlackLookup(person.gone(user.isDeleted()).backOn(rules.backOn(user.getProfile(), zone)),
				addresses(user));
	}

	private Optional<SlackLookup> lookedUp(String userId) {
		try {
			User user = web
				.briskly(SlackMethod.USERS_INFO, "look somebody up", client -> client.usersInfo(r -> r.user(userId)))
				.getUser();
			return Optional.of(described(user));
		}
		catch (PlatformFailure later) {
			fresh.invalidate(userId);
			if (later.outcome() != FailureOutcome.PERMANENT) {
				// The next new person must not wait for the same silence again.
				pausedUntil = System.nanoTime() + PAUSE.toNanos();
			}
			return Optional.empty();
		}
	}

	private static Person person(String userId, String name, String handle, ZoneId zone, @Nullable Outsider outsider) {
		Account account = new Account(Platform.SLACK, userId);
		return new Person(new PersonId(account.key()), name, handle, zone, List.of(account), outsider);
	}

	private @Nullable Outsider outsider(User user) {
		String grid = user.getEnterpriseUser() == null ? null : user.getEnterpriseUser().getEnterpriseId();
		if (user.isStranger() || identity.isStrange(user.getTeamId(), grid)) {
			return strangers.outsider();
		}
		return user.isRestricted() || user.isUltraRestricted() ? Outsider.GUEST : null;
	}

	/**
	 * The address that the person has confirmed. Slack can't vouch for people from other
	 * workspaces, or for people who have not joined yet.
	 */
	private static Set<String> addresses(User user) {
		User.Profile profile = user.getProfile();
		boolean verified = user.isEmailConfirmed() && !user.isBot() && !user.isDeleted() && !user.isStranger()
				&& !user.isInvitedUser();
		String address = profile == null ? null : profile.getEmail();
		return verified && StringUtils.hasText(address) ? Set.of(address) : Set.of();
	}

	private static String name(User user) {
		User.Profile profile = user.getProfile();
		if (profile != null && StringUtils.hasText(profile.getDisplayName())) {
			return profile.getDisplayName();
		}
		return StringUtils.hasText(user.getRealName()) ? user.getRealName() : handle(user);
	}

	private static String handle(User user) {
		return StringUtils.hasText(user.getName()) ? user.getName() : user.getId();
	}

	private ZoneId zone(@Nullable String name) {
		try {
			return name == null ? rules.zone() : ZoneId.of(name);
		}
		catch (DateTimeException unknown) {
			return rules.zone();
		}
	}

}
