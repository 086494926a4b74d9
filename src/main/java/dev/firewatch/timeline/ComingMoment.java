package dev.firewatch.timeline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import dev.firewatch.timeline.SpokenMoment.Manner;

/**
 * A day and time to come, such as that of a review, with the zone at it if one is named.
 */
public final class ComingMoment {

	private static final int MOST_WORDS = 6;

	private ComingMoment() {
	}

	/**
	 * Reads {@code 2026-12-01 14:00}, {@code tomorrow 10am} or {@code fri at 14:00 UTC};
	 * empty too if the moment is past, or falls into the hour that a clock skips.
	 */
	public static Optional<Instant> parse(String text, Instant now, ZoneId zone, SpokenRules rules) {
		LocalDate today = now.atZone(zone).toLocalDate();
		List<String> words = List.of(text.strip().replaceAll("(?<=\\d)T(?=\\d)", " ").split("[\\s\\u00a0]+"));
		for (int taken = Math.min(words.size() - 1, MOST_WORDS); taken > 0; taken--) {
			Optional<LocalDate> day = ComingDay.parse(String.join(" ", words.subList(0, taken)), today,
					rules.dayFirst());
			if (day.isPresent()) {
				String rest = String.join(" ", words.subList(taken, words.size()));
				return moment(day.get(), rest.replaceFirst("(?i)^at\\s+", ""), zone, rules)
					.filter(moment -> moment.isAfter(now));
			}
		}
		return Optional.empty();
	}

	private static Optional<Instant> moment(LocalDate day, String rest, ZoneId zone, SpokenRules rules) {
		Optional<SpokenMoment> spoken = SpokenMoment.leading(day + " " + rest, Manner.TYPED)
			.filter(one -> one.rest().isBlank() && one.end() == null && !one.open() && one.unclear() == null);
		Optional<LocalTime> time = spoken.flatMap(SpokenMoment::beginning);
		if (time.isEmpty() || spoken.get().zones().size() > 1) {
			return Optional.empty();
		}
		Optional<ZoneId> in = spoken.get().zones().isEmpty() ? Optional.of(zone)
				: SpokenZone.parse(spoken.get().zones().get(0), rules).map(SaidZone::zone);
		LocalDateTime local = day.atTime(time.get());
		return in.filter(there -> !there.getRules().getValidOffsets(local).isEmpty())
			.map(there -> local.atZone(there).toInstant());
	}

}
