package dev.firewatch.policy;

import java.util.List;

/**
 * Something that a team runs and others notice when it fails.
 *
 * @param team the id of the team
 * @param phrases other words people use for it
 */
public record Service(String id, String name, String team, List<String> phrases) {

	public Service {
		phrases = List.copyOf(phrases);
	}

}
