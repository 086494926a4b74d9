package dev.firewatch.workflow.followup;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import dev.firewatch.casefile.Casefiles;
import dev.firewatch.casefile.Obligations;
import dev.firewatch.chat.Verb;
import dev.firewatch.delivery.Commit;
import dev.firewatch.people.People;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.Services;
import dev.firewatch.workflow.kernel.FollowUpTask;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.Perishable;
import dev.firewatch.workflow.kernel.PermissionCheck;
import dev.firewatch.workflow.kernel.PublicFallback;
import dev.firewatch.workflow.obligations.Debtors;
import dev.firewatch.workflow.obligations.Elsewhere;
import dev.firewatch.workflow.obligations.ObligationLines;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What becomes due as time passes. */
@Configuration(proxyBeanMethods = false)
class FollowUpConfiguration {

	@Bean
	Reminders reminders(ReminderDocuments documents, MeterRegistry meters) {
		return new Reminders(documents, meters);
	}

	/** Nobody asks what was said so long ago. */
	@Bean
	Perishable oldReminders(ReminderDocuments documents) {
		return now -> documents.deleteByCreatedAtBefore(now.minus(Duration.ofDays(90)));
	}

	@Bean
	ForgetPerished forgetPerished(List<Perishable> kept) {
		return new ForgetPerished(kept);
	}

	@Bean
	Readers readers(People people, Policy policy) {
		return new Readers(people, policy);
	}

	@Bean
	ReminderEffects reminderEffects(Reminders reminders, Casefiles casefiles, ObligationLines lines, Readers readers,
			PublicFallback fallback, Clock clock, Concerns concerns, BacklogReaders backlogs) {
		return new ReminderEffects(reminders, casefiles, readers, new ConcernLines(concerns, lines, backlogs), fallback,
				clock);
	}

	@Bean
	FollowUp followUp(Casefiles casefiles, List<FollowUpTask> tasks, Obligations obligations, Clock clock) {
		return new FollowUp(casefiles, tasks, obligations, clock);
	}

	@Bean
	Concerns concerns(Obligations obligations, Debtors debtors, Policy policy, Elsewhere elsewhere) {
		return new Concerns(obligations, debtors, policy, elsewhere);
	}

	@Bean
	Forecast forecast(Concerns concerns, Reminders reminders, Readers readers, Policy policy, Clock clock) {
		return new Forecast(concerns, reminders, readers, policy, clock);
	}

	@Bean
	Verb showForecast(IncidentResolver resolver, Forecast forecast, Readers readers) {
		return new ShowForecast(resolver, forecast, readers);
	}

	@Bean
	RemindPeople remindPeople(Reminders reminders, Commit commit, Readers readers, Policy policy, Concerns concerns,
			BacklogReaders backlogs) {
		return new RemindPeople(reminders, commit, readers, policy, concerns, backlogs);
	}

	@Bean
	BacklogReaders backlogReaders(TeamBacklogs backlogs, Casefiles casefiles, Services services, People people,
			PermissionCheck permissions, Policy policy) {
		return new BacklogReaders(new BacklogPressure(backlogs, casefiles, services, policy), services, people,
				permissions, policy);
	}

}
