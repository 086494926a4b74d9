package dev.firewatch.chat.slack.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.firewatch.chat.Administrators;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.PlatformFailure.FailureOutcome;
import dev.firewatch.people.Platform;
import org.jspecify.annotations.Nullable;

/** Brings people and user groups into a channel. */
class SlackInvitations {

	/** The most that Slack takes in one call. */
	private static final int BATCH = 100;

	private static final int PAGE = 500;

	/** Nothing is missing. */
	private static final Set<String> THERE = Set.of("already_in_channel", "cant_invite_self");

	/** Why somebody stays outside; anything else is a fault of the call. */
	private static final Map<String, String> OUTSIDE = Map.of("cant_invite", "Slack doesn't allow it", "user_not_found",
			"Slack doesn't know them", "no_user", "Slack doesn't know them", "user_is_restricted",
			"a guest who can't be added to it", "ura_max_channels", "a guest who is in as many channels as they may be",
			"org_user_not_in_team", "not in this workspace", "user_team_not_in_channel", "not in this workspace",
			"invitee_cant_see_channel", "not allowed to see it", "no_external_invite_permission",
			"of another organisation, which I may not invite", "external_channel_migrating",
			"the channel is being moved");

	private static final Set<String> EXPECTED = Stream.concat(THERE.stream(), OUTSIDE.keySet().stream())
		.collect(Collectors.toUnmodifiableSet());

	/** Slack's own ids: they are never chosen by anybody. */
	private static final Pattern USER = Pattern.compile("[UW][A-Z0-9]{4,}");

	private static final Pattern GROUP = Pattern.compile("S[A-Z0-9]{4,}");

	private final SlackWeb web;

	private final SlackPages pages = new SlackPages();

	/**
	 * The people on the pages that were read, by handle; used by one thread at a time.
	 */
	private final Map<String, String> readSoFar = new HashMap<>();

	private final LoadingCache<String, Map<String, String>> handles = Caffeine.newBuilder()
		.expireAfterWrite(Duration.ofMinutes(10))
		.build(which -> which.equals("groups") ? groups() : users());

	private final Administrators administrators;

	SlackInvitations(SlackWeb web, Administrators administrators) {
		this.web = web;
		this.administrators = administrators;
	}

	/**
	 * Brings them in.
	 * @return who stays outside, by user id, and why
	 */
	Map<String, String> invite(String channel, Collection<String> users, List<String> names) {
		Set<String> all = new LinkedHashSet<>(users);
		names.forEach(name -> all.addAll(members(name)));
		List<String> left = new ArrayList<>(all);
		Map<String, String> outside = new LinkedHashMap<>();
		for (int from = 0; from < left.size(); from += BATCH) {
			batch(channel, left.subList(from, Math.min(from + BATCH, left.size())), outside);
		}
		return outside;
	}

	/**
	 * The user ids behind a name: an account's or a user group's own id, an e-mail
	 * address, or the handle of a person or a user group; none if Slack knows nobody by
	 * it.
	 */
	List<String> named(String name) {
		if (USER.matcher(name).matches()) {
			return List.of(name);
		}
		if (GROUP.matcher(name).matches()) {
			return users(name, name);
		}
		if (name.indexOf('@') > 0) {
			return withAddress(name);
		}
		String handle = name.replaceFirst("^@", "").toLowerCase(Locale.ROOT);
		String user = map("users").get(handle);
		if (user != null) {
			return List.of(user);
		}
		String group = map("groups").get(handle);
		return group == null ? List.of() : users(group, handle);
	}

	private List<String> withAddress(String address) {
		var answer = web.call(SlackMethod.USERS_LOOKUP_BY_EMAIL, "look somebody up", Set.of("users_not_found"),
				client -> client.usersLookupByEmail(r -> r.email(address)));
		return answer.isOk() ? List.of(answer.getUser().getId()) : List.of();
	}

	private List<String> users(String group, String handle) {
		var answer = web.call(SlackMethod.USERGROUPS_USERS_LIST, "see who is in @" + handle,
				client -> client.usergroupsUsersList(r -> r.usergroup(group)));
		return answer.getUsers() == null ? List.of() : answer.getUsers();
	}

	/** Slack also says yes while some of them stay outside. */
	private void batch(String channel, List<String> users, Map<String, String> outside) {
		var answer = web.call(SlackMethod.CONVERSATIONS_INVITE, "invite people", EXPECTED,
				client -> client.conversationsInvite(r -> r.channel(channel).users(users).force(true)));
		if (answer.isOk()) {
			if (answer.getErrors() != null) {
				answer.getErrors().forEach(error -> outside(error.getUser(), error.getError(), outside));
			}
		}
		else if (users.size() > 1) {
			users.forEach(user -> batch(channel, List.of(user), outside));
		}
		else {
			outside(users.get(0), answer.getError(), outside);
		}
	}

	private static void outside(@Nullable String user, @Nullable String error, Map<String, String> outside) {
		if (user != null && error != null && !THERE.contains(error)) {
			outside.put(user, OUTSIDE.getOrDefault(error, error));
		}
	}

	/** The same for an invitation: who can't be found is told, the others still come. */
	private List<String> members(String name) {
		String about = "group/" + name.replaceFirst("^@", "").toLowerCase(Locale.ROOT);
		try {
			List<String> found = named(name);
			if (found.isEmpty()) {
				administrators.tell(Platform.SLACK, about,
						"Slack has no person or user group called " + name
								+ ", so nobody was invited. An administrator can fix this: correct the name in"
								+ " services.yml or policy.yml, or make the group.");
			}
			else {
				administrators.mended(Platform.SLACK, about);
			}
			return found;
		}
		catch (PlatformFailure failure) {
			if (failure.outcome() != FailureOutcome.PERMANENT) {
				throw failure;
			}
			administrators.tell(Platform.SLACK, about, "Nobody of " + name + " was invited. " + failure.getMessage());
			return List.of();
		}
	}

	private Map<String, String> map(String which) {
		Map<String, String> found = handles.get(which);
		return found == null ? Map.of() : found;
	}

	private Map<String, String> groups() {
		// A free workspace has no user groups.
		var answer = web.call(SlackMethod.USERGROUPS_LIST, "see the user groups",
				Set.of("plan_upgrade_required", "paid_teams_only"), client -> client.usergroupsList(r -> r));
		Map<String, String> groups = new HashMap<>();
		if (answer.getUsergroups() != null) {
			answer.getUsergroups().forEach(group -> groups.put(lower(group.getHandle()), group.getId()));
		}
		return groups;
	}

	private Map<String, String> users() {
		if (!pages.goesOn("users")) {
			readSoFar.clear();
		}
		pages.walk("users", cursor -> {
			var answer = web.call(SlackMethod.USERS_LIST, "see who is here",
					client -> client.usersList(r -> r.limit(PAGE).cursor(cursor)));
			if (answer.getMembers() != null) {
				answer.getMembers()
					.stream()
					.filter(user -> !user.isDeleted())
					.forEach(user -> readSoFar.put(lower(user.getName()), user.getId()));
			}
			return answer.getResponseMetadata();
		});
		return Map.copyOf(readSoFar);
	}

	private static String lower(String handle) {
		return handle == null ? "" : handle.toLowerCase(Locale.ROOT);
	}

}
