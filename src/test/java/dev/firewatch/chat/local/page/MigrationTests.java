package dev.firewatch.chat.local.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import dev.firewatch.FirewatchApplication;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Opens what a version of November 2026 wrote: the sample, an incident in the middle of
 * its follow-up, a private one, a pasted timeline nobody has taken yet, and messages that
 * were still to be sent.
 */
class MigrationTests {

	private static final String CHECKOUT = "INC-2026-0003";

	@TempDir
	Path directory;

	@Test
	void dataOfAVersionBeforeStartsAndGoesOn() throws IOException {
		unpack("/migration/firewatch-2026-11.zip");
		try (ConfigurableApplicationContext context = start()) {
			Visit alice = new Visit(port(context), "alice");
			Visit bob = new Visit(port(context), "bob");
			String room = alice.incidentRooms()
				.stream()
				.filter(name -> name.contains("checkout"))
				.findFirst()
				.orElseThrow();

			assertThat(alice.get("/api/v1/incidents").body()).contains("INC-2026-0001", CHECKOUT, "INC-2026-0004")
				.doesNotContain("payroll");
			assertThat(bob.incidentRooms()).anyMatch(name -> name.contains("payroll"));
			assertThat(alice.incidentRooms()).noneMatch(name -> name.contains("payroll"));
			assertThat(alice.get("/api/v1/incidents/" + CHECKOUT + "/timeline").body()).contains("rolled back",
					"\"mark\":\"mitigated\"", "error rate");
			assertThat(alice.get("/api/v1/incidents/" + CHECKOUT + "/fixes").body()).contains("Expire flags daily",
					"Alert on cache age", "stale flags");
			assertThat(alice.get("/api/v1/incidents/INC-2026-0001/postmortem.md").body()).contains("4821");
			assertThat(alice.messages(room)).contains("rolled back");

			assertThat(alice.say(room, "note the data of before is still here").body()).contains("still here");
			assertThat(alice.say(room, "left").body()).contains("F1", "F3");
			int before = bob.messages("dm-bob").length();
			alice.post("/local/clock", "by", "P7D");
			Awaitility.await().untilAsserted(() -> assertThat(bob.messages("dm-bob").length()).isGreaterThan(before));
		}
		try (ConfigurableApplicationContext context = start()) {
			assertThat(new Visit(port(context), "alice").get("/api/v1/incidents/" + CHECKOUT + "/timeline").body())
				.contains("still here");
		}
	}

	private void unpack(String resource) throws IOException {
		try (InputStream stored = getClass().getResourceAsStream(resource);
				ZipInputStream zip = new ZipInputStream(stored)) {
			ZipEntry entry = zip.getNextEntry();
			Files.copy(zip, directory.resolve(Path.of(entry.getName()).getFileName()));
		}
	}

	private ConfigurableApplicationContext start() {
		return new SpringApplicationBuilder(FirewatchApplication.class).run("--server.port=0",
				"--firewatch.data-dir=" + directory, "--firewatch.local-workspace=true");
	}

	private static int port(ConfigurableApplicationContext context) {
		return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
	}

}
