package dev.firewatch.workflow.postmortems.writing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Predicate;

import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.CommandRouter;
import dev.firewatch.chat.Verb;
import dev.firewatch.delivery.RoomDirectory;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.policy.Policy;
import dev.firewatch.postmortem.Phrasing;
import dev.firewatch.postmortem.Templates;
import dev.firewatch.risk.Risks;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.DirectMessages;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.Perishable;
import dev.firewatch.workflow.obligations.Debtors;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Asking and answering the sections of a postmortem. */
@Configuration(proxyBeanMethods = false)
class WritingConfiguration {

	@Bean
	Verb addCause(IncidentResolver resolver, CasefileEditor editor) {
		return AddCause.contributing(resolver, editor);
	}

	@Bean
	Verb ruleOutCause(IncidentResolver resolver, CasefileEditor editor) {
		return AddCause.rulingOut(resolver, editor);
	}

	@Bean
	SectionFacts sectionFacts(Timelines timelines, People people, Policy policy, Risks risks, Casefiles casefiles) {
		return new SectionFacts(timelines, people, policy, risks, casefiles);
	}

	@Bean
	AnswerSection answerSection(CasefileEditor editor, SectionFacts facts, People people, Policy policy,
			SectionMessages messages) {
		return new AnswerSection(editor, facts, people, policy, messages);
	}

	@Bean
	Verb writePostmortem(IncidentResolver resolver, Sections sections, SectionMessages messages,
			AnswerSection answering, SectionActions acts, FindingLines findings) {
		return new WritePostmortem(resolver, sections, messages, answering, acts, findings);
	}

	@Bean
	Verb askWhy(IncidentResolver resolver, CasefileEditor editor) {
		return new AskWhy(resolver, editor);
	}

	@Bean
	Verb commentDraft(IncidentResolver resolver, CasefileEditor editor, Sections sections) {
		return CommentDraft.commenting(resolver, editor, sections);
	}

	@Bean
	Verb askForChange(IncidentResolver resolver, CasefileEditor editor, Sections sections) {
		return CommentDraft.asking(resolver, editor, sections);
	}

	@Bean
	Verb relateIncident(IncidentResolver resolver, CasefileEditor editor, Casefiles casefiles) {
		return new RelateIncident(resolver, editor, casefiles);
	}

	@Bean
	Sections sections(Templates templates, Debtors debtors, People people, Clock clock, Policy policy) {
		return new Sections(templates, debtors, people, clock, policy.zone());
	}

	@Bean
	FindingLines findingLines(Sections sections, Risks risks) {
		return new FindingLines(sections, risks);
	}

	@Bean
	SectionMessages sectionMessages(Sections sections, People people, Phrasing phrasing, SectionFacts facts,
			FindingLines findings) {
		return new SectionMessages(sections, people, phrasing, facts, findings);
	}

	@Bean
	SectionActions sectionActions(CasefileEditor editor, Sections sections, Policy policy, SectionMessages messages) {
		return new SectionActions(editor, sections, policy, messages);
	}

	@Bean
	EditOnPage editOnPage(CommandRouter router, People people, Clock clock) {
		return new EditOnPage(router, people, clock);
	}

	@Bean
	ProgressMessage progressMessage(Casefiles casefiles, RoomDirectory rooms, SectionMessages messages) {
		return new ProgressMessage(casefiles, rooms, messages);
	}

	@Bean
	AskedInRoom askedInRoom(Casefiles casefiles, RoomDirectory rooms, Sections sections, People people) {
		return new AskedInRoom(casefiles, rooms, sections, people);
	}

	@Bean
	SectionQuestion sectionQuestion(Casefiles casefiles, People people, DirectMessages directMessages,
			Sections sections, SectionMessages messages, Predicate<Person> atWork) {
		return new SectionQuestion(casefiles, people, directMessages, sections, messages, atWork);
	}

	@Bean
	Questions questions(AskedQuestions asked) {
		return new Questions(asked);
	}

	@Bean
	Perishable oldQuestions(Questions questions, Policy policy) {
		return now -> questions.forget(LocalDate.ofInstant(now, policy.zone()));
	}

	@Bean
	AskSections askSections(CasefileEditor editor, Sections sections, People people, Policy policy,
			Questions questions) {
		return new AskSections(editor, sections, people, policy, questions);
	}

}
