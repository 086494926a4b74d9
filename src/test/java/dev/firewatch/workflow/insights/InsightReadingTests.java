package dev.firewatch.workflow.insights;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

import dev.firewatch.insight.FeedbackSpan;
import dev.firewatch.policy.Service;
import dev.firewatch.policy.Services;
import dev.firewatch.policy.Severity;
import dev.firewatch.policy.Team;
import dev.firewatch.workflow.insights.InsightReading.UnknownInsight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class InsightReadingTests {

	private static final Clock NOVEMBER = Clock.fixed(Instant.parse("2026-11-30T10:00:00Z"), ZoneOffset.UTC);

	/** Nothing is read here: only what is asked for is understood. */
	private final InsightReading reading = new InsightReading(null,
			new Services(List.of(new Service("checkout", "Checkout page", "payments", List.of("card payment"))),
					List.of(new Team("payments", "Payments", null, List.of(), ""))),
			NOVEMBER);

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			''                           | ''                     | /insights
			payments                     | team Payments          | /insights?of=payments
			SEV1                         | SEV1                   | /insights?of=SEV1
			sev1 Payments by quarter     | team Payments, SEV1    | /insights?of=payments+SEV1&by=quarter
			checkout page                | Checkout page          | /insights?of=checkout
			card payment P2 by months    | Checkout page, SEV2    | /insights?of=checkout+SEV2
			by rolling                   | ''                     | /insights?by=rolling
			""")
	void understandsTeamsServicesSeveritiesAndPeriods(String text, String label, String address) throws UnknownInsight {
		InsightQuery query = reading.understood(text);

		assertThat(query.label()).isEqualTo(label);
		assertThat(InsightAddress.of(query)).isEqualTo(address);
		String of = address.contains("of=") ? address.replaceAll(".*of=([^&]*).*", "$1").replace('+', ' ') : "";
		assertThat(reading.understood(of, query.span().key(), "", "")).as("its address leads back").isEqualTo(query);
	}

	@Test
	void showsAYearByMonthAndTwoByQuarter() throws UnknownInsight {
		assertThat(reading.understood("")).isEqualTo(new InsightQuery(null, null, null, "", FeedbackSpan.MONTH,
				YearMonth.parse("2025-12"), YearMonth.parse("2026-11"), false));
		assertThat(reading.understood("by quarter").first()).isEqualTo(YearMonth.parse("2024-12"));
		InsightQuery dated = reading.understood("SEV0", "month", "2026-01", "2026-03");
		assertThat(dated.severity()).isEqualTo(Severity.SEV0);
		assertThat(InsightAddress.of(dated)).isEqualTo("/insights?of=SEV0&from=2026-01&to=2026-03");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					frobnication     | I know no team, service or severity "frobnication". Say `insights` for all, or name one of services.yml: `insights checkout`.
					checkout by moon | by is month, quarter or rolling: moon is none of them.
					""")
	void saysWhatItDoesNotKnow(String text, String sentence) {
		assertThatExceptionOfType(UnknownInsight.class).isThrownBy(() -> reading.understood(text))
			.satisfies(unknown -> assertThat(unknown.sentence()).isEqualTo(sentence));
	}

}
