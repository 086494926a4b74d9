package dev.firewatch.chat.local;

import java.time.ZoneId;
import java.util.List;

import dev.firewatch.DomainClock;
import dev.firewatch.chat.Captures;
import dev.firewatch.chat.CommandRouter;
import dev.firewatch.chat.HomeViews;
import dev.firewatch.chat.local.WorkspacePage.VerbLine;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The local workspace, where it is on. */
@Configuration(proxyBeanMethods = false)
@Conditional(WorkspaceIsOn.class)
class LocalConfiguration implements WebMvcConfigurer {

	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		registry.addResourceHandler("/local/assets/**").addResourceLocations("classpath:/workspace/");
	}

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
	Live live() {
		return new Live();
	}

	@Bean
	Homes homes(MongoTemplate mongo, ObjectProvider<HomeViews> views) {
		return new Homes(mongo, views);
	}

	@Bean
	Conversations conversations(LocalRooms rooms, LocalMessages messages, Live live) {
		return new Conversations(rooms, messages, live);
	}

	/** Where it is on, what nobody in chat declared is at home in the workspace. */
	@Bean
	@Order(1)
	LocalPlatform localPlatform(LocalRooms rooms, Conversations conversations, Homes homes, Live live,
			LocalPlatform.Clockwork clockwork) {
		return new LocalPlatform(rooms, conversations, homes, live, clockwork);
	}

	@Bean
	ScriptTime scriptTime(DomainClock clock) {
		return new ScriptTime(clock);
	}

	@Bean
	LocalPlatform.Clockwork clockwork(ScriptTime time, @Value("${firewatch.base-url}") String baseUrl) {
		return new LocalPlatform.Clockwork(time, baseUrl);
	}

	@Bean
	Replies replies(Conversations conversations, MongoTemplate mongo) {
		return new Replies(conversations, mongo);
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
	WorkspaceView workspaceView(LocalRooms rooms, LocalMessages messages, LocalPeople people) {
		return new WorkspaceView(rooms, messages, people);
	}

	@Bean
	PinGateway pinGateway(ObjectProvider<Captures> captures, Conversations conversations, LocalPlatform platform,
			Replies replies) {
		return new PinGateway(captures, conversations, platform, replies);
	}

	@Bean
	WorkspacePage workspacePage(WorkspaceView view, LocalRooms rooms, Conversations conversations, Homes homes,
			WorkspacePage.Offers offers) {
		return new WorkspacePage(view, rooms, conversations, homes, offers);
	}

	@Bean
	WorkspacePage.Offers offers(CommandRouter router, ObjectProvider<Captures> captures, DomainClock clock) {
		return new WorkspacePage.Offers(router.verbs()
			.stream()
			.map(verb -> new VerbLine(verb.name() + " " + String.join(" ", verb.aliases()), verb.name(), verb.usage(),
					verb.summary()))
			.toList(), captures.getIfAvailable() != null, clock);
	}

	/** What a workspace has from the beginning. */
	@Bean
	SmartInitializingSingleton workspaceSeed(LocalPeople people, LocalRooms rooms) {
		return () -> {
			people.seed();
			List<PersonId> everybody = people.all().stream().map(Person::id).toList();
			for (String channel : List.of(LocalScript.LOBBY, "incidents")) {
				rooms.make(LocalRoom.channel(channel, null, false));
				rooms.invite(channel, everybody);
			}
			for (Person person : people.all()) {
				rooms.make(LocalRoom.direct(person.handle(), person.id()));
			}
		};
	}

}
