package dev.firewatch.people;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import dev.firewatch.testing.KnownPeople;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PersonTests {

	private static final Account SLACK = new Account(Platform.SLACK, "U1");

	private static final Account TEAMS = new Account(Platform.TEAMS, "29:a");

	@Test
	void hasAnAccountOnEachPlatform() {
		Person alice = person(SLACK, TEAMS);

		assertThat(alice.on(Platform.TEAMS)).contains(TEAMS);
		assertThat(alice.on(Platform.SLACK)).contains(SLACK);
		assertThat(alice.on(Platform.LOCAL)).isEmpty();
	}

	@Test
	void keepsTheAccountsItWasGiven() {
		List<Account> accounts = new ArrayList<>(List.of(SLACK));
		Person alice = new Person(new PersonId("slack/U1"), "Alice", "alice", ZoneOffset.UTC, accounts);
		accounts.add(TEAMS);

		assertThat(alice.accounts()).containsExactly(SLACK);
	}

	@Test
	void isCalledByNameOnceKnown() {
		KnownPeople people = new KnownPeople();
		people.save(person(SLACK));

		assertThat(people.nameOf(new PersonId("slack/U1"))).isEqualTo("Alice");
		assertThat(people.nameOf(new PersonId("slack/U2"))).isEqualTo("slack/U2");
	}

	@Test
	void isNamedByTheKeyOfAnAccount() {
		assertThat(SLACK.key()).isEqualTo("slack/U1");
		assertThat(new PersonId("slack/U1")).hasToString("slack/U1");
		assertThatIllegalArgumentException().isThrownBy(() -> new PersonId(" "));
	}

	@ParameterizedTest
	@EnumSource
	void isOnAPlatformThatItsKeyNames(Platform platform) {
		assertThat(Platform.of(platform.key())).isEqualTo(platform);
	}

	private static Person person(Account... accounts) {
		return new Person(new PersonId("slack/U1"), "Alice", "alice", ZoneOffset.UTC, List.of(accounts));
	}

}
