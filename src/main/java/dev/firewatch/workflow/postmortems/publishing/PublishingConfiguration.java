package dev.firewatch.workflow.postmortems.publishing;

import dev.firewatch.PublicAddress;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Verb;
import dev.firewatch.people.People;
import dev.firewatch.policy.Policy;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.workflow.kernel.AnnounceChannel;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Erasure;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.PermissionCheck;
import dev.firewatch.workflow.postmortems.writing.Sections;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Checking, signing and publishing a postmortem. */
@Configuration(proxyBeanMethods = false)
class PublishingConfiguration {

	@Bean
	Verb signPostmortem(IncidentResolver resolver, CasefileEditor editor, Policy policy, Drafts drafts,
			PermissionCheck permissions) {
		return new SignPostmortem(resolver, editor, policy, drafts, permissions);
	}

	@Bean
	Verb publishPostmortem(IncidentResolver resolver, CasefileEditor editor, Policy policy, PermissionCheck permissions,
			Drafts drafts) {
		return new PublishPostmortem(resolver, editor, policy, permissions, drafts);
	}

	@Bean
	Verb amendPostmortem(IncidentResolver resolver, CasefileEditor editor, PermissionCheck permissions) {
		return new AmendPostmortem(resolver, editor, permissions);
	}

	@Bean
	Verb checkQuality(IncidentResolver resolver, Drafts drafts, Policy policy) {
		return new CheckQuality(resolver, drafts, policy);
	}

	@Bean
	Editions editions(EditionTexts texts) {
		return new Editions(texts);
	}

	@Bean
	Erasure erasedEditions(Editions editions) {
		return new ErasedEditions(editions);
	}

	@Bean
	Drafts drafts(Timelines timelines, Sections sections, People people, Editions editions) {
		return new Drafts(timelines, sections, people, editions);
	}

	@Bean
	PublicationNotice publicationNotice(Casefiles casefiles, PublicAddress address, AnnounceChannel announceChannel) {
		return new PublicationNotice(casefiles, address, announceChannel);
	}

}
