package dev.firewatch.chat.teams.rooms;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * How many channels a team had, by day. Deleted ones count for another 30 days, but Graph
 * does not report them: wherever the number fell, at least that many have been deleted.
 */
@Document("teams_channels")
record ChannelCount(@Id String team, List<Day> days) {

	static final int MOST = 1_000;

	private static final int KEPT_DAYS = 30;

	/** What was counted on a day. */
	record Day(LocalDate day, int channels) {
	}

	static ChannelCount none(String team) {
		return new ChannelCount(team, List.of());
	}

	ChannelCount counted(LocalDate today, int channels) {
		List<Day> recent = new ArrayList<>(
				days.stream().filter(day -> day.day().isAfter(today.minusDays(KEPT_DAYS + 1))).toList());
		int last = recent.size() - 1;
		boolean rising = last > 0 && recent.get(last).day().equals(today)
				&& recent.get(last - 1).channels() <= recent.get(last).channels()
				&& recent.get(last).channels() <= channels;
		if (rising) {
			// It adds nothing to its neighbours.
			recent.remove(last);
		}
		recent.add(new Day(today, channels));
		return new ChannelCount(team, recent);
	}

	/** How many channels count towards the limit, as far as we can know. */
	int counting() {
		int deleted = 0;
		for (int i = 1; i < days.size(); i++) {
			deleted += Math.max(0, days.get(i - 1).channels() - days.get(i).channels());
		}
		return days.isEmpty() ? 0 : days.get(days.size() - 1).channels() + deleted;
	}

}
