package dev.firewatch.workflow.reports;

import java.time.Duration;

import dev.firewatch.PublicAddress;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.casefile.Obligations;
import dev.firewatch.chat.Verb;
import dev.firewatch.delivery.Commit;
import dev.firewatch.insight.FeedbackLoops;
import dev.firewatch.people.People;
import dev.firewatch.people.Secrets;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.Services;
import dev.firewatch.report.Reports;
import dev.firewatch.workflow.access.PersonalLinks;
import dev.firewatch.workflow.kernel.DirectMessages;
import dev.firewatch.workflow.kernel.HomePlatform;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.OwnerNames;
import dev.firewatch.workflow.kernel.Perishable;
import dev.firewatch.workflow.kernel.PermissionCheck;
import dev.firewatch.workflow.obligations.ObligationLines;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reports, by verb and on schedule. */
@Configuration(proxyBeanMethods = false)
class ReportsConfiguration {

	@Bean
	Reports reports(Casefiles casefiles, FeedbackLoops loops, Services services, Policy policy) {
		return new Reports(casefiles, loops, services, policy);
	}

	@Bean
	ReportReaders reportReaders(Policy policy, Services services, People people, PermissionCheck permissions) {
		return new ReportReaders(policy, services, people, permissions);
	}

	@Bean
	ReportMessages reportMessages(Reports reports, Casefiles casefiles, Obligations obligations, ObligationLines lines,
			PublicAddress address) {
		return new ReportMessages(reports, casefiles, obligations, lines, address);
	}

	@Bean
	ReportDocuments reportDocuments(Reports reports, OwnerNames owners, Services services, Policy policy) {
		return new ReportDocuments(reports, owners, services, policy);
	}

	@Bean
	SendReports sendReports(Policy policy, ReportReaders readers, Commit commit) {
		return new SendReports(policy, readers, commit);
	}

	/** Nobody asks for a message so long after it was sent. */
	@Bean
	Perishable oldReports(SentReports sent) {
		return now -> sent.deleteByAtBefore(now.minus(Duration.ofDays(400)));
	}

	@Bean
	ReportDelivery reportDelivery(SentReports sent, ReportMessages messages, ReportReaders readers,
			DirectMessages directMessages, HomePlatform home) {
		return new ReportDelivery(sent, messages, readers, directMessages, home);
	}

	@Bean
	ReportLinks reportLinks(Secrets secrets, PublicAddress address, Policy policy) {
		return new ReportLinks(secrets, address, policy);
	}

	@Bean
	Verb reportVerb(ReportMessages messages, ReportReaders readers, SendReports sending, PersonalLinks pages,
			ReportLinks links, IncidentResolver resolver, Policy policy) {
		return new ReportVerb(messages, readers, sending, pages, links, resolver, policy);
	}

}
