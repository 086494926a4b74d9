package dev.firewatch.workflow.timeline;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Captures;
import dev.firewatch.chat.Verb;
import dev.firewatch.delivery.RoomDirectory;
import dev.firewatch.people.People;
import dev.firewatch.policy.Policy;
import dev.firewatch.timeline.FileStore;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.DirectMessages;
import dev.firewatch.workflow.kernel.Erasure;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.Perishable;
import dev.firewatch.workflow.kernel.PermissionCheck;
import dev.firewatch.workflow.kernel.SignalWatch;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Recording what happened, and completing it afterwards. */
@Configuration(proxyBeanMethods = false)
class TimelineConfiguration {

	@Bean
	SignedTimeline signedTimeline(Timelines timelines, CasefileEditor editor) {
		return new SignedTimeline(timelines, editor);
	}

	private static WatchedTimelines watched(Timelines timelines, SignalWatch watch, SignedTimeline signed) {
		return new WatchedTimelines(timelines, watch, signed::changed);
	}

	@Bean
	Verb captureNote(IncidentResolver resolver, Timelines timelines, SignalWatch watch, SignedTimeline signed,
			Policy policy) {
		return new CaptureNote(resolver, watched(timelines, watch, signed), policy);
	}

	@Bean
	Captures captures(Casefiles casefiles, Timelines timelines, SignalWatch watch, SignedTimeline signed,
			RoomDirectory rooms, CasefileEditor editor, NewerWordings wordings) {
		return new CaptureMessage(casefiles, watched(timelines, watch, signed), rooms,
				new CapturedFiles(timelines, editor), new ChangedMessages(rooms, timelines, wordings, editor));
	}

	@Bean
	RewordEntry rewordEntry(IncidentResolver resolver, EntryChange entries, NewerWordings wordings, Casefiles casefiles,
			DirectMessages directly) {
		return new RewordEntry(resolver, entries, wordings, casefiles, directly);
	}

	@Bean
	FileEffects fileEffects(Timelines timelines, SignalWatch watch, SignedTimeline signed, FileStore files,
			CasefileEditor editor, DirectMessages directly) {
		return new FileEffects(watched(timelines, watch, signed), files, editor, directly);
	}

	@Bean
	Verb showTimeline(IncidentResolver resolver, Timelines timelines, People people) {
		return new ShowTimeline(resolver, timelines, people);
	}

	@Bean
	Verb correctEntry(IncidentResolver resolver, Timelines timelines, SignalWatch watch, SignedTimeline signed,
			Policy policy) {
		return new CorrectEntry(resolver, watched(timelines, watch, signed), policy);
	}

	@Bean
	Verb removeEntry(IncidentResolver resolver, Timelines timelines, SignalWatch watch, SignedTimeline signed) {
		return new RemoveEntry(resolver, watched(timelines, watch, signed));
	}

	@Bean
	Verb redactEntry(IncidentResolver resolver, CasefileEditor editor, Timelines timelines, PermissionCheck permissions,
			List<Erasure> erasures, FileStore files, SignalWatch watch, SignedTimeline signed) {
		return new RedactEntry(resolver, editor, watched(timelines, watch, signed), permissions, erasures, files);
	}

	@Bean
	RedactionEffects redactionEffects(RoomDirectory rooms) {
		return new RedactionEffects(rooms);
	}

	/** What nobody imported or looked through in so long will never be. */
	@Bean
	Perishable oldPastedTexts(PendingImports pending, Proposals proposals) {
		return now -> {
			pending.deleteByAtBefore(now.minus(Duration.ofDays(30)));
			proposals.deleteByAtBefore(now.minus(Duration.ofDays(90)));
		};
	}

	@Bean
	Erasure erasedProposals(Proposals proposals, PendingImports pending, NewerWordings wordings) {
		return new ErasedProposals(proposals, pending, wordings);
	}

	@Bean
	Verb undoEntry(IncidentResolver resolver, Timelines timelines, SignalWatch watch, SignedTimeline signed) {
		return new UndoEntry(resolver, watched(timelines, watch, signed));
	}

	@Bean
	EntryChange entryChange(Timelines timelines, SignalWatch watch, SignedTimeline signed) {
		return new EntryChange(watched(timelines, watch, signed));
	}

	@Bean
	MarkEntry markEntry(IncidentResolver resolver, EntryChange entries) {
		return new MarkEntry(resolver, entries);
	}

	@Bean
	Verb combineEntries(IncidentResolver resolver, Timelines timelines, SignalWatch watch, SignedTimeline signed) {
		return new CombineEntries(resolver, watched(timelines, watch, signed));
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
			Timelines timelines, SignedTimeline signed) {
		return new ImportTimeline(resolver, editor, lines, pending, new UndoImport(timelines, signed));
	}

	@Bean
	Verb workshop(IncidentResolver resolver, CasefileEditor editor, Timelines timelines, SignalWatch watch,
			SignedTimeline signed, TimelineReview review, MarkEntry marking) {
		return new Workshop(resolver, editor, watched(timelines, watch, signed), review, marking,
				new CapturedFiles(timelines, editor));
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
	ImportedLines importedLines(Timelines timelines, SignalWatch watch, SignedTimeline signed, People people,
			Policy policy) {
		return new ImportedLines(WatchedTimelines.ofMany(timelines, watch), signed, people, policy);
	}

	@Bean
	TakeTimeline takeTimeline(ImportedLines lines) {
		return new TakeTimeline(lines);
	}

	@Bean
	ImportEffects importEffects(Casefiles casefiles, RoomDirectory rooms, ImportedLines lines, PendingImports pending,
			People people, Clock clock) {
		return new ImportEffects(casefiles, rooms, lines, pending, new ImportEffects.Names(people, clock));
	}

}
