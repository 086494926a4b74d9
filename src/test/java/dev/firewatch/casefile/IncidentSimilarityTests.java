package dev.firewatch.casefile;

import java.util.List;
import java.util.stream.Stream;

import dev.firewatch.incident.IncidentId;
import dev.firewatch.incident.Kind;
import dev.firewatch.testing.IncidentFixture;
import org.junit.jupiter.api.Test;

import static dev.firewatch.testing.IncidentFixture.anIncident;
import static dev.firewatch.testing.IncidentFixture.person;
import static org.assertj.core.api.Assertions.assertThat;

class IncidentSimilarityTests {

	private static Casefile file(int number, String title) {
		return file(number, anIncident().titled(title));
	}

	private static Casefile file(int number, IncidentFixture incident) {
		return Casefile.opened(IncidentId.of(2026, number), "k" + number, incident.open());
	}

	private static List<IncidentId> alike(Casefile file, Casefile... others) {
		IncidentSimilarity similarity = IncidentSimilarity.to(file, 3);
		// One by one, as pages come.
		Stream.of(others).forEach(other -> similarity.offer(List.of(Likeness.of(other))));
		return similarity.most().stream().map(Likeness::id).toList();
	}

	@Test
	void findsThoseThatShareWordsTheMostAlikeFirst() {
		Casefile file = file(1, "Checkout fails: certificate expired");
		Casefile little = file(2, "Checkout fails after release");
		Casefile most = file(3, "CERTIFICATE expired, checkout down");
		Casefile none = file(4, "Disk full on build server");

		assertThat(alike(file, little, none, most)).containsExactly(most.id(), little.id());
	}

	@Test
	void comparesCausesToo() {
		Casefile file = file(1, "Checkout is down");
		file.causes().add("expired certificate", null, false, person("bob"));
		Casefile other = file(2, "Login impossible");
		other.causes().add("the certificate was not renewed", null, false, person("bob"));

		assertThat(alike(file, other)).containsExactly(other.id());
	}

	@Test
	void leavesOutItselfAndDrills() {
		Casefile file = file(1, "Checkout is down");

		assertThat(alike(file, file, file(2, anIncident().titled("Checkout is down").kind(Kind.DRILL)))).isEmpty();
		assertThat(alike(file, file(3, anIncident().titled("Checkout is down").kind(Kind.NEAR_MISS)))).hasSize(1);
	}

	@Test
	void findsNoMoreThanAskedFor() {
		Casefile file = file(1, "Checkout is down");

		assertThat(alike(file, file(2, "Checkout is down"), file(3, "Checkout is down"), file(4, "Checkout is down"),
				file(5, "Checkout is down")))
			.hasSize(3);
	}

	@Test
	void takesNoNoticeOfShortWords() {
		assertThat(alike(file(1, "VPN is off in the lab"), file(2, "CPU is hot in the lab"))).isEmpty();
		assertThat(alike(file(1, "It is"), file(2, "So it is"))).isEmpty();
		assertThat(alike(file(1, "The disk is full"), file(2, "A disk is old"))).hasSize(1);
	}

	@Test
	void isNoneBelowOneWordInEight() {
		Casefile file = file(1, "checkout alpha1 alpha2 alpha3");

		assertThat(alike(file, file(2, "checkout beta1 beta2 beta3 beta4"))).hasSize(1);
		assertThat(alike(file, file(2, "checkout beta1 beta2 beta3 beta4 beta5"))).isEmpty();
	}

	@Test
	void readsWordsOfEveryAlphabet() {
		assertThat(alike(file(1, "Zahlung gestört"), file(2, "Gestört: Zahlung"))).hasSize(1);
		assertThat(alike(file(1, "Оплата недоступна"), file(2, "недоступна оплата"))).hasSize(1);
	}

	@Test
	void takesNoNoticeOfTheStateThatSomethingIsIn() {
		assertThat(alike(file(1, "checkout is down"), file(2, "payments are down"))).isEmpty();
		assertThat(alike(file(1, "search is slow and failing"), file(2, "login is slow and failing"))).isEmpty();
		assertThat(alike(file(1, "checkout is down"), file(2, "checkout failing"))).hasSize(1);
	}

	@Test
	void comparesShortWordsWhereThereAreNoOthers() {
		assertThat(alike(file(1, "API is down"), file(2, "api down"), file(3, "VPN down"))).hasSize(1);
	}

	@Test
	void takesForTheSameOnlyWhatSharesAThird() {
		IncidentSimilarity same = IncidentSimilarity.sameAs(file(1, "checkout fails for some cards"));
		same.offer(List.of(Likeness.of(file(2, "cards delivered late after printing stopped"))));
		assertThat(same.most()).isEmpty();

		same.offer(List.of(Likeness.of(file(3, "checkout broken")), Likeness.of(file(4, "checkout for cards"))));
		assertThat(same.most()).extracting(Likeness::id).containsExactly(IncidentId.of(2026, 4));
	}

}
