package dev.firewatch.workflow.setup;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.firewatch.policy.ConfigFiles;
import dev.firewatch.policy.Policy;
import dev.firewatch.postmortem.Template;
import dev.firewatch.postmortem.Templates;
import dev.firewatch.testing.TestPolicy;
import dev.firewatch.workflow.setup.SetupLine.SetupAnswer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SetupRulesTests {

	private static final Policy POLICY = TestPolicy.BUNDLED;

	private static Template template(String id) {
		return Templates.load(new ConfigFiles(Path.of("none")), POLICY).template(id).orElseThrow();
	}

	@Test
	void eachOfSomeIsYesNoneIsNoAndNothingIsNotYet() {
		assertThat(SetupRules.logged(0, 0).answer()).isEqualTo(SetupAnswer.NOT_YET);
		assertThat(SetupRules.logged(2, 3).answer()).isEqualTo(SetupAnswer.PARTLY);
		assertThat(SetupRules.logged(2, 3).saw()).contains("Of the last 3 incidents, 2 have 3 entries or more");
		assertThat(SetupRules.tracked(4, 4, 1).answer()).isEqualTo(SetupAnswer.YES);
		assertThat(SetupRules.tracked(4, 0, 1).answer()).isEqualTo(SetupAnswer.NO);
	}

	@Test
	void theShippedTemplateHoldsAllThatIsAskedFor() {
		SetupLine line = SetupRules.template(POLICY, List.of(template("standard")));

		assertThat(line.saw()).isEqualTo("All of it is in standard.");
		assertThat(line.answer()).isEqualTo(SetupAnswer.YES);
	}

	@Test
	void aTemplateIsToldWhatItLacks() {
		Template bare = new Template("bare", "Bare", "1", List.of(), List.of(), Set.of(), List.of());
		SetupLine line = SetupRules.template(POLICY, List.of(bare));

		assertThat(line.answer()).isEqualTo(SetupAnswer.PARTLY);
		assertThat(line.saw())
			.isEqualTo("Bare lacks the timeline, contributing factors, what was not a cause and remediations.");
		assertThat(SetupRules.template(POLICY, List.of(template("light"), template("risk-review"))).saw())
			.isEqualTo("Light and risk-review lack what was not a cause.");
		assertThat(SetupRules.logged(0, 1).saw())
			.endsWith("The only incident has fewer than 3 entries that people wrote.");
	}

	@Test
	void theRuleNeedsPeopleWhoDecide() {
		assertThat(SetupRules.signals(POLICY, 0).answer()).isEqualTo(SetupAnswer.PARTLY);
		assertThat(SetupRules.signals(POLICY, 2).answer()).isEqualTo(SetupAnswer.YES);
		assertThat(SetupRules.signals(POLICY, 2).saw()).contains("security", "2 people are in the senior group");
	}

	@Test
	void interfacesAndQueuesAreRisksOfTheirOwn() {
		assertThat(SetupRules.pressure(0, 3).answer()).isEqualTo(SetupAnswer.PARTLY);
		assertThat(SetupRules.pressure(1, 3).answer()).isEqualTo(SetupAnswer.YES);
		assertThat(SetupRules.pressure(0, 0).answer()).isEqualTo(SetupAnswer.NO);
	}

	@Test
	void findingsNameWhereTheyLand() {
		SetupLine line = SetupRules.fedBack(Map.of("runbook", 1L, "training data", 2L), 5);

		assertThat(line.answer()).isEqualTo(SetupAnswer.PARTLY);
		assertThat(line.saw())
			.isEqualTo("Of 5 fixes of the last year, 3 say where they land: training data (2), " + "runbook (1).");
		assertThat(SetupRules.fedBack(Map.of(), 1).saw())
			.isEqualTo("Of 1 fix of the last year, 0 say where they land.");
	}

}
