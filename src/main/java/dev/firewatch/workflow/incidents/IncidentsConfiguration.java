package dev.firewatch.workflow.incidents;

import java.time.Clock;

import dev.firewatch.PublicAddress;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.casefile.Obligations;
import dev.firewatch.chat.CommandRouter;
import dev.firewatch.chat.Verb;
import dev.firewatch.delivery.Commit;
import dev.firewatch.delivery.RoomDirectory;
import dev.firewatch.people.People;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.Services;
import dev.firewatch.postmortem.Templates;
import dev.firewatch.risk.Risks;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.workflow.kernel.AnnounceChannel;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.HomePlatform;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.PermissionCheck;
import dev.firewatch.workflow.kernel.SignalWatch;

import dev.firewatch.workflow.runbooks.RunbookShelf;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declaring an incident and leading it until it is over. */
@Configuration(proxyBeanMethods = false)
class IncidentsConfiguration {

	@Bean
	LikelyRisks likelyRisks(Risks risks) {
		return new LikelyRisks(risks);
	}

	@Bean
	Verb declareIncident(Casefiles casefiles, Commit commit, Policy policy, DeclarationEffects effects,
			LikelyRisks risks, CasefileEditor editor, Obligations obligations) {
		return new DeclareIncident(casefiles, commit, policy, effects, new DeclaredReply(casefiles, risks), editor,
				obligations);
	}

	@Bean
	DeclarationEffects declarationEffects(Services services, SignalWatch watch) {
		return new DeclarationEffects(services, watch);
	}

	@Bean
	Verb joinIncident(IncidentResolver resolver, CasefileEditor editor) {
		return new JoinIncident(resolver, editor);
	}

	@Bean
	Verb postUpdate(IncidentResolver resolver, CasefileEditor editor, SignalWatch watch) {
		return new PostUpdate(resolver, editor, watch);
	}

	@Bean
	DecisionNeeded decisionNeeded(Policy policy, PermissionCheck permissions, Timelines timelines) {
		return new DecisionNeeded(policy, permissions, new FlaggedEntries(timelines, policy));
	}

	@Bean
	Verb reviewFlags(IncidentResolver resolver, CasefileEditor editor, DecisionNeeded decisions, People people) {
		return new ReviewFlags(resolver, editor, decisions, people);
	}

	@Bean
	SeniorCall seniorCall(Casefiles casefiles, RoomDirectory rooms, DecisionNeeded decisions, People people) {
		return new SeniorCall(casefiles, rooms, decisions, people);
	}

	@Bean
	Verb setSeverity(IncidentResolver resolver, CasefileEditor editor, Policy policy, DecisionNeeded decisions,
			People people) {
		return new SetSeverity(resolver, editor, policy, decisions, people);
	}

	@Bean
	Verb takeRole(IncidentResolver resolver, CasefileEditor editor, Policy policy, People people) {
		return new TakeRole(resolver, editor, policy, people);
	}

	@Bean
	Verb mitigate(IncidentResolver resolver, CasefileEditor editor, Policy policy, Timelines timelines) {
		return new Mitigate(resolver, editor, policy, timelines);
	}

	@Bean
	Verb resolve(IncidentResolver resolver, CasefileEditor editor, Policy policy, Templates templates,
			DecisionNeeded decisions, Timelines timelines) {
		return new Resolve(resolver, editor, policy, templates, decisions, timelines);
	}

	@Bean
	Verb cancelIncident(IncidentResolver resolver, CasefileEditor editor, DecisionNeeded decisions) {
		return EndIncident.cancelling(resolver, editor, decisions);
	}

	@Bean
	Verb reopenIncident(IncidentResolver resolver, CasefileEditor editor, DecisionNeeded decisions) {
		return EndIncident.reopening(resolver, editor, decisions);
	}

	@Bean
	Verb keepChannel(IncidentResolver resolver, CasefileEditor editor) {
		return new KeepChannel(resolver, editor);
	}

	@Bean
	CardMessage cardMessage(People people, Timelines timelines, Obligations obligations, RunbookShelf runbooks,
			LikelyRisks likely) {
		return new CardMessage(people, timelines, obligations, runbooks, likely);
	}

	@Bean
	RoomEffects roomEffects(Casefiles casefiles, RoomDirectory rooms, Services services, People people,
			PublicAddress address) {
		return new RoomEffects(casefiles, rooms, services, people, address);
	}

	@Bean
	LiveMessages liveMessages(Casefiles casefiles, RoomDirectory rooms, CardMessage card, People people, Clock clock,
			AnnounceChannel announceChannel) {
		return new LiveMessages(casefiles, rooms, card, new AnnouncementMessage(people), clock, announceChannel);
	}

	@Bean
	AskForUpdates askForUpdates(CasefileEditor editor, Policy policy, People people) {
		return new AskForUpdates(editor, policy, people);
	}

	@Bean
	UpdateRequest updateRequest(Casefiles casefiles, RoomDirectory rooms, People people, Policy policy) {
		return new UpdateRequest(casefiles, rooms, people, policy);
	}

	@Bean
	ArchiveRooms archiveRooms(CasefileEditor editor, Timelines timelines, Policy policy) {
		return new ArchiveRooms(editor, timelines, policy);
	}

	@Bean
	ArchiveEffects archiveEffects(Casefiles casefiles, RoomDirectory rooms, CasefileEditor editor) {
		return new ArchiveEffects(casefiles, rooms, editor);
	}

	@Bean
	DeclareFromOutside declareFromOutside(CommandRouter router, Casefiles casefiles, HomePlatform home, Clock clock) {
		return new DeclareFromOutside(router, casefiles, home, clock);
	}

}
