package dev.firewatch.testing;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.exchange.Reviews;
import dev.firewatch.workflow.rehearsal.Story;
import org.springframework.http.HttpHeaders;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** The worked case INC-2024-023 as people live through it, and what has to come of it. */
public final class ReviewStory {

	/** The story's Friday, from which its days are counted. */
	public static final ZonedDateTime FRIDAY = ZonedDateTime.of(2024, 2, 9, 0, 0, 0, 0, ZoneId.of("UTC"));

	private ReviewStory() {
	}

	public static Story story() {
		return Story.read(ReviewStory.class.getResourceAsStream("/inc-2024-023-story.yml"));
	}

	/**
	 * Has it lived through, up to its publication.
	 * @param play plays a step of the incident of the given id, which is empty for the
	 * first, and returns what was answered
	 * @return the incident's id
	 */
	public static String live(Casefiles casefiles, BiFunction<Story.Step, String, String> play) {
		Set<String> before = ids(casefiles);
		String id = "";
		String answer = "";
		for (Story.Step step : story().steps()) {
			answer = play.apply(step, id);
			if (id.isEmpty()) {
				id = ids(casefiles).stream().filter(known -> !before.contains(known)).findFirst().orElseThrow();
			}
		}
		assertThat(answer).contains("is published");
		return id;
	}

	private static Set<String> ids(Casefiles casefiles) {
		return casefiles.search(CasefileSearch.open(), 0, 500)
			.stream()
			.map(file -> file.id().value())
			.collect(Collectors.toSet());
	}

	/** Its YAML over the API is what the source document prints, the id aside. */
	public static void check(int port, String token, String id) {
		String yaml = RestClient.create("http://localhost:" + port)
			.get()
			.uri("/api/v1/incidents/{id}/postmortem.yaml?plain=true", id)
			.header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
			.retrieve()
			.body(String.class);
		Map<String, Object> exported = Reviews.tree(yaml);
		Map<String, Object> printed = Reviews.tree(Reviews.inc2024023());
		exported.remove("incident_id");
		printed.remove("incident_id");
		assertThat(exported).isEqualTo(printed);
	}

}
