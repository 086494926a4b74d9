package dev.firewatch.remediation;

import dev.firewatch.policy.Severity;
import org.junit.jupiter.api.Test;

import static dev.firewatch.testing.TestPolicy.BUNDLED;
import static org.assertj.core.api.Assertions.assertThat;

class AcceptanceCriteriaTests {

	@Test
	void areOneALineOrPartedBySemicolons() {
		assertThat(AcceptanceCriteria.lines("deployed; tested ;\n documented\n\n")).containsExactly("deployed",
				"tested", "documented");
		assertThat(AcceptanceCriteria.lines(AcceptanceCriteria.NONE)).isEmpty();
		assertThat(AcceptanceCriteria.lines(null)).isEmpty();
	}

	@Test
	void arentAskedForANuisance() {
		assertThat(Severity.values()).filteredOn(AcceptanceCriteria::askedFor)
			.containsExactly(Severity.SEV0, Severity.SEV1, Severity.SEV2);
	}

	@Test
	void areFiveForEachCategoryAndThoseOfTheSourceForPrevention() {
		assertThat(BUNDLED.fixes().categories().keySet()).allSatisfy(
				category -> assertThat(BUNDLED.fixes().criteriaFor(category)).hasSize(5).doesNotHaveDuplicates());
		assertThat(BUNDLED.fixes().criteriaFor(null)).containsExactly("Improvement implemented", "Testing completed",
				"Documentation updated", "Training completed if needed", "Monitoring in place");
	}

	@Test
	void tellNoneFromNotSaid() {
		assertThat(FixScope.NONE.criteria()).isNull();
		assertThat(FixScope.NONE.doneWhen(AcceptanceCriteria.NONE).acceptance()).isEmpty();
		assertThat(FixScope.NONE.in("training").doneWhen("tested").category()).isEqualTo("training");
	}

}
