package dev.firewatch.chat.local.gateway;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.firewatch.DomainClock;
import dev.firewatch.PublicAddress;
import dev.firewatch.chat.Captures;
import dev.firewatch.chat.CommandRouter;
import dev.firewatch.chat.local.store.Homes;
import dev.firewatch.chat.local.store.LocalFiles;
import dev.firewatch.chat.local.store.LocalForms;
import dev.firewatch.chat.local.store.LocalMessages;
import dev.firewatch.chat.local.store.LocalPeople;
import dev.firewatch.chat.local.store.LocalRoom;
import dev.firewatch.chat.local.store.LocalRooms;
import dev.firewatch.chat.local.store.WorkspaceIsOn;
import dev.firewatch.people.Directory;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** The workspace as a platform. */
@Configuration(proxyBeanMethods = false)
@Conditional(WorkspaceIsOn.class)
class LocalGatewayConfiguration {

	@Bean
	Live live() {
		return new Live();
	}

	@Bean
	Conversations conversations(LocalRooms rooms, LocalMessages messages, Live live) {
		return new Conversations(rooms, messages, live);
	}

	/** If it is on, incidents declared outside chat get their room in the workspace. */
	@Bean
	@Order(1)
	LocalPlatform localPlatform(LocalRooms rooms, Conversations conversations, Homes homes, LocalFiles files, Live live,
			ScriptTime time, PublicAddress address) {
		return new LocalPlatform(rooms, conversations, homes, files, live, time, address);
	}

	/** Nobody in the workspace chooses their handle. */
	@Bean
	Directory localDirectory(LocalPeople people) {
		return name -> name.startsWith("@")
				? people.byHandle(name.substring(1)).map(Person::id).map(List::of).orElse(List.of()) : List.of();
	}

	@Bean
	ScriptTime scriptTime(DomainClock clock) {
		return new ScriptTime(clock);
	}

	@Bean
	Replies replies(Conversations conversations, LocalForms forms) {
		return new Replies(conversations, forms);
	}

	@Bean
	LocalGateway localGateway(CommandRouter router, LocalPeople people, Conversations conversations, Replies replies) {
		return new LocalGateway(router, people, conversations, replies);
	}

	@Bean
	LocalScript localScript(LocalGateway gateway, LocalPlatform platform, LocalRooms rooms, LocalPeople people,
			ScriptTime time) {
		return new LocalScript(gateway, platform, rooms, people, time);
	}

	@Bean
	PinGateway pinGateway(ObjectProvider<Captures> captures, Conversations conversations, LocalPlatform platform,
			Replies replies) {
		return new PinGateway(captures, conversations, platform, replies);
	}

	@Bean
	OwnMessages ownMessages(LocalPeople people, Conversations conversations, ObjectProvider<Captures> captures) {
		return new OwnMessages(people, conversations, captures);
	}

	/** What a new workspace contains. */
	@Bean
	SmartInitializingSingleton workspaceSeed(LocalPeople people, LocalRooms rooms) {
		return () -> {
			people.seed();
			List<Person> all = people.all();
			Set<PersonId> everybody = all.stream().map(Person::id).collect(Collectors.toSet());
			Stream<LocalRoom> shared = Stream.of(LocalScript.LOBBY, "incidents")
				.map(channel -> LocalRoom.shared(channel, everybody));
			Stream<LocalRoom> direct = all.stream().map(person -> LocalRoom.direct(person.handle(), person.id()));
			rooms.makeMissing(Stream.concat(shared, direct).toList());
		};
	}

}
