package dev.firewatch.workflow.postmortems.takeover;

import dev.firewatch.casefile.Casefiles;
import dev.firewatch.casefile.Obligations;
import dev.firewatch.chat.Verb;
import dev.firewatch.delivery.Commit;
import dev.firewatch.exchange.ReviewImport;
import dev.firewatch.people.People;
import dev.firewatch.policy.Policy;
import dev.firewatch.postmortem.Templates;
import dev.firewatch.timeline.Timelines;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Importing reviews written elsewhere. */
@Configuration(proxyBeanMethods = false)
class TakeoverConfiguration {

	@Bean
	Verb takeOverIncident(ImportReview imports) {
		return new TakeOverIncident(imports);
	}

	@Bean
	ReviewImport reviewImport(Templates templates, Policy policy) {
		return new ReviewImport(templates, policy);
	}

	@Bean
	ImportReview importReview(ReviewImport reader, Casefiles casefiles, Timelines timelines, Commit commit,
			People people, Obligations obligations) {
		return new ImportReview(reader, casefiles, timelines, commit, people, obligations);
	}

	@Bean
	ImportArchive importArchive(ImportReview imports) {
		return new ImportArchive(imports);
	}

}
