package dev.firewatch.remediation;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import static dev.firewatch.testing.FixFixture.LOOKED;
import static dev.firewatch.testing.FixFixture.missed;
import static dev.firewatch.testing.FixFixture.passed;
import static dev.firewatch.testing.IncidentFixture.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class VerificationTests {

	@Test
	void countsIfTheTargetIsMet() {
		assertThat(passed().counts()).isTrue();
		assertThat(passed().awaitsApproval()).isFalse();
	}

	@Test
	void doesNotCountIfTheTargetIsMissed() {
		assertThat(missed(null).counts()).isFalse();
		assertThat(missed(null).awaitsApproval()).isFalse();
	}

	@Test
	void countsInSpiteOfAMissedTargetOnceThatIsApproved() {
		Verification asked = missed("good enough");
		Verification approved = asked.approved(person("carol"), LOOKED);

		assertThat(asked.counts()).isFalse();
		assertThat(asked.awaitsApproval()).isTrue();
		assertThat(approved.counts()).isTrue();
		assertThat(approved.awaitsApproval()).isFalse();
		assertThat(approved.exceptionReason()).isEqualTo("good enough");
	}

	@Test
	void isAPlainMissOnceTheExceptionIsRefused() {
		assertThat(missed("good enough").withoutException()).isEqualTo(missed(null));
	}

	@Test
	void isPlannedOnceMetricAndTargetAreKnown() {
		assertThat(plan("renewals", "100%").measurable()).isTrue();
		assertThat(plan("renewals", null).measurable()).isFalse();
		assertThat(plan(null, "100%").measurable()).isFalse();
		assertThat(VerificationPlan.NONE.measurable()).isFalse();
	}

	@Test
	void keepsThePlanWhenTheDayIsSet() {
		LocalDate day = LocalDate.of(2027, 1, 4);
		VerificationPlan plan = new VerificationPlan("look", "renewals", "100%", null, 14, person("carol"));

		assertThat(plan.checkedOn(day))
			.isEqualTo(new VerificationPlan("look", "renewals", "100%", day, 14, person("carol")));
	}

	@Test
	void isOwnedByAPersonOrARole() {
		assertThat(Owner.of("scribe").role()).isEqualTo("scribe");
		assertThat(Owner.of(person("bob")).person()).isEqualTo(person("bob"));
		assertThatIllegalArgumentException().isThrownBy(() -> new Owner(null, null));
		assertThatIllegalArgumentException().isThrownBy(() -> new Owner(person("bob"), "scribe"));
	}

	private static VerificationPlan plan(String metric, String target) {
		return new VerificationPlan(null, metric, target, null, null, null);
	}

}
