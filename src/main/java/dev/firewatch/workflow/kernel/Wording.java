package dev.firewatch.workflow.kernel;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.firewatch.casefile.ComputedAnswers;
import dev.firewatch.chat.Cut;
import dev.firewatch.policy.Refusal;

/** The sentences and formats that several use cases share. */
public final class Wording {

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

	private static final DateTimeFormatter DAY_AND_YEAR = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

	private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm", Locale.ENGLISH);

	private static final int LABEL = 60;

	private Wording() {
	}

	public static String unknownIncident(String id) {
		return "I don't know " + id + ". `list` shows the incidents you can see.";
	}

	/** Why it can't be done, and what to do instead. */
	public static String refusal(Refusal refusal) {
		String first = refusal.details().isEmpty() ? "" : refusal.details().get(0);
		String second = refusal.details().size() > 1 ? refusal.details().get(1) : first;
		return switch (refusal.rule()) {
			case WRONG_STATUS -> "This can't be done while it is " + second + "." + wayOut(second);
			case ALREADY ->
				second.equals(first) ? "It is " + first + " already." : first + " is " + second + " already.";
			case REASON_NEEDED -> "Setting " + first + " needs a reason. Try `sev " + first + " only internal users`.";
			case UNKNOWN_CAUSE ->
				"There is no cause " + first + ". Add it first with `cause <text>`, or leave `for` out.";
			case NOT_DONE_YET -> first + " is " + second + ", not done yet. Mark it with `done " + first
					+ "` first, then give the result.";
			case NOTHING_TO_TAKE ->
				"Nobody is waiting for your answer about " + first + ". `todo` shows what is yours.";
			case HELP_ASKED ->
				"Help with " + first + " was asked for today already. To say more, write in the channel.";
			case NOT_DUE_YET ->
				"The last check of " + first + " counts. The next one is on " + second + "; give its result then.";
			case OWNER_MAY_NOT_VERIFY -> "You own " + first + ", so somebody else has to verify it.";
			case OWNER_MAY_NOT_APPROVE -> "You own " + first + ", so somebody else has to approve it.";
			case NOTHING_TO_APPROVE -> "Nothing about " + first + " waits for approval.";
			case SECTIONS_OPEN -> "Not yet: " + count(refusal.details().size(), "section") + " without an answer ("
					+ String.join(", ", refusal.details()) + "). `postmortem` takes you to the next one.";
			case SIGNATURES_MISSING -> "Not yet: it is not signed by " + joined(refusal.details())
					+ " as it reads now. They sign with `sign`.";
			case NOT_PERMITTED -> "Only " + joined(refusal.details()) + " can do that.";
			case PUBLISHED ->
				"The postmortem is published. To change it, begin a new version with " + "`amend <reason>`.";
			case NOT_PUBLISHED -> "The postmortem is not published yet, so it can simply be changed: `postmortem`.";
			case QUALITY -> "Not yet: " + count(refusal.details().size(), "thing") + " to fix before it is published ("
					+ String.join(", ", refusal.details()) + "). `quality` shows what to do.";
			case NOT_RESOLVED -> "It is not resolved yet. When it is over, say `resolve`.";
		};
	}

	private static String wayOut(String status) {
		return switch (status) {
			case "closed", "cancelled" -> " To go on with it, say `reopen <reason>`.";
			case "resolved", "following up" -> " If it isn't over after all, say `reopen <reason>`.";
			default -> "";
		};
	}

	/** {@code 1 fix}, {@code 2 fixes}. */
	public static String fixes(long number) {
		return number + (number == 1 ? " fix" : " fixes");
	}

	public static String count(long number, String thing) {
		return number + " " + thing + (number == 1 ? "" : "s");
	}

	/** {@code a, b and c}. */
	public static String joined(List<String> words) {
		if (words.size() < 2) {
			return String.join("", words);
		}
		return words.stream().limit(words.size() - 1L).collect(Collectors.joining(", ")) + " and "
				+ words.get(words.size() - 1);
	}

	/**
	 * A duration as documents have it, too: nobody is to wonder which of two is right.
	 */
	public static String lasting(Duration duration) {
		return ComputedAnswers.lasting(duration.isNegative() ? Duration.ZERO : duration);
	}

	/** A day as seen from today: {@code today}, {@code yesterday}, {@code Fri 4 Dec}. */
	public static String day(LocalDate day, LocalDate today) {
		long away = day.toEpochDay() - today.toEpochDay();
		if (away == 0) {
			return "today";
		}
		if (away == 1) {
			return "tomorrow";
		}
		if (away == -1) {
			return "yesterday";
		}
		return Math.abs(away) < 180 ? DAY.format(day) : DAY_AND_YEAR.format(day);
	}

	/** A moment with date and zone, for texts that are kept. */
	public static String moment(Instant at, ZoneId zone) {
		return MOMENT.format(at.atZone(zone)) + " " + zone(zone);
	}

	/** The zone's name, for where a time could be mistaken. */
	public static String zone(ZoneId zone) {
		return zone.getId();
	}

	/** The beginning of the text, visibly cut if it is longer than a line. */
	public static String brief(String text) {
		return Cut.line(text, LABEL);
	}

}
