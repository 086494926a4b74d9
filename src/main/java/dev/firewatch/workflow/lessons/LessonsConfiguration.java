package dev.firewatch.workflow.lessons;

import dev.firewatch.PublicAddress;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Verb;
import dev.firewatch.delivery.RoomDirectory;
import dev.firewatch.people.People;
import dev.firewatch.policy.Services;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.DirectMessages;
import dev.firewatch.workflow.kernel.EffectComposer;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.risks.RiskEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lessons for other teams. */
@Configuration(proxyBeanMethods = false)
class LessonsConfiguration {

	@Bean
	LessonCard lessonCard(People people, PublicAddress address) {
		return new LessonCard(people, address);
	}

	@Bean
	TeamLessons teamLessons(CasefileEditor editor, Services services, People people, RiskEntry risks) {
		return new TeamLessons(editor, new LessonReaders(services, people), risks);
	}

	@Bean
	Verb tellTeam(IncidentResolver resolver, TeamLessons lessons, LessonCard card) {
		return new TellTeam(resolver, lessons, card);
	}

	@Bean
	EffectComposer lessonMessages(Casefiles casefiles, RoomDirectory rooms, DirectMessages direct, LessonCard card) {
		return new LessonMessages(casefiles, rooms, direct, card);
	}

}
