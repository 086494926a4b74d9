package dev.firewatch.workflow.setup;

import java.time.Clock;

import dev.firewatch.casefile.Casefiles;
import dev.firewatch.policy.Policy;
import dev.firewatch.postmortem.Templates;
import dev.firewatch.risk.Risks;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.workflow.kernel.PermissionCheck;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The checklist. */
@Configuration(proxyBeanMethods = false)
class SetupConfiguration {

	@Bean
	SetupChecklist setupChecklist(Casefiles casefiles, Timelines timelines, Templates templates, Risks risks,
			PermissionCheck permissions, Policy policy, Clock clock) {
		return new SetupChecklist(casefiles, timelines, templates, risks, permissions, policy, clock);
	}

}
