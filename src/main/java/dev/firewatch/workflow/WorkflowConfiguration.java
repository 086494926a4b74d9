package dev.firewatch.workflow;

import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;

import dev.firewatch.DatabaseFault;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.CommandLog;
import dev.firewatch.chat.CommandRouter;
import dev.firewatch.chat.Guard;
import dev.firewatch.chat.Verb;
import dev.firewatch.delivery.Commit;
import dev.firewatch.delivery.Deliveries;
import dev.firewatch.delivery.Places;
import dev.firewatch.delivery.Troubles;
import dev.firewatch.exchange.YamlImport;
import dev.firewatch.people.Groups;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.Secrets;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.Services;
import dev.firewatch.postmortem.Phrasing;
import dev.firewatch.postmortem.Templates;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.workflow.access.PersonalLinks;
import dev.firewatch.workflow.fixes.FixLines;
import dev.firewatch.workflow.followup.ArchiveEffects;
import dev.firewatch.workflow.followup.ArchiveRooms;
import dev.firewatch.workflow.followup.AskSections;
import dev.firewatch.workflow.followup.FollowUp;
import dev.firewatch.workflow.followup.Questions;
import dev.firewatch.workflow.followup.RemindPeople;
import dev.firewatch.workflow.followup.ReminderEffects;
import dev.firewatch.workflow.followup.RemindOfReview;
import dev.firewatch.workflow.followup.Reminders;
import dev.firewatch.workflow.incidents.OtherText;
import dev.firewatch.workflow.messages.AnnouncementMessage;
import dev.firewatch.workflow.messages.CardMessage;
import dev.firewatch.workflow.messages.Composers;
import dev.firewatch.workflow.messages.DirectEffects;
import dev.firewatch.workflow.messages.EffectComposer;
import dev.firewatch.workflow.messages.EntryEffects;
import dev.firewatch.workflow.messages.HomeMessage;
import dev.firewatch.workflow.messages.InRoom;
import dev.firewatch.workflow.messages.LivingMessages;
import dev.firewatch.workflow.messages.RoomEffects;
import dev.firewatch.workflow.overview.Owed;
import dev.firewatch.workflow.overview.Verifiers;
import dev.firewatch.workflow.overview.WhatIsLeft;
import dev.firewatch.workflow.postmortems.AskedInRoom;
import dev.firewatch.workflow.postmortems.Drafts;
import dev.firewatch.workflow.postmortems.Editions;
import dev.firewatch.workflow.postmortems.EditOnPage;
import dev.firewatch.workflow.postmortems.ImportReview;
import dev.firewatch.workflow.postmortems.ProgressMessage;
import dev.firewatch.workflow.postmortems.PublicationNotice;
import dev.firewatch.workflow.postmortems.ReviewMessages;
import dev.firewatch.workflow.postmortems.ReviewReminder;
import dev.firewatch.workflow.postmortems.SectionActs;
import dev.firewatch.workflow.postmortems.SectionMessages;
import dev.firewatch.workflow.postmortems.Sections;
import dev.firewatch.workflow.review.ImportEffects;
import dev.firewatch.workflow.review.ImportedLines;
import dev.firewatch.workflow.review.Pasted;
import dev.firewatch.workflow.review.Proposals;
import dev.firewatch.workflow.review.ReviewEffects;
import dev.firewatch.workflow.review.TimelineReview;
import dev.firewatch.workflow.undelivered.TroubleNotices;
import dev.firewatch.workflow.undelivered.Undelivered;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Puts the use cases together. */
@Configuration(proxyBeanMethods = false)
class WorkflowConfiguration {

	@Bean
	Guard guard(MeterRegistry meters) {
		return new Guard(DatabaseFault::leavesOpen, new CommandLog(meters));
	}

	@Bean
	CommandRouter commandRouter(List<Verb> verbs, Addressing addressing, Guard guard, People people) {
		return new CommandRouter(verbs, new OtherText(addressing), guard,
				handle -> people.byHandle(handle).map(Person::id));
	}

	@Bean
	Changes changes(Casefiles casefiles, Commit commit) {
		return new Changes(casefiles, commit);
	}

	@Bean
	Addressing addressing(Casefiles casefiles, Places places) {
		return new Addressing(casefiles, places);
	}

	@Bean
	Permits permits(Policy policy, People people, ObjectProvider<Groups> groups) {
		return new Permits(policy, people,
				handle -> groups.stream().flatMap(all -> all.members(handle).stream()).toList());
	}

	@Bean
	PersonalLinks personalLinks(Secrets secrets, @Value("${firewatch.base-url}") String baseUrl) {
		return new PersonalLinks(secrets, baseUrl);
	}

	@Bean
	Sections sections(Templates templates) {
		return new Sections(templates);
	}

	@Bean
	SectionMessages sectionMessages(Sections sections, People people, Phrasing phrasing) {
		return new SectionMessages(sections, people, phrasing);
	}

	@Bean
	SectionActs sectionActs(Changes changes, Sections sections, Policy policy, SectionMessages messages) {
		return new SectionActs(changes, sections, policy, messages);
	}

	@Bean
	Editions editions(MongoTemplate mongo) {
		return new Editions(mongo);
	}

	@Bean
	Drafts drafts(Timelines timelines, Sections sections, People people, Editions editions) {
		return new Drafts(timelines, sections, people, editions);
	}

	@Bean
	EditOnPage editOnPage(CommandRouter router, People people, Clock clock) {
		return new EditOnPage(router, people, clock);
	}

	@Bean
	YamlImport yamlImport(Templates templates, Policy policy) {
		return new YamlImport(templates, policy);
	}

	@Bean
	ImportReview importReview(YamlImport reader, Casefiles casefiles, Timelines timelines, Commit commit,
			People people) {
		return new ImportReview(reader, casefiles, timelines, commit, people);
	}

	@Bean
	ReviewMessages reviewMessages(Sections sections, People people, @Value("${firewatch.base-url}") String baseUrl) {
		return new ReviewMessages(sections, people, baseUrl);
	}

	@Bean
	PublicationNotice publicationNotice(Casefiles casefiles, @Value("${firewatch.base-url}") String baseUrl,
			@Value("${firewatch.announce-channel}") String announceChannel) {
		return new PublicationNotice(casefiles, baseUrl, announceChannel);
	}

	@Bean
	ReviewReminder reviewReminder(Casefiles casefiles, Places places, ReviewMessages reviews) {
		return new ReviewReminder(casefiles, places, reviews);
	}

	@Bean
	ProgressMessage progressMessage(Casefiles casefiles, Places places, SectionMessages messages) {
		return new ProgressMessage(casefiles, places, messages);
	}

	@Bean
	AskedInRoom askedInRoom(Casefiles casefiles, Places places, Sections sections, People people) {
		return new AskedInRoom(casefiles, places, sections, people);
	}

	@Bean
	FixLines fixLines(People people, Policy policy, Permits permits) {
		return new FixLines(people, policy, permits);
	}

	@Bean
	CardMessage cardMessage(People people, Timelines timelines) {
		return new CardMessage(people, timelines);
	}

	@Bean
	Verifiers verifiers(Permits permits) {
		return new Verifiers(permits);
	}

	@Bean
	WhatIsLeft whatIsLeft(Policy policy, Sections sections, FixLines lines) {
		return new WhatIsLeft(policy, sections, lines);
	}

	@Bean
	Owed owed(Addressing addressing, Sections sections, FixLines lines, Verifiers verifiers) {
		return new Owed(addressing, sections, lines, verifiers);
	}

	@Bean
	HomeMessage homeMessage(Owed owed, Addressing addressing, Clock clock) {
		return new HomeMessage(owed, addressing, clock);
	}

	@Bean
	InRoom inRoom(Places places, People people) {
		return new InRoom(places, people);
	}

	@Bean
	Composers composers(List<EffectComposer> composers, InRoom inRoom) {
		return new Composers(composers, inRoom);
	}

	@Bean
	RoomEffects roomEffects(Casefiles casefiles, Places places, Services services, People people,
			@Value("${firewatch.base-url}") String baseUrl) {
		return new RoomEffects(casefiles, places, services, people, baseUrl);
	}

	@Bean
	LivingMessages livingMessages(Casefiles casefiles, Places places, CardMessage card, People people, Clock clock,
			@Value("${firewatch.announce-channel}") String announceChannel) {
		return new LivingMessages(casefiles, places, card, new AnnouncementMessage(people), clock, announceChannel);
	}

	@Bean
	EntryEffects entryEffects(Timelines timelines) {
		return new EntryEffects(timelines);
	}

	@Bean
	Proposals proposals(MongoTemplate mongo) {
		return new Proposals(mongo);
	}

	@Bean
	TimelineReview timelineReview(Timelines timelines, Proposals proposals, People people, Policy policy) {
		return new TimelineReview(timelines, proposals, people, policy);
	}

	@Bean
	ReviewEffects reviewEffects(Casefiles casefiles, Places places, TimelineReview review, Clock clock,
			Proposals proposals, Timelines timelines, Policy policy) {
		return new ReviewEffects(casefiles, places, review, new ReviewEffects.LookBack(proposals, timelines, policy),
				clock);
	}

	@Bean
	ImportedLines importedLines(Timelines timelines, People people) {
		return new ImportedLines(timelines, people);
	}

	@Bean
	Pasted pasted(MongoTemplate mongo) {
		return new Pasted(mongo);
	}

	@Bean
	ImportEffects importEffects(Casefiles casefiles, Places places, ImportedLines lines, Pasted pasted, People people,
			Clock clock) {
		return new ImportEffects(casefiles, places, lines, pasted, new ImportEffects.Names(people, clock));
	}

	@Bean
	DirectEffects directEffects(Casefiles casefiles, People people, Sections sections, SectionMessages messages,
			HomeMessage home, Predicate<Person> atWork) {
		return new DirectEffects(casefiles, people, sections, messages, home, atWork);
	}

	/** Whether somebody may be asked for something that can wait. */
	@Bean
	Predicate<Person> atWork(Policy policy, Clock clock) {
		return person -> policy.hours().open(clock.instant().atZone(person.zone()));
	}

	@Bean
	Undelivered undelivered(Troubles troubles, Deliveries deliveries, Casefiles casefiles, People people) {
		return new Undelivered(troubles, deliveries, casefiles, people);
	}

	@Bean
	TroubleNotices troubleNotices(Troubles troubles, Undelivered undelivered, People people,
			@Value("${firewatch.announce-channel}") String announceChannel) {
		return new TroubleNotices(troubles, undelivered, people, announceChannel);
	}

	@Bean
	Reminders reminders(MongoTemplate mongo, MeterRegistry meters) {
		return new Reminders(mongo, meters);
	}

	@Bean
	ReminderEffects reminderEffects(Reminders reminders, Casefiles casefiles, People people, FixLines lines,
			InRoom inRoom, Predicate<Person> atWork, Clock clock) {
		return new ReminderEffects(reminders, casefiles, people, lines, inRoom, atWork, clock);
	}

	@Bean
	FollowUp followUp(Casefiles casefiles, Changes changes, Timelines timelines, Clock clock, AskSections askSections,
			RemindPeople remindPeople, Policy policy) {
		return new FollowUp(casefiles, askSections, remindPeople,
				List.of(new ArchiveRooms(changes, timelines, policy), new RemindOfReview(changes, policy)), clock);
	}

	@Bean
	ArchiveEffects archiveEffects(Casefiles casefiles, Places places, Changes changes) {
		return new ArchiveEffects(casefiles, places, changes);
	}

	@Bean
	AskSections askSections(Changes changes, Sections sections, People people, Policy policy, MongoTemplate mongo) {
		return new AskSections(changes, sections, people, policy, new Questions(mongo));
	}

	@Bean
	RemindPeople remindPeople(Reminders reminders, Commit commit, People people, Policy policy, Verifiers verifiers) {
		return new RemindPeople(reminders, commit, people, policy, verifiers);
	}

}
