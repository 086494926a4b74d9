package dev.firewatch.risk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Reads what change to a risk somebody has in mind, as they write it. */
public final class ProposalReader {

	/** A score by its name, with the number that it is to be. */
	private static final Pattern SCORE = Pattern.compile("(?<name>(?i:\\bprobability|\\blikelihood|\\bimpact|\\bharm)"
			+ "|\\b[Pp](?=\\s*[=:\\d]|\\s+(?:from|to)\\b)|\\bI(?=\\s*[=:\\d]|\\s+(?:from|to)\\b))"
			+ "(?:[^,;\\n]*?(?:\\bto\\b|→|->)\\s*|\\s*[=:]\\s*|\\s*)[PpIi]?\\s*[=:]?\\s*(?<band>[1-5])\\b");

	/** What names no score is about the probability. */
	private static final Pattern BAND = Pattern.compile("(?i)\\bto\\s+P?\\s*[=:]?\\s*([1-5])\\b");

	/** A score as it is, before what it is to be. */
	private static final Pattern FROM = Pattern.compile("(?i)(?:from\\s+)?[pi]?[1-5]\\s*(?:to\\b|→|->)");

	/** A score, and more words after it. */
	private static final Pattern WHY = Pattern
		.compile("(?is)\\w+[:,=]?\\s*(?:(?:from\\s+)?[pi]?[1-5]\\s*(?:to\\b|→|->)\\s*|to\\s+)?[pi]?[=:]?\\s*[1-5]\\b"
				+ "\\s*[,:;.–-]*\\s*(?:because\\b[,:]?\\s*)?(?<why>\\S.*)");

	private static final Pattern RISK = Pattern.compile("\\b[A-Za-z]{2,}-\\d[A-Za-z0-9._-]*");

	private static final Pattern PART = Pattern.compile("\\b[MI]\\d+\\b");

	private static final Pattern THRESHOLD = Pattern.compile("(?i)threshold\\b.*?\\bto\\s+(\\S.*)");

	private static final Pattern REPLACE = Pattern
		.compile("(?is)\\breplace\\s+(?<old>M\\d+)\\s+(?:with|by)\\s+(?<new>\\S.*)");

	private static final Pattern ADDED_RISK = Pattern
		.compile("(?is)(?:add\\s+)?(?:an?\\s+|the\\s+)?(?:new\\s+)?risk\\b:?\\s+(?<title>\\S.*)");

	/** What says only that something is to be added, such as "Add a mitigation". */
	private static final Pattern NOTHING = Pattern.compile("(?i)(?:(?:add|plan|enter|find|define|propose|tighten)\\s+)?"
			+ "(?:(?:an?|the|some|more|another|new|better)\\s+)*"
			+ "(?:mitigations?|indicators?|cascades?|thresholds?|escalations?|risks?)?\\s*[.:!…]*");

	private ProposalReader() {
	}

	/** Whether a text doesn't say what is to be added. */
	public static boolean saysNothing(String text) {
		return NOTHING.matcher(text.strip()).matches();
	}

	/**
	 * What a change says, without the words that only name its kind: "mitigation Second
	 * provider" is "Second provider" where a mitigation is proposed.
	 */
	public static String text(ProposalKind kind, String text) {
		String name = switch (kind) {
			case MITIGATION, IMPLEMENT, STRENGTHEN -> "(?:mitigation|implement|strengthen)(?:\\s+M\\d+\\b)?";
			case REPLACE -> "(?:mitigation|replace\\s+M\\d+(?:\\s+(?:with|by)\\b)?)";
			case INDICATOR -> "indicator";
			case TIGHTEN -> "threshold(?:\\s+of\\s+I\\d+)?(?:\\s+to\\b|\\s*→)?";
			case ESCALATION -> "escalation(?:\\s*→)?";
			case CASCADE -> "cascade(?:\\s+to)?(?:\\s+[A-Za-z]{2,}-\\d[A-Za-z0-9._-]*)?";
			case RISK -> "risk";
			case PROBABILITY, IMPACT -> "";
		};
		return name.isEmpty() ? text.strip()
				: text.strip()
					.replaceFirst("(?i)^(?:(?:add\\s+)?(?:an?\\s+|the\\s+)?(?:new\\s+)?" + name + "\\s*[:,]\\s*|" + name
							+ "(?:\\s+|$))", "");
	}

	/** New scores, as far as they aren't the risk's own. */
	public static List<ProposedChange> scores(String text, RiskContent risk) {
		List<ProposedChange> changes = new ArrayList<>();
		Matcher score = SCORE.matcher(text);
		boolean named = false;
		while (score.find()) {
			named = true;
			boolean harm = score.group("name").matches("(?i)i|impact|harm");
			int band = Integer.parseInt(score.group("band"));
			if (band != (harm ? risk.impact() : risk.probability())) {
				changes.add(ProposedChange.band(harm ? ProposalKind.IMPACT : ProposalKind.PROBABILITY, band));
			}
		}
		Matcher bare = BAND.matcher(text);
		if (!named && bare.find() && Integer.parseInt(bare.group(1)) != risk.probability()) {
			changes.add(ProposedChange.band(ProposalKind.PROBABILITY, Integer.parseInt(bare.group(1))));
		}
		return changes;
	}

	/** The risks that it is to lead to; one that isn't there yet is to be entered. */
	public static List<ProposedChange> cascades(String text, @Nullable String how, RiskContent risk) {
		Matcher added = ADDED_RISK.matcher(text.strip());
		if (!RISK.matcher(text).find() && added.matches()) {
			return List.of(entering(added.group("title"), risk));
		}
		return RISK.matcher(text)
			.results()
			.map(found -> new RiskId(found.group().toUpperCase(Locale.ROOT)))
			.distinct()
			.filter(id -> risk.cascades().stream().noneMatch(one -> one.to().equals(id)))
			.map(id -> ProposedChange.of(ProposalKind.CASCADE, id.value(), how))
			.toList();
	}

	/** A risk that it leads to, scored like it until somebody knows better. */
	private static ProposedChange entering(String title, RiskContent risk) {
		return new ProposedChange(ProposalKind.RISK, risk.probability(), null, title.strip(), null, null,
				risk.impact());
	}

	/** What is to become of mitigations; empty if the text doesn't say. */
	public static List<ProposedChange> mitigations(String text, RiskContent risk, LocalDate due) {
		return saysNothing(text) ? List.of() : List.of(mitigation(text, risk, due));
	}

	/** What is to become of a mitigation, or a new one. */
	private static ProposedChange mitigation(String text, RiskContent risk, LocalDate due) {
		String lower = text.toLowerCase(Locale.ROOT);
		Matcher replaced = REPLACE.matcher(text);
		if (replaced.find() && mitigation(risk, replaced.group("old")) != null) {
			return new ProposedChange(ProposalKind.REPLACE, null, replaced.group("old"), replaced.group("new").strip(),
					null, due, null);
		}
		Matcher named = PART.matcher(text);
		List<Mitigation> planned = risk.mitigations()
			.stream()
			.filter(one -> one.state() == MitigationState.PLANNED)
			.toList();
		String target = named.find() ? named.group()
				: lower.contains("implement") && planned.size() == 1 ? planned.get(0).id() : null;
		Mitigation known = mitigation(risk, target);
		if (known == null) {
			return new ProposedChange(ProposalKind.MITIGATION, null, null, colon(text), null, due, null);
		}
		LocalDate promised = known.due();
		return new ProposedChange(
				known.state() == MitigationState.PLANNED ? ProposalKind.IMPLEMENT : ProposalKind.STRENGTHEN, null,
				target, null, null, promised != null && promised.isAfter(due) ? promised : due, null);
	}

	/** "Add a mitigation: Contract tests" is about contract tests. */
	private static String colon(String text) {
		return text.replaceFirst("(?i)^\\s*(?:add\\s+)?(?:an?\\s+|the\\s+)?(?:new\\s+)?mitigation:\\s*", "");
	}

	private static @Nullable Mitigation mitigation(RiskContent risk, @Nullable String id) {
		return risk.mitigations().stream().filter(one -> one.id().equals(id)).findFirst().orElse(null);
	}

	/** Indicators to add, and thresholds to tighten. */
	public static List<ProposedChange> indicators(String text, RiskContent risk) {
		List<ProposedChange> changes = new ArrayList<>();
		for (String part : text.split("[,;\n]")) {
			Matcher threshold = THRESHOLD.matcher(part);
			Matcher named = PART.matcher(part);
			String target = named.find() ? named.group()
					: risk.indicators().size() == 1 ? risk.indicators().get(0).id() : null;
			boolean known = risk.indicators().stream().map(RiskIndicator::id).anyMatch(id -> id.equals(target));
			if (threshold.find() && known) {
				changes.add(ProposedChange.of(ProposalKind.TIGHTEN, target, threshold.group(1).strip()));
			}
			else if (!saysNothing(part) && !part.strip().toLowerCase(Locale.ROOT).startsWith("tighten")) {
				changes.add(ProposedChange.of(ProposalKind.INDICATOR, null,
						part.strip().replaceFirst("(?i)^add\\s+(an?\\s+)?(new\\s+)?(indicator:\\s*)?", "")));
			}
		}
		return changes;
	}

	/** What it is to be comes after what it is, if that is said. */
	private static String leadingTo(String score) {
		return FROM.matcher(score).lookingAt() ? score : "to " + score;
	}

	/**
	 * Why a change is proposed, where its words say more than the change; empty if they
	 * don't.
	 */
	public static String why(String text, ProposedChange change) {
		Matcher band = WHY.matcher(text.strip());
		boolean scores = change.kind() == ProposalKind.PROBABILITY || change.kind() == ProposalKind.IMPACT;
		return scores && band.matches() ? band.group("why") : "";
	}

	/**
	 * A change that is proposed in words of its own, such as {@code impact 4},
	 * {@code replace M1 with contract tests} or {@code risk Reports are late}.
	 * @return empty if it can't be read
	 */
	public static List<ProposedChange> said(String text, RiskContent risk, LocalDate due) {
		String words = text.strip();
		String first = words.replaceFirst("(?s)\\s.*", "").toLowerCase(Locale.ROOT).replaceAll("[:,]$", "");
		String rest = words.length() > first.length() ? words.substring(first.length()).replaceFirst("^[:,]?\\s*", "")
				: "";
		List<ProposedChange> scores = switch (first) {
			case "p", "probability", "likelihood" -> scores("probability " + leadingTo(rest), risk);
			case "i", "impact", "harm" -> scores("impact " + leadingTo(rest), risk);
			default -> List.of();
		};
		if (!scores.isEmpty() || saysNothing(rest)) {
			return scores;
		}
		return switch (first) {
			case "replace" -> {
				ProposedChange read = mitigation(words, risk, due);
				yield read.kind() == ProposalKind.REPLACE ? List.of(read) : List.of();
			}
			case "implement", "strengthen" -> {
				ProposedChange read = mitigation(words, risk, due);
				yield read.kind() == ProposalKind.MITIGATION ? List.of() : List.of(read);
			}
			case "mitigation" ->
				List.of(new ProposedChange(ProposalKind.MITIGATION, null, null, rest, null, due, null));
			case "risk" -> List.of(entering(rest, risk));
			case "cascade" -> cascades(words, null, risk);
			case "indicator" -> List.of(ProposedChange.of(ProposalKind.INDICATOR, null, rest));
			case "threshold" ->
				indicators(words, risk).stream().filter(one -> one.kind() == ProposalKind.TIGHTEN).toList();
			case "escalation" -> List.of(ProposedChange.of(ProposalKind.ESCALATION, null, rest));
			default -> List.of();
		};
	}

}
