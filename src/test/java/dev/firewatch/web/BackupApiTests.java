package dev.firewatch.web;

import dev.firewatch.testing.CoreTest;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipInputStream;

import dev.firewatch.FirewatchApplication;
import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.testing.Incidents;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Timelines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** From a running Firewatch, by the one command of the handbook, into a new one. */
@CoreTest
class BackupApiTests {

	@LocalServerPort
	int port;

	@Autowired
	Incidents incidents;

	@TempDir
	Path restored;

	@Test
	void aNewFirewatchStartsOnTheBackupOfARunningOne() throws Exception {
		String id = incidents.open("Kept safe");
		incidents.say("bob", id, "note before the backup");

		HttpResponse<InputStream> answer = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/backup")).build(),
					HttpResponse.BodyHandlers.ofInputStream());

		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
			.matches("attachment; filename=\"firewatch-\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d\\.zip\"");
		try (ZipInputStream zip = new ZipInputStream(answer.body())) {
			Files.copy(zip, restored.resolve(zip.getNextEntry().getName()));
			assertThat(zip.getNextEntry()).isNull();
		}
		incidents.say("bob", id, "note after the backup");
		try (ConfigurableApplicationContext another = new SpringApplicationBuilder(FirewatchApplication.class)
			.run("--firewatch.data-dir=" + restored, "--server.port=0", "--spring.quartz.auto-startup=false")) {
			assertThat(another.getBean(Casefiles.class).search(CasefileSearch.open(), 0, 500))
				.extracting(file -> file.incident().title())
				.anyMatch(title -> title.endsWith("Kept safe"));
			assertThat(another.getBean(Timelines.class).read(id)).extracting(Entry::text)
				.contains("before the backup")
				.doesNotContain("after the backup");
		}
	}

}
