package dev.firewatch.workflow.home;

import java.time.Clock;
import java.util.List;

import dev.firewatch.casefile.Casefiles;
import dev.firewatch.casefile.Obligations;
import dev.firewatch.chat.CommandExecutor;
import dev.firewatch.chat.CommandRouter;
import dev.firewatch.chat.Verb;
import dev.firewatch.delivery.Commit;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.policy.Policy;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.workflow.access.PersonalLinks;
import dev.firewatch.workflow.fixes.FixLines;
import dev.firewatch.workflow.incidents.CardMessage;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.PermissionCheck;
import dev.firewatch.workflow.obligations.Debtors;
import dev.firewatch.workflow.obligations.Elsewhere;
import dev.firewatch.workflow.obligations.ObligationLines;
import dev.firewatch.workflow.postmortems.writing.Sections;
import dev.firewatch.workflow.setup.SetupChecklist;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a person has to do, and what is open. */
@Configuration(proxyBeanMethods = false)
class HomeConfiguration {

	@Bean
	CommandRouter commandRouter(List<Verb> verbs, IncidentResolver resolver, CommandExecutor executor, People people) {
		return new CommandRouter(verbs, new OtherText(resolver), executor, resolver::finds,
				handle -> people.byHandle(handle).map(Person::id));
	}

	@Bean
	WarmUp warmUp(List<Verb> verbs, Commit commit, Policy policy, Obligations obligations, Clock clock) {
		return new WarmUp(verbs, commit, policy, obligations, clock);
	}

	@Bean
	Verb showTodo(PersonalTodo todo) {
		return new ShowTodo(todo);
	}

	@Bean
	Verb showStatus(IncidentResolver resolver, CardMessage card, PersonalLinks links) {
		return new ShowStatus(resolver, card, links);
	}

	@Bean
	Verb catchUp(IncidentResolver resolver, Timelines timelines, People people, Policy policy) {
		return new CatchUp(resolver, timelines, people, policy);
	}

	@Bean
	Verb listIncidents(Casefiles casefiles) {
		return new ListIncidents(casefiles);
	}

	@Bean
	Verb showLeft(IncidentResolver resolver, WhatIsLeft whatIsLeft) {
		return new ShowLeft(resolver, whatIsLeft);
	}

	@Bean
	Verb closeIncident(IncidentResolver resolver, CasefileEditor editor, Obligations obligations,
			PermissionCheck permissions, WhatIsLeft whatIsLeft) {
		return new CloseIncident(resolver, editor, obligations, permissions, whatIsLeft);
	}

	@Bean
	Verb showHelp(ObjectProvider<CommandRouter> router, SetupChecklist checklist) {
		return new ShowHelp(() -> router.getObject().verbs(), checklist);
	}

	@Bean
	WhatIsLeft whatIsLeft(Policy policy, Sections sections, FixLines lines, PermissionCheck permissions,
			Obligations obligations, ObligationLines others) {
		return new WhatIsLeft(policy, sections, lines, permissions, obligations, others);
	}

	@Bean
	PersonalTodo personalTodo(Casefiles casefiles, Obligations obligations, Debtors debtors, ObligationLines lines,
			Elsewhere elsewhere) {
		return new PersonalTodo(casefiles, obligations, debtors, lines, elsewhere);
	}

	@Bean
	HomeMessage homeMessage(PersonalTodo todo, IncidentResolver resolver, Clock clock) {
		return new HomeMessage(todo, resolver, clock);
	}

	@Bean
	HomeEffects homeEffects(People people, HomeMessage home) {
		return new HomeEffects(people, home);
	}

}
