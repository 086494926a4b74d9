package dev.firewatch.web;

import java.time.Clock;

import dev.firewatch.casefile.Casefiles;
import dev.firewatch.casefile.Obligations;
import dev.firewatch.people.People;
import dev.firewatch.policy.Policy;
import dev.firewatch.postmortem.Templates;
import dev.firewatch.timeline.FileStore;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.web.access.Visitors;
import dev.firewatch.workflow.evidence.Looks;
import dev.firewatch.workflow.fixes.FixLines;
import dev.firewatch.workflow.incidents.DeclareFromOutside;
import dev.firewatch.workflow.kernel.PermissionCheck;
import dev.firewatch.workflow.risks.RiskHistory;
import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Puts the pages and the HTTP API together. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

	@Bean
	FilterRegistrationBean<AckFilter> ackFilter(MeterRegistry meters) {
		FilterRegistrationBean<AckFilter> registration = new FilterRegistrationBean<>(new AckFilter(meters));
		AckFilter.GATEWAYS.keySet().forEach(registration::addUrlPatterns);
		// A refusal is an answer too.
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return registration;
	}

	@Bean
	OpenAPI openApi() {
		return new OpenAPI().info(new Info().title("Firewatch")
			.version("1")
			.description("Incidents, their timelines, fixes and postmortems."));
	}

	@Bean
	IncidentViews incidentViews(People people, Timelines timelines, Templates templates, FixLines lines, Clock clock) {
		return new IncidentViews(people, timelines, templates, lines, clock);
	}

	@Bean
	RecoveryViews recoveryViews(People people, Policy policy, Clock clock) {
		return new RecoveryViews(people, policy, clock);
	}

	@Bean
	RecoverySummaries recoverySummaries(Obligations obligations, People people, Clock clock) {
		return new RecoverySummaries(obligations, people, clock);
	}

	@Bean
	EvidenceAnswers evidenceAnswers(Looks looks, People people, PermissionCheck permissions) {
		return new EvidenceAnswers(looks, people, permissions);
	}

	@Bean
	RiskViews riskViews(RiskHistory history, People people, Policy policy) {
		return new RiskViews(history, people, policy);
	}

	@Bean
	ApiDossiers apiDossiers(Casefiles casefiles, Timelines timelines, Templates templates, People people) {
		return new ApiDossiers(casefiles, timelines, templates, people);
	}

	@Bean
	KeptFileAnswers keptFileAnswers(Timelines timelines, FileStore files) {
		return new KeptFileAnswers(timelines, files);
	}

	@Bean
	IncidentAccess incidentAccess(Casefiles casefiles, Visitors visitors) {
		return new IncidentAccess(casefiles, visitors);
	}

	@Bean
	ApiDeclarations apiDeclarations(DeclareFromOutside declare) {
		return new ApiDeclarations(declare);
	}

}
