package dev.firewatch.people;

import java.time.ZoneOffset;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OutsiderTests {

	private static Person person(@Nullable Outsider outsider) {
		return new Person(new PersonId("slack/U1"), "Gina", "gina", ZoneOffset.UTC, List.of(), outsider);
	}

	@Test
	void somebodyOfTheOrganisationEntersWhateverIsNotPrivate() {
		assertThat(person(null).mayAct()).isTrue();
		assertThat(person(null).mayEnter(false)).isTrue();
	}

	@Test
	void aGuestEntersOnlyWhereTheyTakePart() {
		assertThat(person(Outsider.GUEST).mayAct()).isTrue();
		assertThat(person(Outsider.GUEST).mayEnter(true)).isTrue();
		assertThat(person(Outsider.GUEST).mayEnter(false)).isFalse();
	}

	@Test
	void aStrangerEntersNothing() {
		assertThat(person(Outsider.STRANGER).mayAct()).isFalse();
		assertThat(person(Outsider.STRANGER).mayEnter(true)).isFalse();
	}

}
