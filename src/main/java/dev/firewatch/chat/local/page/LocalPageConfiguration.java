package dev.firewatch.chat.local.page;

import dev.firewatch.DomainClock;
import dev.firewatch.chat.Captures;
import dev.firewatch.chat.CommandRouter;
import dev.firewatch.chat.local.gateway.Conversations;
import dev.firewatch.chat.local.page.WorkspacePage.VerbLine;
import dev.firewatch.chat.local.store.Homes;
import dev.firewatch.chat.local.store.LocalMessages;
import dev.firewatch.chat.local.store.LocalPeople;
import dev.firewatch.chat.local.store.LocalRooms;
import dev.firewatch.chat.local.store.WorkspaceIsOn;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The page of the workspace. */
@Configuration(proxyBeanMethods = false)
@Conditional(WorkspaceIsOn.class)
class LocalPageConfiguration implements WebMvcConfigurer {

	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		registry.addResourceHandler("/local/assets/**").addResourceLocations("classpath:/workspace/");
	}

	@Bean
	WorkspaceView workspaceView(LocalRooms rooms, LocalMessages messages, LocalPeople people) {
		return new WorkspaceView(rooms, messages, people);
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

}
