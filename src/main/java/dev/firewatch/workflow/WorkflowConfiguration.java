package dev.firewatch.workflow;

import java.time.Clock;
import java.util.List;

import com.mongodb.MongoException;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.CommandLog;
import dev.firewatch.chat.CommandRouter;
import dev.firewatch.chat.Guard;
import dev.firewatch.chat.Verb;
import dev.firewatch.delivery.Commit;
import dev.firewatch.delivery.Deliveries;
import dev.firewatch.delivery.Places;
import dev.firewatch.delivery.Troubles;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.Services;
import dev.firewatch.postmortem.Templates;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.workflow.access.PersonalLinks;
import dev.firewatch.workflow.fixes.FixLines;
import dev.firewatch.workflow.followup.ArchiveRooms;
import dev.firewatch.workflow.followup.AskSections;
import dev.firewatch.workflow.followup.FollowUp;
import dev.firewatch.workflow.followup.Questions;
import dev.firewatch.workflow.followup.RemindPeople;
import dev.firewatch.workflow.followup.ReminderEffects;
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
import dev.firewatch.workflow.messages.IncidentMessages;
import dev.firewatch.workflow.messages.LivingMessages;
import dev.firewatch.workflow.messages.RoomEffects;
import dev.firewatch.workflow.overview.Owed;
import dev.firewatch.workflow.overview.Verifiers;
import dev.firewatch.workflow.overview.WhatIsLeft;
import dev.firewatch.workflow.postmortems.SectionMessages;
import dev.firewatch.workflow.postmortems.Sections;
import dev.firewatch.workflow.undelivered.TroubleNotices;
import dev.firewatch.workflow.undelivered.Undelivered;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Puts the use cases together. */
@Configuration(proxyBeanMethods = false)
class WorkflowConfiguration {

	@Bean
	Guard guard(MeterRegistry meters) {
		return new Guard(fault -> fault instanceof MongoException || fault instanceof DataAccessException,
				new CommandLog(meters));
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
	Permits permits(Policy policy, People people) {
		return new Permits(policy, people);
	}

	@Bean
	PersonalLinks personalLinks(MongoTemplate mongo, @Value("${firewatch.base-url}") String baseUrl,
			@Qualifier("realTime") Clock realTime) {
		return new PersonalLinks(mongo, baseUrl, realTime);
	}

	@Bean
	Sections sections(Templates templates) {
		return new Sections(templates);
	}

	@Bean
	SectionMessages sectionMessages(Sections sections, People people) {
		return new SectionMessages(sections, people);
	}

	@Bean
	FixLines fixLines(People people, Policy policy) {
		return new FixLines(people, policy);
	}

	@Bean
	CardMessage cardMessage(People people, Timelines timelines) {
		return new CardMessage(people, timelines);
	}

	@Bean
	Verifiers verifiers() {
		return new Verifiers();
	}

	@Bean
	WhatIsLeft whatIsLeft(Policy policy, Sections sections, FixLines lines) {
		return new WhatIsLeft(policy, sections, lines);
	}

	@Bean
	Owed owed(Addressing addressing, Sections sections, FixLines lines, Permits permits, Verifiers verifiers) {
		return new Owed(addressing, sections, lines, permits, verifiers);
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
	LivingMessages livingMessages(Casefiles casefiles, Places places, CardMessage card, SectionMessages sections,
			People people, Clock clock, @Value("${firewatch.announce-channel}") String announceChannel) {
		return new LivingMessages(casefiles, places,
				new IncidentMessages(card, new AnnouncementMessage(people), sections), clock, announceChannel);
	}

	@Bean
	EntryEffects entryEffects(Timelines timelines) {
		return new EntryEffects(timelines);
	}

	@Bean
	DirectEffects directEffects(Casefiles casefiles, People people, Sections sections, SectionMessages messages,
			HomeMessage home) {
		return new DirectEffects(casefiles, people, sections, messages, home);
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
			InRoom inRoom, Clock clock) {
		return new ReminderEffects(reminders, casefiles, people, lines, inRoom, clock);
	}

	@Bean
	FollowUp followUp(Casefiles casefiles, Changes changes, Timelines timelines, Clock clock, AskSections askSections,
			RemindPeople remindPeople) {
		return new FollowUp(casefiles, askSections, remindPeople, new ArchiveRooms(changes, timelines), clock);
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
