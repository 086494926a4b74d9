package dev.firewatch.chat.local.store;

import java.time.ZoneId;

import dev.firewatch.chat.HomeViews;
import dev.firewatch.people.People;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** What the workspace keeps. */
@Configuration(proxyBeanMethods = false)
@Conditional(WorkspaceIsOn.class)
class LocalStoreConfiguration {

	@Bean
	LocalPeople localPeople(People people, ZoneId organisationZone) {
		return new LocalPeople(people, organisationZone);
	}

	@Bean
	LocalRooms localRooms(LocalRoomDocuments rooms, LocalRoomList list, LocalOpenings openings) {
		return new LocalRooms(rooms, list, openings);
	}

	@Bean
	LocalMessages localMessages(LocalMessageDocuments messages, LocalMessageKeys keys, LocalReadings readings,
			LocalRooms rooms) {
		return new LocalMessages(messages, keys, readings, rooms);
	}

	@Bean
	LocalFiles localFiles(LocalFileDocuments files) {
		return new LocalFiles(files);
	}

	@Bean
	LocalForms localForms(LocalFormDocuments forms) {
		return new LocalForms(forms);
	}

	@Bean
	Homes homes(StoredHomes homes, ObjectProvider<HomeViews> views) {
		return new Homes(homes, views);
	}

}
