package dev.firewatch.workflow.followup;

import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;

import dev.firewatch.casefile.Casefiles;
import dev.firewatch.delivery.Commit;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.policy.Policy;
import dev.firewatch.workflow.fixes.FixLines;
import dev.firewatch.workflow.fixes.Verifiers;
import dev.firewatch.workflow.kernel.FollowUpTask;
import dev.firewatch.workflow.kernel.PublicFallback;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the passing of time asks for. */
@Configuration(proxyBeanMethods = false)
class FollowUpConfiguration {

	@Bean
	Reminders reminders(ReminderDocuments documents, MeterRegistry meters) {
		return new Reminders(documents, meters);
	}

	@Bean
	ReminderEffects reminderEffects(Reminders reminders, Casefiles casefiles, People people, FixLines lines,
			PublicFallback fallback, Predicate<Person> atWork, Clock clock) {
		return new ReminderEffects(reminders, casefiles, people, lines, fallback, atWork, clock);
	}

	@Bean
	FollowUp followUp(Casefiles casefiles, List<FollowUpTask> tasks, Clock clock) {
		return new FollowUp(casefiles, tasks, clock);
	}

	@Bean
	RemindPeople remindPeople(Reminders reminders, Commit commit, People people, Policy policy, Verifiers verifiers) {
		return new RemindPeople(reminders, commit, people, policy, verifiers);
	}

}
