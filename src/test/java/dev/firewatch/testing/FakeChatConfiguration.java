package dev.firewatch.testing;

import dev.firewatch.chat.CommandRouter;
import dev.firewatch.people.People;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Puts the fake chat in the place of the local workspace. */
@TestConfiguration(proxyBeanMethods = false)
public class FakeChatConfiguration {

	@Bean
	FakeChat fakeChat(People people, CommandRouter router) {
		return new FakeChat(people, router);
	}

}
