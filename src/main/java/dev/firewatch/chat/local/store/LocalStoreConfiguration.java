package dev.firewatch.chat.local.store;

import java.time.ZoneId;

import dev.firewatch.chat.HomeViews;
import dev.firewatch.people.People;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;

/** What the workspace keeps. */
@Configuration(proxyBeanMethods = false)
@Conditional(WorkspaceIsOn.class)
class LocalStoreConfiguration {

	@Bean
	LocalPeople localPeople(People people, ZoneId organisationZone) {
		return new LocalPeople(people, organisationZone);
	}

	@Bean
	LocalRooms localRooms(MongoTemplate mongo) {
		return new LocalRooms(mongo);
	}

	@Bean
	LocalMessages localMessages(MongoTemplate mongo, LocalRooms rooms) {
		return new LocalMessages(mongo, rooms);
	}

	@Bean
	LocalForms localForms(MongoTemplate mongo) {
		return new LocalForms(mongo);
	}

	@Bean
	Homes homes(MongoTemplate mongo, ObjectProvider<HomeViews> views) {
		return new Homes(mongo, views);
	}

}
