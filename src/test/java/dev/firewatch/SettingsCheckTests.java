package dev.firewatch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class SettingsCheckTests {

	private static final String SECRET = "s3cret-value";

	@Test
	void servesThisMachineOnlyWhenNoPlatformIsConfigured() {
		StandardEnvironment environment = environment(Map.of());

		check(environment);

		assertThat(Settings.localMode(environment)).isTrue();
		assertThat(environment.getProperty("server.address")).isEqualTo("127.0.0.1");
		assertThat(environment.getProperty("firewatch.base-url")).isEqualTo("http://localhost:8080");
	}

	@Test
	void servesEverybodyOnceAPlatformIsConfigured() {
		StandardEnvironment environment = environment(
				Map.of("SLACK_BOT_TOKEN", SECRET, "SLACK_SIGNING_SECRET", SECRET));

		check(environment);

		assertThat(Settings.localMode(environment)).isFalse();
		assertThat(environment.getProperty("server.address")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "SLACK_BOT_TOKEN SLACK_APP_TOKEN", "SLACK_BOT_TOKEN SLACK_SIGNING_SECRET SLACK_APP_TOKEN",
			"TEAMS_APP_ID TEAMS_APP_PASSWORD TEAMS_TENANT_ID",
			"SLACK_BOT_TOKEN SLACK_APP_TOKEN TEAMS_APP_ID TEAMS_APP_PASSWORD TEAMS_TENANT_ID TEAMS_TEAM_ID",
			"SLACK_API_URL", "GRAPH_API_URL TEAMS_LOGIN_URL", "FIREWATCH_DATA_DIR", "FIREWATCH_DATADIR",
			"FIREWATCH_SLACK_BOTTOKEN FIREWATCH_SLACK_SIGNING_SECRET", "FIREWATCH_API_TOKEN" })
	void acceptsWholeAndKnownSettings(String variables) {
		assertThatNoException().isThrownBy(() -> check(environment(given(variables))));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					SLACK_BOT_TOKEN | SLACK_BOT_TOKEN is set, but Slack is only half configured. Set SLACK_SIGNING_SECRET (requests over HTTP) or SLACK_APP_TOKEN (Socket Mode) too.
					SLACK_SIGNING_SECRET | SLACK_SIGNING_SECRET is set, but Slack is only half configured. Set SLACK_BOT_TOKEN too, or remove it.
					SLACK_APP_TOKEN | SLACK_APP_TOKEN is set, but Slack is only half configured. Set SLACK_BOT_TOKEN too, or remove it.
					SLACK_BOT_TOKEN SLACK_APP_TOKEN SLACK_CLIENT_ID | SLACK_CLIENT_ID and SLACK_CLIENT_SECRET belong together. Set both, or neither.
					TEAMS_APP_ID | TEAMS_APP_ID is set, but Teams is only half configured. Set TEAMS_APP_PASSWORD and TEAMS_TENANT_ID too, or remove it.
					TEAMS_APP_ID TEAMS_APP_PASSWORD | TEAMS_APP_ID is set, but Teams is only half configured. Set TEAMS_TENANT_ID too, or remove it.
					TEAMS_TEAM_ID | TEAMS_TEAM_ID is set, but Teams is only half configured. Set TEAMS_APP_ID and TEAMS_APP_PASSWORD and TEAMS_TENANT_ID too, or remove it.
					FIREWATCH_DATA_DRI | The variable FIREWATCH_DATA_DRI is not known. Did you mean FIREWATCH_DATA_DIR?
					FIREWATCH_SOMETHING_ELSE | The variable FIREWATCH_SOMETHING_ELSE is not known. Remove it, or see the README for what there is.
					""")
	void refusesHalfOfAPlatformAndUnknownVariables(String variables, String sentence) {
		assertThatExceptionOfType(InvalidSettings.class).isThrownBy(() -> check(environment(given(variables))))
			.withMessage(sentence)
			.withMessageNotContaining(SECRET);
	}

	@ParameterizedTest
	@CsvSource({ "firewatch.datadir, true", "firewatch.teams.service-hosts[0], true", "FIREWATCH.DATA-DIR, true",
			"firewatch.data-dri, false", "firewatch.slack.token, false", "firewatch.slackbot.token, false",
			"firewatchers.data, true" })
	void refusesUnknownPropertiesOfAnySource(String property, boolean known) {
		StandardEnvironment environment = environment(Map.of());
		environment.getPropertySources().addFirst(new MapPropertySource("test", Map.of(property, SECRET)));

		if (known) {
			assertThatNoException().isThrownBy(() -> check(environment));
		}
		else {
			assertThatExceptionOfType(InvalidSettings.class).isThrownBy(() -> check(environment))
				.withMessageContaining("The property " + property + " is not known.")
				.withMessageNotContaining(SECRET);
		}
	}

	@Test
	void namesAllProblemsAtOnce() {
		assertThatExceptionOfType(InvalidSettings.class)
			.isThrownBy(() -> check(environment(given("FIREWATCH_X SLACK_BOT_TOKEN TEAMS_APP_ID"))))
			.satisfies((ex) -> assertThat(ex.getMessage()).hasLineCount(3));
	}

	@Test
	void refusesMalformedValues() {
		assertThatExceptionOfType(InvalidSettings.class)
			.isThrownBy(() -> check(environment(Map.of("FIREWATCH_CLOCK_OFFSET", "3 days"))))
			.withMessage("FIREWATCH_CLOCK_OFFSET is \"3 days\". Write an ISO-8601 duration such as PT72H.");
		assertThatExceptionOfType(InvalidSettings.class)
			.isThrownBy(() -> check(environment(Map.of("FIREWATCH_LOCAL_WORKSPACE", "on"))))
			.withMessage("FIREWATCH_LOCAL_WORKSPACE is \"on\". Use true or false.");
	}

	@Test
	void stopsTheStartOfTheApplication() {
		SpringApplication application = new SpringApplication(SettingsCheckTests.class);
		application.setWebApplicationType(WebApplicationType.NONE);

		assertThatExceptionOfType(InvalidSettings.class)
			.isThrownBy(() -> application.run("--firewatch.data-dri=x").close());
	}

	private static Map<String, Object> given(String variables) {
		Map<String, Object> given = new LinkedHashMap<>();
		for (String variable : variables.split(" ")) {
			given.put(variable, SECRET);
		}
		return given;
	}

	static StandardEnvironment environment(Map<String, Object> variables) {
		StandardEnvironment environment = new StandardEnvironment();
		String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
		environment.getPropertySources().replace(name, new SystemEnvironmentPropertySource(name, variables));
		try {
			new YamlPropertySourceLoader().load("yaml", new ClassPathResource("application.yml"))
				.forEach(environment.getPropertySources()::addLast);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		ConfigurationPropertySources.attach(environment);
		return environment;
	}

	private static void check(StandardEnvironment environment) {
		new SettingsCheck().postProcessEnvironment(environment, new SpringApplication());
	}

}
