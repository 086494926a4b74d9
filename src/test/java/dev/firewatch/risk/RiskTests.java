package dev.firewatch.risk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.PersonId;
import dev.firewatch.risk.RiskVersion.Made;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RiskTests {

	private static final RiskId ID = new RiskId("RISK-023");

	private static final RiskOwner DANA = new RiskOwner("@dana", new PersonId("LOCAL:dana"));

	private static final RiskContent SCHEMA = RiskContent.titled("Source schema change breaks pipeline", 2, 4, DANA);

	@Test
	void startsAtItsFirstVersionWithItsPartsNumbered() {
		Risk risk = Risk.entered(ID, SCHEMA.mitigated(
				List.of(Mitigation.planned("Contract tests", null, null), Mitigation.planned("Runbook", null, null))),
				made("k1"));

		assertThat(risk.version()).isOne();
		assertThat(risk.content().score()).isEqualTo(8);
		assertThat(risk.content().mitigations()).extracting(Mitigation::id).containsExactly("M1", "M2");
		assertThat(risk.knows("k1")).isTrue();
	}

	@Test
	void eachChangeIsAVersionThatSaysWhatDiffers() {
		Risk risk = Risk.entered(ID, SCHEMA, made("k1"));
		Risk changed = risk.changed(SCHEMA.likely(4), new Made(Instant.EPOCH, new PersonId("LOCAL:alice"),
				"three times in a year", new IncidentId("INC-2024-023"), "k2"));

		assertThat(changed.version()).isEqualTo(2);
		assertThat(changed.history()).hasSize(2);
		assertThat(changed.history().get(1).changes()).containsExactly(new RiskChange("probability", "2", "4"));
		assertThat(changed.history().get(1).made().why()).isEqualTo("three times in a year");
		assertThat(changed.history().get(1).made().incident()).isEqualTo(new IncidentId("INC-2024-023"));
	}

	@Test
	void isTheSameIfNothingDiffers() {
		Risk risk = Risk.entered(ID, SCHEMA, made("k1"));

		assertThat(risk.changed(SCHEMA, made("k2"))).isSameAs(risk);
		// The same person, written in another way.
		assertThat(risk.changed(SCHEMA.ownedBy(new RiskOwner("Dana", DANA.person())), made("k3"))).isSameAs(risk);
	}

	@Test
	void partsKeepTheirNumbersAndNoNumberIsGivenTwice() {
		Mitigation tests = Mitigation.planned("Contract tests", null, null);
		Mitigation book = Mitigation.planned("Runbook", null, null);
		Mitigation pin = Mitigation.planned("Pin the schema", null, null);
		Risk risk = Risk.entered(ID, SCHEMA.mitigated(List.of(tests, book)), made("k1"));

		Risk swapped = risk.changed(SCHEMA.mitigated(List.of(book.in(MitigationState.IMPLEMENTED), tests)), made("k2"));
		Risk fewer = swapped.changed(SCHEMA.mitigated(List.of(tests)), made("k3"));
		Risk more = fewer.changed(SCHEMA.mitigated(List.of(tests, pin, pin)), made("k4"));

		assertThat(swapped.content().mitigations()).extracting(Mitigation::id).containsExactly("M2", "M1");
		assertThat(swapped.history().get(1).changes()).extracting(RiskChange::field).containsExactly("M2");
		assertThat(more.content().mitigations()).extracting(Mitigation::id).containsExactly("M1", "M3", "M4");
		assertThat(fewer.history().get(2).changes())
			.containsExactly(new RiskChange("M2", "Runbook (nobody, implemented)", null));
	}

	@Test
	void aPartFoundByItsNumberMayGetAnotherText() {
		Risk risk = Risk.entered(ID, SCHEMA.indicated(List.of(new RiskIndicator("", "Null rate", "> 1 %", null))),
				made("k1"));

		Risk changed = risk.changed(SCHEMA.indicated(List.of(new RiskIndicator("I1", "Null rate", "> 5 %", "dbt"))),
				made("k2"));

		assertThat(changed.history().get(1).changes()).containsExactly(
				new RiskChange("I1", "Null rate, threshold > 1 %", "Null rate, threshold > 5 %, source dbt"));
	}

	@Test
	void knowsTheIncidentsItCameTrueIn() {
		IncidentId incident = new IncidentId("INC-2024-023");
		Risk linked = Risk.entered(ID, SCHEMA, made("k1")).linked(incident, made("k2"));

		assertThat(linked.incidents()).containsExactly(incident);
		assertThat(linked.version()).isEqualTo(2);
		assertThat(linked.linked(incident, made("k3"))).isSameAs(linked);
		assertThat(linked.unlinked(incident, made("k4")).incidents()).isEmpty();
	}

	@Test
	void saysWhatIsWrongFieldByField() {
		RiskContent wrong = new RiskContent(" ", null, null, List.of(""), 0, 6, null, RiskStatus.OPEN,
				LocalDate.of(2026, 1, 1), List.of(Mitigation.planned("", null, null)), List.of(),
				List.of(new Cascade(ID, "itself")), null, null);

		assertThat(RiskRules.problems(ID, wrong)).extracting(RiskProblem::field)
			.containsExactly("title", "probability", "impact", "services", "acceptedUntil", "mitigations", "cascades");
		assertThat(RiskRules.problems(ID, SCHEMA)).isEmpty();
	}

	@Test
	void cutsLongTextsInItsHistoryAlone() {
		Risk risk = Risk.entered(ID, SCHEMA, made("k1"))
			.changed(SCHEMA.described("🙂".repeat(400), null, List.of()), made("k2"));

		assertThat(risk.content().description()).hasSize(800);
		assertThat(risk.history().get(1).changes().get(0).after()).hasSizeLessThanOrEqualTo(300).endsWith("🙂…");
	}

	@ParameterizedTest
	@ValueSource(strings = { "RISK-023", "RISK-1000", "r7", "SEC.4_b-2" })
	void idsFromElsewhereKeepTheirForm(String id) {
		assertThat(RiskId.parse(id)).map(RiskId::value).hasValue(id);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "of", "RISK", "RISK-023/M1", "42", "RISK 1", "data-loss" })
	void noWordOfASentenceIsAnId(String text) {
		assertThat(RiskId.parse(text)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "PLANNED, IMPLEMENTED, true", "PLANNED, PROVEN, false", "PLANNED, FAILED, false",
			"IMPLEMENTED, PROVEN, true", "PROVEN, FAILED, true", "FAILED, PLANNED, true" })
	void onlyWhatIsThereProvesItself(MitigationState from, MitigationState to, boolean may) {
		assertThat(from.mayBecome(to)).isEqualTo(may);
	}

	private static Made made(String key) {
		return new Made(Instant.EPOCH, null, null, null, key);
	}

	@Test
	void aScoreWeighsMoreFromSixAndMostFromFifteen() {
		assertThat(new RiskField(1, 5, 0).weight()).isEqualTo(RiskWeight.LOW);
		assertThat(new RiskField(2, 3, 0).weight()).isEqualTo(RiskWeight.MIDDLE);
		assertThat(new RiskField(2, 5, 0).weight()).isEqualTo(RiskWeight.MIDDLE);
		assertThat(new RiskField(3, 5, 0).weight()).isEqualTo(RiskWeight.HIGH);
	}

}
