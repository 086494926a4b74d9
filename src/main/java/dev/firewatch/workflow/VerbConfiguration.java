package dev.firewatch.workflow;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Captures;
import dev.firewatch.chat.CommandRouter;
import dev.firewatch.chat.Verb;
import dev.firewatch.delivery.Commit;
import dev.firewatch.delivery.Places;
import dev.firewatch.people.People;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.Services;
import dev.firewatch.postmortem.Templates;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.workflow.access.PersonalLinks;
import dev.firewatch.workflow.fixes.DecideOnFix;
import dev.firewatch.workflow.fixes.DropFix;
import dev.firewatch.workflow.fixes.FinishFix;
import dev.firewatch.workflow.fixes.FixLines;
import dev.firewatch.workflow.fixes.FixVerb;
import dev.firewatch.workflow.fixes.HandOverFix;
import dev.firewatch.workflow.fixes.PromiseFix;
import dev.firewatch.workflow.fixes.SnoozeFix;
import dev.firewatch.workflow.fixes.StartFix;
import dev.firewatch.workflow.fixes.VerifyFix;
import dev.firewatch.workflow.followup.KeepChannel;
import dev.firewatch.workflow.incidents.CaptureMessage;
import dev.firewatch.workflow.incidents.CaptureNote;
import dev.firewatch.workflow.incidents.CorrectEntry;
import dev.firewatch.workflow.incidents.DeclareIncident;
import dev.firewatch.workflow.incidents.EndIncident;
import dev.firewatch.workflow.incidents.JoinIncident;
import dev.firewatch.workflow.incidents.Mitigate;
import dev.firewatch.workflow.incidents.PostUpdate;
import dev.firewatch.workflow.incidents.RemoveEntry;
import dev.firewatch.workflow.incidents.Resolve;
import dev.firewatch.workflow.incidents.SetSeverity;
import dev.firewatch.workflow.incidents.ShowTimeline;
import dev.firewatch.workflow.incidents.TakeRole;
import dev.firewatch.workflow.messages.CardMessage;
import dev.firewatch.workflow.overview.CloseIncident;
import dev.firewatch.workflow.overview.ListIncidents;
import dev.firewatch.workflow.overview.Owed;
import dev.firewatch.workflow.overview.ShowHelp;
import dev.firewatch.workflow.overview.ShowLeft;
import dev.firewatch.workflow.overview.ShowStatus;
import dev.firewatch.workflow.overview.ShowTodo;
import dev.firewatch.workflow.overview.WhatIsLeft;
import dev.firewatch.workflow.postmortems.AddCause;
import dev.firewatch.workflow.postmortems.AmendPostmortem;
import dev.firewatch.workflow.postmortems.AnswerSection;
import dev.firewatch.workflow.postmortems.AskWhy;
import dev.firewatch.workflow.postmortems.CheckQuality;
import dev.firewatch.workflow.postmortems.CommentDraft;
import dev.firewatch.workflow.postmortems.Drafts;
import dev.firewatch.workflow.postmortems.HoldReview;
import dev.firewatch.workflow.postmortems.ImportReview;
import dev.firewatch.workflow.postmortems.PublishPostmortem;
import dev.firewatch.workflow.postmortems.RelateIncident;
import dev.firewatch.workflow.postmortems.ReviewMessages;
import dev.firewatch.workflow.postmortems.SectionActs;
import dev.firewatch.workflow.postmortems.SectionMessages;
import dev.firewatch.workflow.postmortems.Sections;
import dev.firewatch.workflow.postmortems.SignPostmortem;
import dev.firewatch.workflow.postmortems.TakeOverIncident;
import dev.firewatch.workflow.postmortems.WritePostmortem;
import dev.firewatch.workflow.review.AttachEvidence;
import dev.firewatch.workflow.review.CombineEntries;
import dev.firewatch.workflow.review.EntryChange;
import dev.firewatch.workflow.review.HideEntry;
import dev.firewatch.workflow.review.ImportTimeline;
import dev.firewatch.workflow.review.ImportedLines;
import dev.firewatch.workflow.review.MarkEntry;
import dev.firewatch.workflow.review.Pasted;
import dev.firewatch.workflow.review.TimelineReview;
import dev.firewatch.workflow.review.Workshop;
import dev.firewatch.workflow.undelivered.ResendMessages;
import dev.firewatch.workflow.undelivered.Undelivered;

/** The list of what Firewatch understands. */
@Configuration(proxyBeanMethods = false)
class VerbConfiguration {

	@Bean
	Verb declareIncident(Casefiles casefiles, Commit commit, Policy policy, Services services, Permits permits) {
		return new DeclareIncident(casefiles, commit, policy, services, permits);
	}

	@Bean
	Verb joinIncident(Addressing addressing, Changes changes) {
		return new JoinIncident(addressing, changes);
	}

	@Bean
	Verb captureNote(Addressing addressing, Timelines timelines) {
		return new CaptureNote(addressing, timelines);
	}

	@Bean
	Captures captures(Casefiles casefiles, Timelines timelines, Places places) {
		return new CaptureMessage(casefiles, timelines, places);
	}

	@Bean
	Verb showTimeline(Addressing addressing, Timelines timelines, People people) {
		return new ShowTimeline(addressing, timelines, people);
	}

	@Bean
	Verb correctEntry(Addressing addressing, Timelines timelines) {
		return new CorrectEntry(addressing, timelines);
	}

	@Bean
	Verb removeEntry(Addressing addressing, Timelines timelines) {
		return new RemoveEntry(addressing, timelines);
	}

	@Bean
	EntryChange entryChange(Timelines timelines) {
		return new EntryChange(timelines);
	}

	@Bean
	MarkEntry markEntry(Addressing addressing, EntryChange entries) {
		return new MarkEntry(addressing, entries);
	}

	@Bean
	Verb combineEntries(Addressing addressing, Timelines timelines) {
		return new CombineEntries(addressing, timelines);
	}

	@Bean
	Verb hideEntry(Addressing addressing, EntryChange entries) {
		return HideEntry.hiding(addressing, entries);
	}

	@Bean
	Verb showEntry(Addressing addressing, EntryChange entries) {
		return HideEntry.showing(addressing, entries);
	}

	@Bean
	Verb attachEvidence(Addressing addressing, EntryChange entries) {
		return new AttachEvidence(addressing, entries);
	}

	@Bean
	Verb importTimeline(Addressing addressing, Changes changes, ImportedLines lines, Pasted pasted) {
		return new ImportTimeline(addressing, changes, lines, pasted);
	}

	@Bean
	Verb workshop(Addressing addressing, Changes changes, Timelines timelines, TimelineReview review,
			MarkEntry marking) {
		return new Workshop(addressing, changes, timelines, review, marking);
	}

	@Bean
	Verb postUpdate(Addressing addressing, Changes changes) {
		return new PostUpdate(addressing, changes);
	}

	@Bean
	Verb setSeverity(Addressing addressing, Changes changes, Policy policy, Permits permits, People people) {
		return new SetSeverity(addressing, changes, policy, permits, people);
	}

	@Bean
	Verb takeRole(Addressing addressing, Changes changes, Policy policy, People people) {
		return new TakeRole(addressing, changes, policy, people);
	}

	@Bean
	Verb mitigate(Addressing addressing, Changes changes) {
		return new Mitigate(addressing, changes);
	}

	@Bean
	Verb resolve(Addressing addressing, Changes changes, Policy policy, Templates templates, Permits permits) {
		return new Resolve(addressing, changes, policy, templates, permits);
	}

	@Bean
	Verb cancelIncident(Addressing addressing, Changes changes) {
		return EndIncident.cancelling(addressing, changes);
	}

	@Bean
	Verb reopenIncident(Addressing addressing, Changes changes) {
		return EndIncident.reopening(addressing, changes);
	}

	@Bean
	Verb addCause(Addressing addressing, Changes changes) {
		return AddCause.contributing(addressing, changes);
	}

	@Bean
	Verb ruleOutCause(Addressing addressing, Changes changes) {
		return AddCause.rulingOut(addressing, changes);
	}

	@Bean
	AnswerSection answerSection(Changes changes, Timelines timelines, People people, Policy policy,
			SectionMessages messages) {
		return new AnswerSection(changes, timelines, people, policy, messages);
	}

	@Bean
	Verb writePostmortem(Addressing addressing, Sections sections, SectionMessages messages, AnswerSection answering,
			SectionActs acts) {
		return new WritePostmortem(addressing, sections, messages, answering, acts);
	}

	@Bean
	Verb signPostmortem(Addressing addressing, Changes changes, Policy policy, Drafts drafts) {
		return new SignPostmortem(addressing, changes, policy, drafts);
	}

	@Bean
	Verb publishPostmortem(Addressing addressing, Changes changes, Policy policy, Permits permits, Drafts drafts) {
		return new PublishPostmortem(addressing, changes, policy, permits, drafts);
	}

	@Bean
	Verb amendPostmortem(Addressing addressing, Changes changes, Permits permits) {
		return new AmendPostmortem(addressing, changes, permits);
	}

	@Bean
	Verb takeOverIncident(ImportReview imports) {
		return new TakeOverIncident(imports);
	}

	@Bean
	Verb checkQuality(Addressing addressing, Drafts drafts) {
		return new CheckQuality(addressing, drafts);
	}

	@Bean
	Verb askWhy(Addressing addressing, Changes changes) {
		return new AskWhy(addressing, changes);
	}

	@Bean
	Verb commentDraft(Addressing addressing, Changes changes, Sections sections) {
		return CommentDraft.commenting(addressing, changes, sections);
	}

	@Bean
	Verb askForChange(Addressing addressing, Changes changes, Sections sections) {
		return CommentDraft.asking(addressing, changes, sections);
	}

	@Bean
	Verb holdReview(Addressing addressing, Changes changes, ReviewMessages reviews) {
		return new HoldReview(addressing, changes, reviews);
	}

	@Bean
	Verb relateIncident(Addressing addressing, Changes changes, Casefiles casefiles) {
		return new RelateIncident(addressing, changes, casefiles);
	}

	@Bean
	FixVerb fixVerb(Addressing addressing, Changes changes, FixLines lines) {
		return new FixVerb(addressing, changes, lines);
	}

	@Bean
	Verb promiseFix(Addressing addressing, Changes changes, Policy policy, FixLines lines) {
		return new PromiseFix(addressing, changes, policy, lines);
	}

	@Bean
	Verb startFix(FixVerb fixes) {
		return new StartFix(fixes);
	}

	@Bean
	Verb finishFix(FixVerb fixes, Policy policy) {
		return new FinishFix(fixes, policy);
	}

	@Bean
	Verb verifyFix(FixVerb fixes, Changes changes, Policy policy, Permits permits) {
		return new VerifyFix(fixes, changes, policy, permits);
	}

	@Bean
	Verb dropFix(FixVerb fixes, Changes changes, Policy policy, Permits permits) {
		return new DropFix(fixes, changes, policy, permits);
	}

	@Bean
	Verb snoozeFix(FixVerb fixes) {
		return new SnoozeFix(fixes);
	}

	@Bean
	Verb handOverFix(FixVerb fixes, Policy policy, People people) {
		return new HandOverFix(fixes, policy, people);
	}

	@Bean
	Verb approveFix(FixVerb fixes, Permits permits) {
		return DecideOnFix.approving(fixes, permits);
	}

	@Bean
	Verb rejectFix(FixVerb fixes, Permits permits) {
		return DecideOnFix.rejecting(fixes, permits);
	}

	@Bean
	Verb showTodo(Owed owed) {
		return new ShowTodo(owed);
	}

	@Bean
	Verb showStatus(Addressing addressing, CardMessage card, PersonalLinks links) {
		return new ShowStatus(addressing, card, links);
	}

	@Bean
	Verb listIncidents(Casefiles casefiles) {
		return new ListIncidents(casefiles);
	}

	@Bean
	Verb showLeft(Addressing addressing, WhatIsLeft whatIsLeft) {
		return new ShowLeft(addressing, whatIsLeft);
	}

	@Bean
	Verb closeIncident(Addressing addressing, Changes changes, Policy policy, Permits permits, WhatIsLeft whatIsLeft) {
		return new CloseIncident(addressing, changes, policy, permits, whatIsLeft);
	}

	@Bean
	Verb keepChannel(Addressing addressing, Changes changes) {
		return new KeepChannel(addressing, changes);
	}

	@Bean
	Verb resendMessages(Addressing addressing, Undelivered undelivered) {
		return new ResendMessages(addressing, undelivered);
	}

	@Bean
	Verb showHelp(ObjectProvider<CommandRouter> router) {
		return new ShowHelp(() -> router.getObject().verbs());
	}

}
