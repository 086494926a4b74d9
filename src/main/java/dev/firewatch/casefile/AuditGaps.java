package dev.firewatch.casefile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.firewatch.postmortem.AuditQuestion;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.risk.Mitigation;
import dev.firewatch.risk.MitigationState;
import dev.firewatch.risk.ProposalKind;
import dev.firewatch.risk.ProposedChange;
import dev.firewatch.risk.RiskContent;
import dev.firewatch.risk.RiskId;
import dev.firewatch.risk.RiskIndicator;
import org.jspecify.annotations.Nullable;

/** The gaps in the risk process that an audit shows, and what would close them. */
public final class AuditGaps {

	/** In which question each answer says what follows. */
	private static final Map<AuditQuestion, String> ACTIONS = Map.of(AuditQuestion.IN_REGISTER, "in-register-action",
			AuditQuestion.PROBABILITY_ACCURATE, "probability-action", AuditQuestion.CASCADES_PREDICTED,
			"cascades-action", AuditQuestion.MITIGATION_WORKED, "mitigation-action", AuditQuestion.INDICATORS_FIRED,
			"indicators-action", AuditQuestion.ESCALATION_WORKED, "escalation-action");

	/** What nobody could know of a risk that was not there. */
	private static final List<AuditQuestion> OF_UNKNOWN = List.of(AuditQuestion.IN_REGISTER,
			AuditQuestion.PROBABILITY_ACCURATE, AuditQuestion.CASCADES_PREDICTED, AuditQuestion.MITIGATION_WORKED);

	private static final Pattern BAND = Pattern
		.compile("(?i)\\bto\\s+P?\\s*[=:]?\\s*([1-5])\\b|\\bP\\s*[=:]\\s*([1-5])\\b");

	private static final Pattern RISK = Pattern.compile("\\b[A-Za-z]{2,}-\\d[A-Za-z0-9._-]*");

	private static final Pattern PART = Pattern.compile("\\b[MI]\\d+\\b");

	private static final Pattern THRESHOLD = Pattern.compile("(?i)threshold\\b.*?\\bto\\s+(\\S.*)");

	private AuditGaps() {
	}

	/** The questions whose answers show a gap that nothing has closed yet. */
	public static List<AuditQuestion> open(Casefile file) {
		Map<String, String> answers = answers(file);
		boolean entered = gap(AuditQuestion.IN_REGISTER, answers) && !file.register().risks().isEmpty();
		return Arrays.stream(AuditQuestion.values())
			.filter(question -> gap(question, answers))
			.filter(question -> !(entered && OF_UNKNOWN.contains(question)))
			.filter(question -> file.register().settled().stream().noneMatch(one -> one.gap().equals(question.key())))
			.toList();
	}

	private static boolean gap(AuditQuestion question, Map<String, String> answers) {
		String answer = answers.get(question.key());
		return answer != null && question.gap(answer).filter(gap -> !gap.equals(AuditQuestion.NO_GAP)).isPresent();
	}

	private static Map<String, String> answers(Casefile file) {
		return file.postmortem().map(Postmortem::answers).orElse(Map.of());
	}

	/** What the audit says follows; empty if it says nothing. */
	public static String action(Casefile file, AuditQuestion question) {
		return answers(file).getOrDefault(ACTIONS.get(question), "").strip();
	}

	/**
	 * The changes to the risk that the audit's action asks for, as far as it can be read.
	 * @param due by when a mitigation is to be done that has no date to come
	 */
	public static List<ProposedChange> changes(Casefile file, AuditQuestion question, RiskContent risk, LocalDate due) {
		String action = action(file, question);
		if (action.isEmpty()) {
			return List.of();
		}
		return switch (question) {
			case IN_REGISTER -> List.of();
			case PROBABILITY_ACCURATE -> probability(action, risk);
			case CASCADES_PREDICTED -> cascades(action, answers(file).get("unexpected-cascades"), risk);
			case MITIGATION_WORKED -> List.of(mitigation(action, risk, due));
			case INDICATORS_FIRED -> indicators(action, risk);
			case ESCALATION_WORKED -> List.of(ProposedChange.of(ProposalKind.ESCALATION, null, action));
		};
	}

	private static List<ProposedChange> probability(String action, RiskContent risk) {
		Matcher band = BAND.matcher(action);
		if (!band.find()) {
			return List.of();
		}
		int wanted = Integer.parseInt(band.group(1) == null ? band.group(2) : band.group(1));
		return wanted == risk.probability() ? List.of()
				: List.of(ProposedChange.band(ProposalKind.PROBABILITY, wanted));
	}

	private static List<ProposedChange> cascades(String action, @Nullable String how, RiskContent risk) {
		return RISK.matcher(action)
			.results()
			.map(found -> new RiskId(found.group().toUpperCase(Locale.ROOT)))
			.distinct()
			.filter(id -> risk.cascades().stream().noneMatch(one -> one.to().equals(id)))
			.map(id -> ProposedChange.of(ProposalKind.CASCADE, id.value(), how))
			.toList();
	}

	private static ProposedChange mitigation(String action, RiskContent risk, LocalDate due) {
		String lower = action.toLowerCase(Locale.ROOT);
		Matcher named = PART.matcher(action);
		List<Mitigation> planned = risk.mitigations()
			.stream()
			.filter(one -> one.state() == MitigationState.PLANNED)
			.toList();
		String target = named.find() ? named.group()
				: lower.contains("implement") && planned.size() == 1 ? planned.get(0).id() : null;
		Mitigation known = risk.mitigations().stream().filter(one -> one.id().equals(target)).findFirst().orElse(null);
		if (known == null) {
			return new ProposedChange(ProposalKind.MITIGATION, null, null, action, null, due);
		}
		LocalDate promised = known.due();
		return new ProposedChange(
				known.state() == MitigationState.PLANNED ? ProposalKind.IMPLEMENT : ProposalKind.STRENGTHEN, null,
				target, null, null, promised != null && promised.isAfter(due) ? promised : due);
	}

	private static List<ProposedChange> indicators(String action, RiskContent risk) {
		List<ProposedChange> changes = new ArrayList<>();
		for (String part : action.split("[,;\n]")) {
			Matcher threshold = THRESHOLD.matcher(part);
			Matcher named = PART.matcher(part);
			String target = named.find() ? named.group()
					: risk.indicators().size() == 1 ? risk.indicators().get(0).id() : null;
			boolean known = risk.indicators().stream().map(RiskIndicator::id).anyMatch(id -> id.equals(target));
			if (threshold.find() && known) {
				changes.add(ProposedChange.of(ProposalKind.TIGHTEN, target, threshold.group(1).strip()));
			}
			else if (!part.isBlank() && !part.strip().toLowerCase(Locale.ROOT).startsWith("tighten")) {
				changes.add(ProposedChange.of(ProposalKind.INDICATOR, null,
						part.strip().replaceFirst("(?i)^add\\s+(an?\\s+)?", "")));
			}
		}
		return changes;
	}

}
