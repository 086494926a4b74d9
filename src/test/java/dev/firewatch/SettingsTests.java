package dev.firewatch;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

class SettingsTests {

	@Test
	void areExactlyThoseOfTheApplicationsYaml() throws IOException {
		Map<String, String> listed = Settings.all()
			.stream()
			.collect(Collectors.toMap(Setting::property,
					(setting) -> "${%s:%s}".formatted(setting.variable(), setting.fallback())));

		assertThat(written()).containsExactlyInAnyOrderEntriesOf(listed);
	}

	@Test
	void haveAPurposeAndNamesOfTheirOwn() {
		assertThat(Settings.all()).extracting(Setting::variable).doesNotHaveDuplicates();
		assertThat(Settings.all()).extracting(Setting::property).doesNotHaveDuplicates();
		assertThat(Settings.all()).allSatisfy((setting) -> assertThat(setting.purpose()).isNotBlank());
	}

	@Test
	void keepEveryTokenAndPasswordSecret() {
		assertThat(Settings.all()).filteredOn(Setting::secret)
			.extracting(Setting::variable)
			.containsExactlyInAnyOrder("MONGODB_URI", "SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_APP_TOKEN",
					"SLACK_CLIENT_SECRET", "TEAMS_APP_PASSWORD", "FIREWATCH_API_TOKEN");
	}

	private static Map<String, String> written() throws IOException {
		List<PropertySource<?>> sources = new YamlPropertySourceLoader().load("yaml",
				new ClassPathResource("application.yml"));
		Map<String, String> written = new TreeMap<>();
		for (PropertySource<?> source : sources) {
			for (String name : ((EnumerablePropertySource<?>) source).getPropertyNames()) {
				if (name.startsWith("firewatch.") || name.equals("server.port")) {
					written.put(name, String.valueOf(source.getProperty(name)));
				}
			}
		}
		return written;
	}

}
