package dev.firewatch.chat.slack.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.firewatch.chat.Administrators;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.PlatformFailure.FailureOutcome;
import dev.firewatch.people.Platform;

/** Brings people and user groups into a channel. */
class SlackInvitations {

	/** The most that Slack takes in one call. */
	private static final int BATCH = 100;

	private static final int PAGE = 500;

	/** Errors for people who are already in, or can't be: they are skipped. */
	private static final Set<String> PASSED_OVER = Set.of("already_in_channel", "cant_invite_self", "cant_invite",
			"user_not_found", "user_is_restricted", "ura_max_channels", "org_user_not_in_team",
			"user_team_not_in_channel", "no_user");

	private final SlackWeb web;

	private final SlackPages pages = new SlackPages();

	/**
	 * The people on the pages that were read, by handle; used by one thread at a time.
	 */
	private final Map<String, String> readSoFar = new HashMap<>();

	private final LoadingCache<String, Map<String, String>> handles = Caffeine.newBuilder()
		.expireAfterWrite(Duration.ofMinutes(10))
		.build(which -> which.equals("groups") ? groups() : users());

	private final Cache<String, List<String>> members = Caffeine.newBuilder()
		.maximumSize(100)
		.expireAfterWrite(Duration.ofMinutes(2))
		.build();

	private final Administrators administrators;

	SlackInvitations(SlackWeb web, Administrators administrators) {
		this.web = web;
		this.administrators = administrators;
	}

	void invite(String channel, Collection<String> users, List<String> names) {
		Set<String> all = new LinkedHashSet<>(users);
		names.forEach(name -> all.addAll(members(name)));
		List<String> left = new ArrayList<>(all);
		for (int from = 0; from < left.size(); from += BATCH) {
			batch(channel, left.subList(from, Math.min(from + BATCH, left.size())));
		}
	}

	/** The user ids of a group's members; reports nothing if there is no such group. */
	List<String> inGroup(String handle) {
		List<String> found = members.getIfPresent(handle);
		if (found != null) {
			return found;
		}
		try {
			String group = map("groups").get(handle.toLowerCase(Locale.ROOT));
			List<String> read = group == null ? List.of() : users(group, handle);
			members.put(handle, read);
			return read;
		}
		catch (PlatformFailure unreadable) {
			// For now its members don't count; the next caller doesn't wait for it again
			// at once.
			members.put(handle, List.of());
			return List.of();
		}
	}

	private List<String> users(String group, String handle) {
		var answer = web.call(SlackMethod.USERGROUPS_USERS_LIST, "see who is in @" + handle,
				client -> client.usergroupsUsersList(r -> r.usergroup(group)));
		return answer.getUsers() == null ? List.of() : answer.getUsers();
	}

	private void batch(String channel, List<String> users) {
		var answer = web.call(SlackMethod.CONVERSATIONS_INVITE, "invite people", PASSED_OVER,
				client -> client.conversationsInvite(r -> r.channel(channel).users(users).force(true)));
		if (!answer.isOk() && users.size() > 1) {
			users.forEach(user -> batch(channel, List.of(user)));
		}
	}

	/**
	 * The members behind a handle such as {@code @payments}: one person, or a user group.
	 */
	private List<String> members(String name) {
		String handle = name.replaceFirst("^@", "").toLowerCase(Locale.ROOT);
		String user = map("users").get(handle);
		if (user != null) {
			administrators.mended(Platform.SLACK, "group/" + handle);
			return List.of(user);
		}
		try {
			return membersOfGroup(handle);
		}
		catch (PlatformFailure failure) {
			if (failure.outcome() != FailureOutcome.PERMANENT) {
				throw failure;
			}
			// If groups can't be read, the others are still invited.
			administrators.tell(Platform.SLACK, "group/" + handle,
					"Nobody of @" + handle + " was invited. " + failure.getMessage());
			return List.of();
		}
	}

	private List<String> membersOfGroup(String handle) {
		String group = map("groups").get(handle);
		if (group == null) {
			administrators.tell(Platform.SLACK, "group/" + handle,
					"Slack has no person or user group called @" + handle
							+ ", so nobody was invited. An administrator can fix this: correct the name in services.yml"
							+ " or policy.yml, or make the group.");
			return List.of();
		}
		List<String> users = users(group, handle);
		administrators.mended(Platform.SLACK, "group/" + handle);
		return users;
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
