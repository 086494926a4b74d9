package dev.firewatch.testing;

import java.nio.charset.StandardCharsets;

import org.springframework.http.HttpHeaders;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An incident that was lived through comes back whole from the file it is exported to.
 */
public final class BackByImport {

	private BackByImport() {
	}

	/**
	 * Exports the incident over the API, imports it under another number and compares the
	 * documents.
	 * @param token of the API; empty where it is open
	 */
	public static void check(int port, String token, String id) {
		RestClient client = RestClient.builder()
			.baseUrl("http://localhost:" + port + "/api/v1/incidents")
			.defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token)
			.build();
		String other = "INC-1999-" + id.substring(id.lastIndexOf('-') + 1);
		String yaml = client.get().uri("/{id}/postmortem.yaml", id).retrieve().body(String.class);

		client.post()
			.uri("/import")
			.header(HttpHeaders.CONTENT_TYPE, "application/yaml")
			.body(yaml.replace(id, other).getBytes(StandardCharsets.UTF_8))
			.retrieve()
			.toBodilessEntity();

		String markdown = client.get().uri("/{id}/postmortem.md", other).retrieve().body(String.class);
		assertThat(markdown).contains("earlier history was recorded elsewhere");
		assertThat(StoryMarkdown.normalised(markdown.replaceFirst("> Imported on [^\n]*\n\n", "")))
			.isEqualTo(StoryMarkdown.expected());
	}

}
