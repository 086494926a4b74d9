package dev.firewatch.workflow.obligations;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import dev.firewatch.casefile.Obligations;
import dev.firewatch.chat.Verb;
import dev.firewatch.people.AwaySigns;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.Services;
import dev.firewatch.postmortem.Templates;
import dev.firewatch.workflow.fixes.FixLines;
import dev.firewatch.workflow.kernel.HomePlatform;
import dev.firewatch.workflow.kernel.PermissionCheck;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What waits for people. */
@Configuration(proxyBeanMethods = false)
class ObligationsConfiguration {

	@Bean
	Obligations obligations(Policy policy, Templates templates) {
		return new Obligations(policy, templates);
	}

	@Bean
	Absences absences(AbsenceDocuments documents) {
		return new Absences(documents);
	}

	/** What in people's status means that they are away. */
	@Bean
	AwaySigns awaySigns(Policy policy) {
		return new AwaySigns(Set.copyOf(policy.reminders().awayStatus()));
	}

	/** Whether somebody may now be asked for something that can wait. */
	@Bean
	Predicate<Person> atWork(Policy policy, Clock clock, Absences absences) {
		return person -> {
			ZonedDateTime local = clock.instant().atZone(person.zone());
			LocalDate day = local.toLocalDate();
			return policy.hours().open(local) && !person.isGone() && !person.isAwayOn(day)
					&& absences.on(day, person.id()).isEmpty();
		};
	}

	@Bean
	Debtors debtors(People people, PermissionCheck permissions, Policy policy, Services services, Absences absences,
			HomePlatform home) {
		return new Debtors(people, permissions, policy, services, absences, home);
	}

	@Bean
	Elsewhere elsewhere(List<OtherObligations> kinds, Debtors debtors) {
		return new Elsewhere(kinds, debtors);
	}

	@Bean
	Verb declareAbsence(Absences absences, People people, Policy policy) {
		return new DeclareAbsence(absences, people, policy);
	}

	@Bean
	ObligationLines obligationLines(FixLines fixes, Policy policy, Templates templates, People people) {
		return new ObligationLines(fixes, policy, templates, people);
	}

}
