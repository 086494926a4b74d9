package dev.firewatch.policy;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ServicesTests {

	private final Services services = new Services(
			List.of(new Service("checkout", "Checkout", "shop", List.of("basket")),
					new Service("login", "Login", "access", List.of())),
			List.of(new Team("shop", "Shop", "@alice", List.of(), ""),
					new Team("access", "Access", null, List.of(), "")));

	@Test
	void areFoundByTheirIds() {
		assertThat(services.service("login")).map(Service::name).contains("Login");
		assertThat(services.service("Login")).isEmpty();
		assertThat(services.team("shop")).map(Team::lead).contains("@alice");
		assertThat(services.team("nobody")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "the basket is empty, checkout", "CHECKOUT fails, checkout", "login and basket, checkout" })
	void areMentionedByAnyOfTheirNames(String text, String service) {
		assertThat(services.mentionedIn(text)).map(Service::id).contains(service);
	}

}
