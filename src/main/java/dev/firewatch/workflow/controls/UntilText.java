package dev.firewatch.workflow.controls;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.firewatch.recovery.ControlEnd;
import dev.firewatch.timeline.ComingDay;
import dev.firewatch.timeline.ComingMoment;
import dev.firewatch.timeline.SpokenRules;

/**
 * Until when, as people say it: a moment to come, or a stage of the recovery.
 *
 * @param rest what follows it
 * @param certain whether it is a moment or a stage that is known by that name; any other
 * text is kept as the name of a stage, and has to be asked about
 */
record UntilText(ControlEnd end, String rest, boolean certain) {

	private static final Pattern HOURS = Pattern.compile("(?:in |for )?(\\d{1,4}) ?(?:h|hrs?|hours?)");

	private static final Pattern NORMAL = Pattern
		.compile("(?:(?:the )?return to |back to )?normal(?: operations?)?|(?:the )?return-to-normal");

	private static final Pattern STAGES = Pattern
		.compile("stabili[sz]ation|investigation|remediation|redeployment|canary|rollout|review|resolved?|closed?");

	/** Whatever is further away was meant otherwise. */
	private static final Duration LONGEST = Duration.ofDays(366);

	private static final int MOST_WORDS = 6;

	/** Reads a text that is nothing else. */
	static UntilText exactly(String text, Instant now, ZoneId zone, SpokenRules rules) {
		String said = plain(text);
		return moment(said, now, zone, rules).map(at -> new UntilText(ControlEnd.at(at), "", true))
			.orElseGet(() -> stage(said, ""));
	}

	/** Reads the moment that a text begins with, else a stage up to a reason. */
	static UntilText leading(String text, Instant now, ZoneId zone, SpokenRules rules) {
		String said = plain(text);
		Matcher words = Pattern.compile("\\S+").matcher(said);
		List<Integer> ends = new ArrayList<>();
		while (words.find() && ends.size() < MOST_WORDS) {
			ends.add(0, words.end());
		}
		for (int end : ends) {
			Optional<Instant> at = moment(said.substring(0, end), now, zone, rules);
			if (at.isPresent()) {
				return new UntilText(ControlEnd.at(at.get()), reason(said.substring(end)), true);
			}
		}
		for (int end : ends) {
			UntilText known = stage(said.substring(0, end), said.substring(end));
			if (known.certain()) {
				return known;
			}
		}
		int because = said.toLowerCase(Locale.ROOT).indexOf(" because ");
		return because < 0 ? stage(said, "") : stage(said.substring(0, because), said.substring(because));
	}

	private static String plain(String text) {
		return text.strip().replaceFirst("(?i)^until\\s+", "").replaceAll("[\\s\\u00a0]+", " ");
	}

	private static String reason(String rest) {
		return rest.strip().replaceFirst("(?i)^(?:because|,|:|;|-|–|—)\\s*", "");
	}

	private static UntilText stage(String said, String rest) {
		String lower = said.toLowerCase(Locale.ROOT).replaceAll("[.,;:]$", "");
		boolean normal = NORMAL.matcher(lower).matches();
		return new UntilText(ControlEnd.with(normal ? ControlEnd.RETURN_TO_NORMAL : said), reason(rest),
				normal || STAGES.matcher(lower).matches());
	}

	private static Optional<Instant> moment(String said, Instant now, ZoneId zone, SpokenRules rules) {
		String lower = said.toLowerCase(Locale.ROOT);
		Matcher hours = HOURS.matcher(lower);
		Optional<Instant> found = hours.matches()
				? Optional.of(now.plus(Duration.ofHours(Integer.parseInt(hours.group(1)))))
				: ComingMoment.parse(said, now, zone, rules)
					.or(() -> Stream.of("today ", "tomorrow ")
						.flatMap(day -> ComingMoment.parse(day + said, now, zone, rules).stream())
						.findFirst())
					.or(() -> lastOf(said, now, zone, rules));
		return found.filter(at -> at.isAfter(now) && !at.isAfter(now.plus(LONGEST)));
	}

	/** A day counts to its end. */
	private static Optional<Instant> lastOf(String said, Instant now, ZoneId zone, SpokenRules rules) {
		LocalDate today = now.atZone(zone).toLocalDate();
		return ComingDay.parse(said, today, rules.dayFirst())
			.map(day -> day.plusDays(1).atStartOfDay(zone).minusMinutes(1).toInstant());
	}

}
