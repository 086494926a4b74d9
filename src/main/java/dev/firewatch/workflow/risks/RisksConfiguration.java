package dev.firewatch.workflow.risks;

import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Verb;
import dev.firewatch.people.People;
import dev.firewatch.delivery.RoomDirectory;
import dev.firewatch.policy.Policy;
import dev.firewatch.risk.Risks;
import dev.firewatch.workflow.access.PersonalLinks;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.ElsewhereDecisions;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.PermissionCheck;
import dev.firewatch.workflow.obligations.OtherObligations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The risk register. */
@Configuration(proxyBeanMethods = false)
class RisksConfiguration {

	@Bean
	RiskRegister riskRegister(Risks risks) {
		return new RiskRegister(risks);
	}

	@Bean
	RiskEntry riskEntry(Policy policy) {
		return new RiskEntry(policy);
	}

	@Bean
	RiskBodies riskBodies(People people) {
		return new RiskBodies(people);
	}

	@Bean
	RiskImport riskImport(RiskRegister register, Risks risks, RiskBodies bodies) {
		return new RiskImport(register, risks, bodies);
	}

	@Bean
	RiskExport riskExport(Risks risks) {
		return new RiskExport(risks);
	}

	@Bean
	RiskHistory riskHistory(Casefiles casefiles, People people) {
		return new RiskHistory(casefiles, people);
	}

	@Bean
	OtherObligations riskObligations(Risks risks, People people, Policy policy) {
		return new RiskObligations(risks, people, policy);
	}

	@Bean
	RiskCard riskCard(RiskHistory history, RoomDirectory rooms, People people, PersonalLinks links, Policy policy) {
		return new RiskCard(history, rooms, people, links, policy);
	}

	@Bean
	EditProposals editProposals(Risks risks, RiskRegister register, People people, Policy policy,
			PermissionCheck permissions) {
		return new EditProposals(risks, register, new RiskWords(people, policy), permissions);
	}

	@Bean
	RiskGaps riskGaps(IncidentResolver resolver, CasefileEditor editor, Risks risks, RiskRegister register,
			Policy policy, EditProposals editing) {
		return new RiskGaps(resolver, editor, risks, register, policy, editing);
	}

	@Bean
	ElsewhereDecisions decideProposals(Risks risks, RiskRegister register, CasefileEditor editor,
			PermissionCheck permissions, People people) {
		return new DecideProposals(risks, register, editor, permissions, people);
	}

	@Bean
	LinkRisk linkRisk(IncidentResolver resolver, CasefileEditor editor, RiskRegister register, RiskCard card,
			RiskGaps gaps, Risks risks) {
		return new LinkRisk(resolver, editor, register, card, gaps, new MergeRisks(risks, register, editor, card),
				risks);
	}

	@Bean
	Verb keepRisks(Risks risks, RiskRegister register, People people, Policy policy, RiskCard card, LinkRisk links,
			PermissionCheck permissions) {
		return new KeepRisks(risks, register, new RiskWords(people, policy), new RiskForms(policy), card, links,
				permissions);
	}

}
