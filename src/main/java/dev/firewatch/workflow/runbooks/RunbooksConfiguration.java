package dev.firewatch.workflow.runbooks;

import java.time.Clock;
import java.util.List;

import dev.firewatch.PublicAddress;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.casefile.Obligations;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.delivery.RoomDirectory;
import dev.firewatch.people.People;
import dev.firewatch.policy.ConfigFiles;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.Services;
import dev.firewatch.runbook.Runbooks;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.DirectMessages;
import dev.firewatch.workflow.kernel.EffectComposer;
import dev.firewatch.workflow.kernel.ElsewhereDecisions;
import dev.firewatch.workflow.kernel.FollowUpTask;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.PermissionCheck;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Runbooks and their runs. */
@Configuration(proxyBeanMethods = false)
class RunbooksConfiguration {

	@Bean
	Runbooks runbooks(ConfigFiles files, Policy policy, Services services) {
		return Runbooks.load(files, policy, services);
	}

	@Bean
	RunbookShelf runbookShelf(Runbooks runbooks, Services services) {
		return new RunbookShelf(runbooks, services);
	}

	@Bean
	RunCard runCard(People people, Policy policy) {
		return new RunCard(people, policy);
	}

	@Bean
	RunForms runForms(Policy policy) {
		return new RunForms(policy);
	}

	@Bean
	RunSteps runSteps(CasefileEditor editor, RunbookShelf shelf, RunCard card, PermissionCheck permissions,
			Timelines timelines) {
		return new RunSteps(editor, shelf, card, permissions, timelines);
	}

	@Bean
	RunSummary runSummary(CasefileEditor editor, Obligations obligations, PermissionCheck permissions, People people,
			Policy policy, PublicAddress address) {
		return new RunSummary(editor, obligations, permissions, people, policy, address);
	}

	@Bean
	ItemUses itemUses(IncidentResolver resolver, RunSteps steps, RunForms forms, People people) {
		return new ItemUses(resolver, steps, forms, people);
	}

	@Bean
	Verb runVerb(IncidentResolver resolver, RunbookShelf shelf, RunSteps steps, RunCard card, RunForms forms,
			RunSummary summaries) {
		return new RunVerb(resolver, shelf, steps, card, forms, summaries);
	}

	@Bean
	Verb checkItem(IncidentResolver resolver, ItemUses uses) {
		return new ItemVerb(new VerbInfo(414, "check", List.of(), Group.OVERVIEW, "check RB1.3 [evidence]",
				"tick an item of a runbook, like done RB1.3"), resolver, uses);
	}

	@Bean
	Verb skipItem(IncidentResolver resolver, ItemUses uses) {
		return new ItemVerb(new VerbInfo(415, "skip", List.of(), Group.OVERVIEW, "skip RB1.3 R4 <sentence>",
				"an item doesn't apply, for a reason"), resolver, uses);
	}

	@Bean
	Verb readItem(IncidentResolver resolver, ItemUses uses) {
		return new ItemVerb(new VerbInfo(416, "reading", List.of(), Group.OVERVIEW, "reading RB1.4 <value>",
				"keep the value that an item asks for"), resolver, uses);
	}

	@Bean
	Verb advanceRun(IncidentResolver resolver, ItemUses uses) {
		return new ItemVerb(new VerbInfo(417, "advance", List.of(), Group.OVERVIEW, "advance RB1",
				"go on to the next stage, once nothing is missing"), resolver, uses);
	}

	@Bean
	Verb rollBackRun(IncidentResolver resolver, ItemUses uses) {
		return new ItemVerb(new VerbInfo(418, "rollback", List.of(), Group.OVERVIEW, "rollback RB1 <trigger> <reason>",
				"send a run back to an earlier stage"), resolver, uses);
	}

	@Bean
	ElsewhereDecisions decideRun(IncidentResolver resolver, RunSteps steps) {
		return new DecideRun(resolver, steps);
	}

	@Bean
	EffectComposer runMessages(Casefiles casefiles, RoomDirectory rooms, RunCard card, DirectMessages direct,
			People people, Clock clock, RunSummary summaries) {
		return new RunMessages(casefiles, rooms, card, direct, people, clock, summaries);
	}

	@Bean
	FollowUpTask refreshGates(RunSteps steps) {
		return new RefreshGates(steps);
	}

	@Bean
	FollowUpTask startRunbooks(RunbookShelf shelf, RunSteps steps) {
		return new StartRunbooks(shelf, steps);
	}

}
