package dev.firewatch.chat.local.page;

import java.nio.file.Path;
import java.util.List;

import dev.firewatch.FirewatchApplication;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.local.gateway.LocalPlatform;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class LocalWorkspaceRestartTests {

	@TempDir
	Path directory;

	@Test
	void whatWasSaidAndWhatIsOpenIsThereAfterARestart() {
		List<String> room;
		String form;
		try (ConfigurableApplicationContext context = start("true")) {
			Visit alice = visit(context);
			alice.say("general", "new private nobody else may know");
			Awaitility.await().until(() -> alice.incidentRooms().size() == 1);
			room = alice.incidentRooms();
			Awaitility.await().until(() -> alice.messages(room.get(0)).contains("I lead"));
			alice.say(room.get(0), "note rolled back");
			form = Visit
				.all(alice.press(room.get(0), new Action("note", null, "")).body(), "name=\"form\" value=\"([^\"]+)\"")
				.get(0);
		}
		try (ConfigurableApplicationContext context = start("true")) {
			Visit alice = visit(context);

			assertThat(alice.incidentRooms()).isEqualTo(room);
			assertThat(alice.messages(room.get(0))).contains("rolled back", "I lead", "(E2)");
			assertThat(alice
				.post("/local/submit", "room", room.get(0), "form", form, "field.text", "typed before", "field.when",
						"")
				.body()).contains("typed before").contains("(E3)");
			assertThat(new Visit(alice.port(), "bob").incidentRooms()).isEmpty();
		}
	}

	@Test
	void nothingOfItIsThereWhereItIsOff() {
		try (ConfigurableApplicationContext context = start("false")) {
			Visit alice = visit(context);

			for (String path : List.of("/", "/local/messages?room=general", "/local/rooms", "/local/events",
					"/local/assets/workspace.css")) {
				assertThat(alice.get(path).statusCode()).as(path).isEqualTo(404);
			}
			assertThat(alice.say("general", "hello").statusCode()).isEqualTo(404);
			assertThat(context.getBeansOfType(LocalPlatform.class)).isEmpty();
		}
	}

	private static Visit visit(ConfigurableApplicationContext context) {
		return new Visit(Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port")), "alice");
	}

	private ConfigurableApplicationContext start(String workspace) {
		return new SpringApplicationBuilder(FirewatchApplication.class).run("--server.port=0",
				"--firewatch.data-dir=" + directory, "--firewatch.local-workspace=" + workspace,
				"--spring.quartz.auto-startup=false");
	}

}
