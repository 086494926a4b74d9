package dev.firewatch.workflow.timeline;

import java.time.Clock;

import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Captures;
import dev.firewatch.chat.Verb;
import dev.firewatch.delivery.RoomDirectory;
import dev.firewatch.people.People;
import dev.firewatch.policy.Policy;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.SignalWatch;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Recording what happened, and completing it afterwards. */
@Configuration(proxyBeanMethods = false)
class TimelineConfiguration {

	@Bean
	Verb captureNote(IncidentResolver resolver, Timelines timelines, SignalWatch watch, Policy policy) {
		return new CaptureNote(resolver, new WatchedTimelines(timelines, watch), policy);
	}

	@Bean
	Captures captures(Casefiles casefiles, Timelines timelines, SignalWatch watch, RoomDirectory rooms) {
		return new CaptureMessage(casefiles, new WatchedTimelines(timelines, watch), rooms);
	}

	@Bean
	Verb showTimeline(IncidentResolver resolver, Timelines timelines, People people) {
		return new ShowTimeline(resolver, timelines, people);
	}

	@Bean
	Verb correctEntry(IncidentResolver resolver, Timelines timelines, SignalWatch watch, Policy policy) {
		return new CorrectEntry(resolver, new WatchedTimelines(timelines, watch), policy);
	}

	@Bean
	Verb removeEntry(IncidentResolver resolver, Timelines timelines) {
		return new RemoveEntry(resolver, timelines);
	}

	@Bean
	Verb undoEntry(IncidentResolver resolver, Timelines timelines) {
		return new UndoEntry(resolver, timelines);
	}

	@Bean
	EntryChange entryChange(Timelines timelines) {
		return new EntryChange(timelines);
	}

	@Bean
	MarkEntry markEntry(IncidentResolver resolver, EntryChange entries) {
		return new MarkEntry(resolver, entries);
	}

	@Bean
	Verb combineEntries(IncidentResolver resolver, Timelines timelines) {
		return new CombineEntries(resolver, timelines);
	}

	@Bean
	Verb hideEntry(IncidentResolver resolver, EntryChange entries) {
		return HideEntry.hiding(resolver, entries);
	}

	@Bean
	Verb showEntry(IncidentResolver resolver, EntryChange entries) {
		return HideEntry.showing(resolver, entries);
	}

	@Bean
	Verb attachEvidence(IncidentResolver resolver, EntryChange entries) {
		return new AttachEvidence(resolver, entries);
	}

	@Bean
	Verb importTimeline(IncidentResolver resolver, CasefileEditor editor, ImportedLines lines, PendingImports pending,
			Timelines timelines) {
		return new ImportTimeline(resolver, editor, lines, pending, new UndoImport(timelines));
	}

	@Bean
	Verb workshop(IncidentResolver resolver, CasefileEditor editor, Timelines timelines, SignalWatch watch,
			TimelineReview review, MarkEntry marking) {
		return new Workshop(resolver, editor, new WatchedTimelines(timelines, watch), review, marking);
	}

	@Bean
	EntryEffects entryEffects(Timelines timelines) {
		return new EntryEffects(timelines);
	}

	@Bean
	TimelineReview timelineReview(Timelines timelines, Proposals proposals, People people, Policy policy) {
		return new TimelineReview(timelines, proposals, people, policy);
	}

	@Bean
	WorkshopEffects workshopEffects(Casefiles casefiles, RoomDirectory rooms, TimelineReview review, Clock clock,
			Proposals proposals, Timelines timelines, Policy policy) {
		return new WorkshopEffects(casefiles, rooms, review,
				new WorkshopEffects.ProposedMessages(proposals, timelines, policy), clock);
	}

	@Bean
	ImportedLines importedLines(Timelines timelines, SignalWatch watch, People people, Policy policy) {
		return new ImportedLines(new WatchedTimelines(timelines, watch), people, policy);
	}

	@Bean
	TakeTimeline takeTimeline(ImportedLines lines, Timelines timelines) {
		return new TakeTimeline(lines, timelines);
	}

	@Bean
	ImportEffects importEffects(Casefiles casefiles, RoomDirectory rooms, ImportedLines lines, PendingImports pending,
			People people, Clock clock) {
		return new ImportEffects(casefiles, rooms, lines, pending, new ImportEffects.Names(people, clock));
	}

}
