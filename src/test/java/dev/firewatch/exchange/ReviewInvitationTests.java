package dev.firewatch.exchange;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import biweekly.Biweekly;
import dev.firewatch.casefile.Casefile;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.testing.TestPolicy;
import org.junit.jupiter.api.Test;

import static dev.firewatch.testing.IncidentFixture.anIncident;
import static dev.firewatch.testing.IncidentFixture.minutesIn;
import static dev.firewatch.testing.TemplateFixture.question;
import static dev.firewatch.testing.TemplateFixture.section;
import static dev.firewatch.testing.TemplateFixture.template;
import static org.assertj.core.api.Assertions.assertThat;

/** The invitation to a review, as calendars read it. */
class ReviewInvitationTests {

	@Test
	void hasLinesOfAtMost75OctetsInWhichNoLetterIsSplit() {
		String title = "Оплата не проходит 支付失败 🚒".repeat(5);
		Casefile file = Casefile.opened(IncidentId.of(2026, 1), "origin", anIncident().titled(title).open());
		file.resolve(minutesIn(60), minutesIn(60), template(section("one", question("q"))), TestPolicy.BUNDLED);

		String calendar = ReviewInvitation.write(new Dossier(file, List.of(), null, person -> "Alice"),
				List.of("Zoë", "Ålesund"), "https://firewatch.example/incidents/INC-2026-0001", Instant.EPOCH);

		assertThat(calendar.split("\r\n"))
			.allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
		assertThat(Biweekly.parse(calendar).first().getEvents().get(0).getSummary().getValue()).endsWith(title);
	}

}
