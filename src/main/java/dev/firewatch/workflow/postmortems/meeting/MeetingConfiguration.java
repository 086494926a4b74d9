package dev.firewatch.workflow.postmortems.meeting;

import dev.firewatch.PublicAddress;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Verb;
import dev.firewatch.delivery.RoomDirectory;
import dev.firewatch.people.People;
import dev.firewatch.policy.Policy;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.Moments;
import dev.firewatch.workflow.postmortems.writing.Sections;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The meeting in which a postmortem is reviewed. */
@Configuration(proxyBeanMethods = false)
class MeetingConfiguration {

	@Bean
	Verb holdReview(IncidentResolver resolver, CasefileEditor editor, ReviewMessages reviews, Policy policy) {
		return new HoldReview(resolver, editor, reviews, Moments.rules(policy));
	}

	@Bean
	ReviewMessages reviewMessages(Sections sections, People people, PublicAddress address, Policy policy) {
		return new ReviewMessages(sections, people, address, policy);
	}

	@Bean
	ReviewReminder reviewReminder(Casefiles casefiles, RoomDirectory rooms, ReviewMessages reviews) {
		return new ReviewReminder(casefiles, rooms, reviews);
	}

	@Bean
	DemandReviews demandReviews(CasefileEditor editor, Timelines timelines, Policy policy) {
		return new DemandReviews(editor, timelines, policy);
	}

	@Bean
	RemindOfReview remindOfReview(CasefileEditor editor, Policy policy) {
		return new RemindOfReview(editor, policy);
	}

}
