package dev.firewatch.policy;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A team that looks after services.
 *
 * @param lead the handle of its lead, such as {@code @alice}
 * @param invite handles of people or user groups that are invited to its incidents
 * @param channel the name of the team's channel, without the hash sign; empty if there is
 * none
 */
public record Team(String id, String name, @Nullable String lead, List<String> invite, String channel) {

	public Team {
		invite = List.copyOf(invite);
	}

}
