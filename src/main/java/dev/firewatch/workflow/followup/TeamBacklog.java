package dev.firewatch.workflow.followup;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Which incidents of a team have something overdue, as of when each was last looked at.
 * What is told is counted again.
 */
@Document("backlogs")
record TeamBacklog(@Id String team, @Version @Nullable Long version, List<Share> shares) {

	/** Nobody reads more than that, and the document stays small. */
	static final int MOST = 200;

	TeamBacklog {
		shares = List.copyOf(shares);
	}

	/** Nothing has been written down of the team. */
	static TeamBacklog none(String team) {
		return new TeamBacklog(team, null, List.of());
	}

	/** What is overdue in one incident. */
	record Share(String incident, int overdue, boolean security) {
	}

}
