package dev.firewatch.mongo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.PersonId;
import dev.firewatch.risk.Cascade;
import dev.firewatch.risk.Mitigation;
import dev.firewatch.risk.Risk;
import dev.firewatch.risk.RiskContent;
import dev.firewatch.risk.RiskField;
import dev.firewatch.risk.RiskId;
import dev.firewatch.risk.RiskIndicator;
import dev.firewatch.risk.RiskOwner;
import dev.firewatch.risk.RiskSearch;
import dev.firewatch.risk.RiskVersion.Made;
import dev.firewatch.risk.Risks;
import dev.firewatch.testing.CoreTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** The register in the embedded database. */
@CoreTest
class MongoRisksTests {

	@Autowired
	Risks risks;

	@Test
	void readsBackWhatWasWritten() {
		RiskContent content = RiskContent
			.titled("Schema change " + word(), 2, 4, new RiskOwner("@dana", new PersonId("local:dana")))
			.described("Unannounced", "data", List.of("pipeline"))
			.mitigated(List.of(Mitigation.planned("Contract tests", null, LocalDate.of(2026, 3, 1))))
			.indicated(List.of(new RiskIndicator("", "Parse errors", "> 0", "alerts")))
			.cascading(List.of(new Cascade(new RiskId("RISK-031"), "reports are late")))
			.acceptedUntil(LocalDate.of(2027, 1, 1));
		Risk risk = Risk.entered(risks.nextId(), content, made()).linked(new IncidentId("INC-2024-" + word()), made());

		assertThat(risks.add(risk)).isTrue();

		assertThat(risks.find(risk.id())).hasValue(risk);
		assertThat(risks.enteredBy(risk.history().get(0).made().key())).hasValue(risk);
		assertThat(risks.titled(content.title().toUpperCase())).hasValue(risk);
		assertThat(risks.touchedBy(risk.incidents().get(0))).extracting(Risk::id).containsExactly(risk.id());
	}

	@Test
	void countsOnFromTheHighestNumber() {
		long next = risks.nextId().number().orElseThrow();
		Risk imported = Risk.entered(RiskId.of(next + 10), RiskContent.titled("Imported", 1, 1, null), made());

		assertThat(risks.add(imported)).isTrue();
		assertThat(risks.add(imported)).isFalse();
		assertThat(risks.nextId().number()).hasValue(next + 11);
	}

	@Test
	void replacesOnlyTheVersionThatWasRead() {
		Risk risk = Risk.entered(risks.nextId(), RiskContent.titled("Versions", 1, 1, null), made());
		risks.add(risk);
		Risk changed = risk.changed(risk.content().likely(3), made());

		assertThat(risks.replace(changed, 1)).isTrue();
		assertThat(risks.replace(changed, 1)).isFalse();
		assertThat(risks.find(risk.id())).hasValue(changed);
	}

	@Test
	void findsByTheBeginningsOfWordsWithTheHighestScoreFirst() {
		String word = word();
		RiskId low = added("Low " + word, 1, 2);
		RiskId high = added("High " + word, 5, 4);
		RiskId gone = risks.find(added("Gone " + word, 5, 5)).map(risk -> {
			risks.replace(risk.changed(risk.content().retired(), made()), 1);
			return risk.id();
		}).orElseThrow();

		assertThat(risks.search(RiskSearch.of(word.substring(0, 10)), 0, 10)).extracting(Risk::id)
			.containsExactly(gone, high, low);
		assertThat(risks.search(RiskSearch.of("hi " + word), 0, 10)).extracting(Risk::id).containsExactly(high);
		assertThat(risks.search(RiskSearch.current(), 0, 1_000)).extracting(Risk::id)
			.contains(high, low)
			.doesNotContain(gone)
			.isSortedAccordingTo((one, other) -> Integer.compare(score(other), score(one)));
		assertThat(risks.search(RiskSearch.current().at(5, 4), 0, 1_000)).extracting(Risk::id)
			.contains(high)
			.doesNotContain(low, gone);
	}

	@Test
	void theMapCountsWhatIsNotRetired() {
		int before = counted(4, 2);
		String word = word();
		added("One " + word, 4, 2);
		risks.find(added("Gone " + word, 4, 2))
			.ifPresent(risk -> risks.replace(risk.changed(risk.content().retired(), made()), 1));

		assertThat(counted(4, 2)).isEqualTo(before + 1);
	}

	private int counted(int probability, int impact) {
		return risks.map()
			.stream()
			.filter(field -> field.probability() == probability && field.impact() == impact)
			.mapToInt(RiskField::count)
			.sum();
	}

	private int score(RiskId id) {
		return risks.find(id).orElseThrow().content().score();
	}

	@Test
	void pagesFollowTheIds() {
		RiskId first = added("One " + word(), 1, 1);
		RiskId second = added("Two " + word(), 1, 1);

		assertThat(risks.page(first, 1)).extracting(Risk::id).containsExactly(second);
		assertThat(risks.page(null, 1)).hasSize(1);
		assertThat(risks.page(first, 1).get(0).history()).isEmpty();
	}

	private RiskId added(String title, int probability, int impact) {
		Risk risk = Risk.entered(risks.nextId(), RiskContent.titled(title, probability, impact, null), made());
		assertThat(risks.add(risk)).isTrue();
		return risk.id();
	}

	private static String word() {
		return "w" + UUID.randomUUID().toString().replace("-", "");
	}

	private static Made made() {
		return new Made(Instant.parse("2026-01-01T10:00:00Z"), null, "because", null, UUID.randomUUID().toString());
	}

}
