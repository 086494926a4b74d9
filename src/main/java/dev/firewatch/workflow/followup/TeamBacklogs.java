package dev.firewatch.workflow.followup;

import java.util.List;
import java.util.Optional;

import org.springframework.data.repository.Repository;

/** The stored backlogs, found by team. */
interface TeamBacklogs extends Repository<TeamBacklog, String> {

	TeamBacklog save(TeamBacklog backlog);

	Optional<TeamBacklog> findById(String team);

	List<TeamBacklog> findAllById(Iterable<String> teams);

}
