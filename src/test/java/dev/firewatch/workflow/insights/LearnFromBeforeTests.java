package dev.firewatch.workflow.insights;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;

import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.exchange.Reviews;
import dev.firewatch.insight.FeedbackLoops;
import dev.firewatch.insight.FeedbackSpan;
import dev.firewatch.insight.Insights;
import dev.firewatch.mongo.QueryShapes;
import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.Incidents;
import dev.firewatch.timeline.Timelines;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import static org.assertj.core.api.Assertions.assertThat;

/** What an earlier version published counts as what this one publishes. */
@CoreTest
class LearnFromBeforeTests {

	private static final String ID = "INC-2017-7301";

	@Autowired
	Incidents incidents;

	@Autowired
	Timelines timelines;

	@Autowired
	FeedbackLoops loops;

	@LocalServerPort
	int port;

	private Insights read() {
		return loops.read(CasefileSearch.open(),
				FeedbackSpan.MONTH.periods(YearMonth.parse("2017-02"), YearMonth.parse("2017-02")),
				row -> row.id().value().equals(ID));
	}

	@Test
	void writesDownWhatAnEarlierVersionDidNot() throws Exception {
		incidents.at(ZonedDateTime.of(2017, 2, 15, 12, 0, 0, 0, ZoneOffset.UTC));
		String yaml = Reviews.inc2024023().replace("INC-2024-023", ID).replace("2024-0", "2016-0");
		HttpResponse<String> taken = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/incidents/import"))
				.header("Content-Type", "application/yaml")
				.POST(HttpRequest.BodyPublishers.ofString(yaml))
				.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
		Insights written = read();
		assertThat(written.loops().get(0).incidents()).hasSize(1);
		QueryShapes.ignoring(() -> incidents.mongo()
			.updateFirst(Query.query(Criteria.where("_id").is(ID)),
					new Update().unset("learning").unset("learnedAt").unset("detectedIn"), "casefiles"));
		assertThat(read().loops().get(0).incidents()).isEmpty();
		assertThat(incidents.file(ID).postmortem()).as("still opens").isPresent();

		new LearnFromBefore(incidents.casefiles(), timelines).at(Instant.now());

		assertThat(read()).isEqualTo(written);
		assertThat(incidents.casefiles().unlearned("", 10)).isEqualTo(List.of());
	}

}
