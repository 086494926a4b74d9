package dev.firewatch.workflow.postmortems.writing;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.firewatch.Sha256;
import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.casefile.ComputedAnswers;
import dev.firewatch.casefile.RegisterEvidence;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.People;
import dev.firewatch.policy.Policy;
import dev.firewatch.postmortem.Question;
import dev.firewatch.postmortem.QuestionType;
import dev.firewatch.postmortem.Section;
import dev.firewatch.risk.Risk;
import dev.firewatch.risk.Risks;
import dev.firewatch.timeline.Timelines;

/**
 * What is known for a section before anybody answers it. One that asks about the risk
 * process costs two more reads: the risks, and when their incidents were.
 */
class SectionFacts {

	/** The latest are what a frequency is about. */
	private static final int INCIDENTS = 100;

	private final Timelines timelines;

	private final People people;

	private final Policy policy;

	private final Risks risks;

	private final Casefiles casefiles;

	SectionFacts(Timelines timelines, People people, Policy policy, Risks risks, Casefiles casefiles) {
		this.timelines = timelines;
		this.people = people;
		this.policy = policy;
		this.risks = risks;
		this.casefiles = casefiles;
	}

	ComputedAnswers of(Casefile file, Section section, ZoneId zone) {
		ComputedAnswers facts = new ComputedAnswers(file, timelines.read(file.id().value()), people::nameOf, zone);
		boolean audits = section.questions().stream().anyMatch(question -> question.type() == QuestionType.AUDIT);
		return audits ? facts.resting(evidence(file), policy.rule(file.incident().severity()).updateEvery()) : facts;
	}

	private RegisterEvidence evidence(Casefile file) {
		Set<IncidentId> together = new HashSet<>(Set.of(file.id()));
		file.postmortem()
			.ifPresent(document -> document.related().forEach(other -> together.add(new IncidentId(other.incident()))));
		List<Risk> found = risks.touchedBy(together);
		Set<IncidentId> incidents = new HashSet<>();
		found.forEach(risk -> risk.incidents()
			.stream()
			.skip(Math.max(0, risk.incidents().size() - INCIDENTS))
			.forEach(incidents::add));
		incidents.remove(file.id());
		Map<IncidentId, Instant> declared = new HashMap<>();
		if (!incidents.isEmpty()) {
			// What everybody reads names nothing that is private.
			casefiles.search(CasefileSearch.open().only(incidents), 0, incidents.size())
				.forEach(other -> declared.put(other.id(), other.incident().declaredAt()));
		}
		return new RegisterEvidence(found, declared, policy.risks());
	}

	/**
	 * The answers that can be confirmed as they are: what is proposed, and what was
	 * answered before.
	 * @return empty if something that has to be answered is open all the same, or if
	 * nothing is proposed
	 */
	static Map<String, String> confirmable(Casefile file, Section section, ComputedAnswers facts) {
		Map<String, String> before = file.postmortem().orElseThrow().state(section.id()).answers();
		Map<String, String> answers = new LinkedHashMap<>();
		boolean audits = false;
		for (Question question : section.questions()) {
			String known = before.getOrDefault(question.id(), proposed(question, facts));
			if (!known.isEmpty()) {
				answers.put(question.id(), known);
				audits |= question.type() == QuestionType.AUDIT;
			}
			else if (question.required() && question.isAsked()) {
				return Map.of();
			}
		}
		return audits ? answers : Map.of();
	}

	/**
	 * The answers without what was proposed to go with another one: whoever corrects
	 * "Yes" to "No" doesn't mean "No action needed".
	 */
	static Map<String, String> fitting(Section section, Map<String, String> answers, ComputedAnswers facts) {
		Map<String, String> fitting = new LinkedHashMap<>(answers);
		boolean corrected = false;
		for (Question question : section.questions()) {
			String proposed = proposed(question, facts);
			if (question.type() == QuestionType.AUDIT) {
				corrected = !proposed.isEmpty() && !proposed.equals(answers.get(question.id()));
			}
			else if (corrected && question.isProposed() && proposed.startsWith("No action")
					&& proposed.equals(answers.get(question.id()))) {
				fitting.remove(question.id());
			}
		}
		return fitting;
	}

	/** Names answers, so that nobody confirms others than they saw. */
	static String name(Map<String, String> answers) {
		return Sha256.hex(answers.toString()).substring(0, 12);
	}

	/**
	 * What is filled in beforehand, to be confirmed or corrected; empty if nothing is.
	 */
	static String proposed(Question question, ComputedAnswers facts) {
		return question.isProposed() || question.type() == QuestionType.AUDIT
				? facts.value(String.valueOf(question.source())).orElse("") : "";
	}

}
