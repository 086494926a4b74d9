package dev.firewatch.chat.teams.rooms;

import java.util.Optional;

import org.springframework.data.repository.Repository;

/** How many channels each team had, found by the team's id. */
interface ChannelCounts extends Repository<ChannelCount, String> {

	Optional<ChannelCount> findById(String team);

	ChannelCount save(ChannelCount count);

}
