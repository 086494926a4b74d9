package dev.firewatch.timeline;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which messages of a channel are likely to belong on the timeline. What happened leaves
 * traces in how people write: they name the step, show a graph, give a number, and others
 * react.
 */
public final class KeyMessages {

	/** Steps that end up in every timeline, so they weigh most. */
	private static final Pattern STEP = words("roll(?:ed|ing)? ?back|rollback|revert(?:ed|ing)?|deploy(?:ed|ing|ment)?"
			+ "|release[ds]?|hotfix(?:ed)?|patch(?:ed|ing)?|restart(?:ed|ing)?|reboot(?:ed|ing)?|fail(?:ed|ing)? ?over"
			+ "|failover|scal(?:ed|ing) (?:up|down|out)|drain(?:ed|ing)?|disabled?|enabled?|turned (?:on|off)"
			+ "|flag (?:is )?(?:on|off)|blocked|isolated|revoked|rotated|escalated|paged|merged");

	/** A turning point of the incident, which durations are measured between. */
	private static final Pattern TURN = words("mitigated|resolved|recover(?:ed|ing)|fixed|all clear|back to normal"
			+ "|root cause|cause is|caused by|culprit|because of|confirmed|first (?:seen|occurrence|error)|detected"
			+ "|started (?:at|around)|reproduced?|found (?:it|the)|it(?: i|')s down|is down|went down|outage");

	private static final Pattern LINK = Pattern.compile("https?://\\S+");

	/** A reading: "0.2 %", "340ms", "12k requests", "3 of 9 nodes", "from 4 to 9". */
	private static final Pattern READING = Pattern.compile("(?i)\\d+(?:[.,]\\d+)?\\s?(?:%|percent\\b|ms\\b|s\\b|sec\\b"
			+ "|min(?:utes?)?\\b|h(?:ours?)?\\b|[kmg]i?b\\b|rps\\b|qps\\b|k\\b|req(?:uests?)?\\b|errors?\\b|users?\\b"
			+ "|customers?\\b|orders?\\b|tickets?\\b|nodes?\\b|pods?\\b|5xx\\b)|\\b\\d+ (?:of|out of) \\d+\\b"
			+ "|\\bfrom \\d\\S* to \\d");

	/** Politeness and waiting, which occur in every incident. */
	private static final Pattern SMALL_TALK = Pattern.compile(
			"(?i)\\W*(?:(?:ok|okay|k|yes|yep|no|nope|thanks?|thank you|thx|ty|great|nice|cool|done|hi|hello|hey|morning"
					+ "|on it|looking|lgtm|same here|will do|sure|1|good morning|good catch|good job|sorry|np)(?:\\W+|$))+");

	/** Longer than any small talk. */
	private static final int SMALL = 60;

	private static final int STEP_WEIGHS = 4;

	private static final int TURN_WEIGHS = 4;

	/** A graph or a log excerpt is worth a sentence. */
	private static final int FILES_WEIGH = 3;

	private static final int LINK_WEIGHS = 2;

	private static final int READING_WEIGHS = 2;

	/** Others saw something in it; more than three suggest a good joke. */
	private static final int MOST_REACTIONS = 3;

	/** A question asks what happened rather than saying it. */
	private static final int QUESTION_WEIGHS = -3;

	private static final int ENOUGH = 2;

	private KeyMessages() {
	}

	/**
	 * The likeliest messages, at most the given number, in the order in which they were
	 * written.
	 */
	public static List<ChannelUtterance> among(List<ChannelUtterance> messages, int most) {
		return messages.stream()
			.filter(utterance -> score(utterance) >= ENOUGH)
			.sorted(Comparator.comparingInt(KeyMessages::score).reversed().thenComparing(ChannelUtterance::at))
			.limit(most)
			.sorted(Comparator.comparing(ChannelUtterance::at))
			.toList();
	}

	/** How likely the message belongs on the timeline; higher is likelier. */
	static int score(ChannelUtterance utterance) {
		String text = utterance.text();
		if (text.length() < SMALL && SMALL_TALK.matcher(text).matches() && !utterance.files()) {
			return 0;
		}
		int score = Math.min(utterance.reactions(), MOST_REACTIONS);
		score += STEP.matcher(text).find() ? STEP_WEIGHS : 0;
		score += TURN.matcher(text).find() ? TURN_WEIGHS : 0;
		score += utterance.files() ? FILES_WEIGH : 0;
		score += LINK.matcher(text).find() ? LINK_WEIGHS : 0;
		score += READING.matcher(text).find() ? READING_WEIGHS : 0;
		score += text.stripTrailing().endsWith("?") ? QUESTION_WEIGHS : 0;
		return Math.max(0, score);
	}

	private static Pattern words(String words) {
		return Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + words + ")(?![\\p{L}\\p{N}])", Pattern.CASE_INSENSITIVE);
	}

}
