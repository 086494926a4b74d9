package dev.firewatch.chat.teams.rooms;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.firewatch.chat.Administrators;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.teams.connector.TeamsGraph;
import dev.firewatch.people.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells administrators before a team has as many channels as it may. */
class ChannelQuota {

	private static final Logger log = LoggerFactory.getLogger(ChannelQuota.class);

	/** From this many channels on they are told. */
	private static final int MANY = ChannelCount.MOST * 9 / 10;

	/** From this many channels on we count each time, not once a day. */
	private static final int SOME = ChannelCount.MOST * 8 / 10;

	private final TeamsGraph graph;

	private final ChannelCounts counts;

	private final Administrators administrators;

	private final Clock realTime;

	/** Teams with few channels, by the day on which they were counted. */
	private final Cache<String, LocalDate> few = Caffeine.newBuilder().maximumSize(1_000).build();

	ChannelQuota(TeamsGraph graph, ChannelCounts counts, Administrators administrators, Clock realTime) {
		this.graph = graph;
		this.counts = counts;
		this.administrators = administrators;
		this.realTime = realTime;
	}

	/**
	 * Counts again after a channel was opened in the team; a failure here holds nobody
	 * up.
	 */
	void opened(String team) {
		LocalDate today = LocalDate.ofInstant(Instant.now(realTime), ZoneOffset.UTC);
		if (today.equals(few.getIfPresent(team))) {
			return;
		}
		try {
			ChannelCount before = counts.findById(team).orElseGet(() -> ChannelCount.none(team));
			ChannelCount now = before.counted(today, graph.count(team));
			counts.save(now);
			tell(team, now.counting());
			if (now.counting() < SOME) {
				few.put(team, today);
			}
		}
		catch (PlatformFailure uncounted) {
			log.info("How many channels the team {} has is not known: {}", team, uncounted.getMessage());
			few.put(team, today);
		}
	}

	private void tell(String team, int channels) {
		if (channels >= MANY) {
			administrators.tell(Platform.TEAMS, "channels/" + team,
					"The team " + team + " for incidents has about " + channels + " of the " + ChannelCount.MOST
							+ " channels that Teams allows; deleted ones count for 30 days. When it is full, no more"
							+ " can be opened there. An administrator can fix this: add another team to TEAMS_TEAM_ID,"
							+ " or delete old channels.");
		}
		else if (channels < SOME) {
			administrators.mended(Platform.TEAMS, "channels/" + team);
		}
	}

}
