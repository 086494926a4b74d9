package dev.firewatch.casefile;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.firewatch.postmortem.AuditQuestion;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.risk.ProposalKind;
import dev.firewatch.risk.ProposalReader;
import dev.firewatch.risk.ProposedChange;
import dev.firewatch.risk.RiskContent;

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
	 * Whether a change that somebody proposes answers what an audit asks for: the same
	 * thing, be it another number or other words, or nothing that can be read.
	 */
	public static boolean answers(ProposedChange change, List<ProposedChange> asked) {
		return asked.isEmpty() || asked.stream()
			.anyMatch(one -> one.kind() == change.kind() && Objects.equals(one.target(), change.target()));
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
			case PROBABILITY_ACCURATE -> ProposalReader.scores(action, risk);
			case CASCADES_PREDICTED -> ProposalReader.cascades(action, answers(file).get("unexpected-cascades"), risk);
			case MITIGATION_WORKED -> ProposalReader.mitigations(action, risk, due);
			case INDICATORS_FIRED -> ProposalReader.indicators(action, risk);
			case ESCALATION_WORKED -> List.of(ProposedChange.of(ProposalKind.ESCALATION, null, action));
		};
	}

}
