package dev.firewatch.workflow.kernel;

import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;

import dev.firewatch.DatabaseFault;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.casefile.Obligations;
import dev.firewatch.chat.ChatPlatform;
import dev.firewatch.chat.CommandExecutor;
import dev.firewatch.chat.CommandLog;
import dev.firewatch.delivery.Commit;
import dev.firewatch.delivery.RoomDirectory;
import dev.firewatch.people.Directory;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.Platform;
import dev.firewatch.people.Strangers;
import dev.firewatch.policy.Policy;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What all features share. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AnnounceChannel.class)
class KernelConfiguration {

	@Bean
	CommandExecutor commandExecutor(MeterRegistry meters) {
		return new CommandExecutor(DatabaseFault::leavesOpen, new CommandLog(meters));
	}

	@Bean
	CasefileEditor casefileEditor(Casefiles casefiles, Commit commit, Obligations obligations) {
		return new CasefileEditor(casefiles, commit, obligations);
	}

	@Bean
	IncidentResolver incidentResolver(Casefiles casefiles, RoomDirectory rooms) {
		return new IncidentResolver(casefiles, rooms);
	}

	@Bean
	OwnerNames ownerNames(People people, Policy policy) {
		return new OwnerNames(people, policy);
	}

	/** What people of other organisations may do. */
	@Bean
	Strangers strangers(Policy policy) {
		return new Strangers(policy.strangersAreGuests());
	}

	@Bean
	SeniorGroup seniorGroup(Policy policy, People people, ObjectProvider<Directory> directories) {
		return new SeniorGroup(policy, people, () -> directories.orderedStream().toList());
	}

	@Bean
	LookUpSeniors lookUpSeniors(SeniorGroup seniors) {
		return new LookUpSeniors(seniors);
	}

	@Bean
	ConfideInSeniors confideInSeniors(CasefileEditor editor, Casefiles casefiles, PermissionCheck permissions,
			ConfidedDocuments confided) {
		return new ConfideInSeniors(editor, casefiles, permissions, confided);
	}

	@Bean
	PermissionCheck permissionCheck(Policy policy, SeniorGroup seniors) {
		return new PermissionCheck(policy, seniors);
	}

	@Bean
	SignalWatch signalWatch(CasefileEditor editor, Policy policy, PermissionCheck permissions) {
		return new SignalWatch(editor, policy, permissions);
	}

	@Bean
	PublicFallback publicFallback(RoomDirectory rooms, People people) {
		return new PublicFallback(rooms, people);
	}

	@Bean
	EffectTypes effectTypes(List<EffectComposer> composers) {
		return new EffectTypes(composers);
	}

	@Bean
	Composers composers(EffectTypes types, PublicFallback fallback) {
		return new Composers(types, fallback);
	}

	@Bean
	DirectMessages directMessages(People people, Predicate<Person> atWork) {
		return new DirectMessages(people, atWork);
	}

	@Bean
	HomePlatform homePlatform(ObjectProvider<ChatPlatform> platforms) {
		return new HomePlatform(
				() -> platforms.orderedStream().findFirst().map(ChatPlatform::platform).orElse(Platform.LOCAL));
	}

}
