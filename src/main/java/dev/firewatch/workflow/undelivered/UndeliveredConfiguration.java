package dev.firewatch.workflow.undelivered;

import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Verb;
import dev.firewatch.delivery.Deliveries;
import dev.firewatch.delivery.DeliveryFailures;
import dev.firewatch.people.People;
import dev.firewatch.workflow.kernel.AnnounceChannel;
import dev.firewatch.workflow.kernel.DirectMessages;
import dev.firewatch.workflow.kernel.EffectTypes;
import dev.firewatch.workflow.kernel.IncidentResolver;
import org.springframework.beans.factory.ObjectProvider;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What could not be delivered. */
@Configuration(proxyBeanMethods = false)
class UndeliveredConfiguration {

	@Bean
	Verb resendMessages(IncidentResolver resolver, Undelivered undelivered) {
		return new ResendMessages(resolver, undelivered);
	}

	@Bean
	Undelivered undelivered(DeliveryFailures failures, Deliveries deliveries, Casefiles casefiles, People people,
			ObjectProvider<EffectTypes> types) {
		return new Undelivered(failures, deliveries, casefiles, people, types::getObject);
	}

	@Bean
	TroubleNotices troubleNotices(DeliveryFailures failures, Undelivered undelivered, People people,
			DirectMessages directMessages, AnnounceChannel announceChannel) {
		return new TroubleNotices(failures, undelivered, people, directMessages, announceChannel);
	}

}
