package dev.firewatch.testing;

import java.util.List;

import dev.firewatch.DomainClock;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.CommandRouter;
import dev.firewatch.delivery.Deliveries;
import dev.firewatch.delivery.RoomDirectory;
import dev.firewatch.people.Account;
import dev.firewatch.people.Directory;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.Platform;
import dev.firewatch.workflow.followup.FollowUp;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Puts the fake chat in the place of the local workspace. */
@TestConfiguration(proxyBeanMethods = false)
public class FakeChatConfiguration {

	@Bean
	@Order(1)
	FakeChat fakeChat(People people, CommandRouter router) {
		return new FakeChat(people, router);
	}

	/** Its people have the handles that they were made with. */
	@Bean
	Directory fakeDirectory(People people) {
		return name -> people.byAccount(new Account(Platform.LOCAL, name.replaceFirst("^@", "")))
			.map(Person::id)
			.map(List::of)
			.orElse(List.of());
	}

	@Bean
	Incidents incidents(FakeChat chat, DomainClock clock, Casefiles casefiles, RoomDirectory rooms,
			Deliveries deliveries, FollowUp followUp, MongoTemplate mongo) {
		return new Incidents(chat, clock, casefiles, rooms, deliveries, followUp, mongo);
	}

}
