package dev.firewatch;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.firewatch.policy.Spelling;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/**
 * Refuses to start with an unknown setting or with half of a platform's settings, before
 * trying anything else; and binds local mode to this machine.
 */
class SettingsCheck implements EnvironmentPostProcessor, Ordered {

	private static final String LOCAL_ONLY = "firewatchLocalMode";

	@Override
	public int getOrder() {
		// Once every file and variable has been read.
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		List<String> problems = new ArrayList<>();
		names(environment).forEach((name) -> unknown(name).ifPresent(problems::add));
		missing(environment, "Slack", Settings.SLACK, Settings.SLACK_BOT_TOKEN).ifPresent(problems::add);
		slackWithoutTransport(environment).ifPresent(problems::add);
		halfOfSlackInstallation(environment).ifPresent(problems::add);
		missing(environment, "Teams", Settings.TEAMS, Settings.TEAMS_APP_ID, Settings.TEAMS_APP_PASSWORD,
				Settings.TEAMS_TENANT_ID)
			.ifPresent(problems::add);
		malformed(environment).ifPresent(problems::add);
		if (!problems.isEmpty()) {
			throw new InvalidSettings(problems);
		}
		if (Settings.localMode(environment)) {
			environment.getPropertySources()
				.addLast(new MapPropertySource(LOCAL_ONLY, Map.of("server.address", "127.0.0.1")));
		}
	}

	private static Set<String> names(ConfigurableEnvironment environment) {
		Set<String> names = new LinkedHashSet<>();
		environment.getPropertySources().forEach((source) -> {
			if (source instanceof EnumerablePropertySource<?> enumerable) {
				names.addAll(Arrays.asList(enumerable.getPropertyNames()));
			}
		});
		return names;
	}

	private static Optional<String> unknown(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		if (lower.startsWith("firewatch.")) {
			List<String> known = Settings.all().stream().map(Setting::property).toList();
			return known.stream().anyMatch((property) -> relaxed(property).equals(relaxed(lower))) ? Optional.empty()
					: Optional.of(suggestion("property", name, known));
		}
		if (lower.startsWith("firewatch_")) {
			List<String> known = Settings.all().stream().map(Setting::variable).toList();
			return isKnownVariable(lower) ? Optional.empty() : Optional.of(suggestion("variable", name, known));
		}
		return Optional.empty();
	}

	// A property may also come as a variable in Spring's own spelling.
	private static boolean isKnownVariable(String lower) {
		return Settings.all()
			.stream()
			.anyMatch((setting) -> bare(setting.variable()).equals(bare(lower))
					|| bare(setting.property()).equals(bare(lower)));
	}

	private static String relaxed(String property) {
		return property.replaceAll("\\[.*", "").replaceAll("[-_]", "");
	}

	private static String bare(String name) {
		return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
	}

	private static String suggestion(String kind, String name, List<String> known) {
		String hint = Spelling.closest(name, known)
			.map("Did you mean %s?"::formatted)
			.orElse("Remove it, or see the README for what there is.");
		return "The %s %s is not known. %s".formatted(kind, name, hint);
	}

	private static Optional<String> missing(Environment environment, String platform, List<String> any,
			String... needed) {
		Optional<String> given = any.stream().filter((property) -> Settings.isSet(environment, property)).findFirst();
		List<String> missing = Arrays.stream(needed)
			.filter((property) -> !Settings.isSet(environment, property))
			.map(Settings::variableOf)
			.toList();
		return (given.isEmpty() || missing.isEmpty()) ? Optional.empty()
				: Optional.of("%s is set, but %s is only half configured. Set %s too, or remove it."
					.formatted(Settings.variableOf(given.get()), platform, String.join(" and ", missing)));
	}

	private static Optional<String> slackWithoutTransport(Environment environment) {
		boolean reachable = Settings.isSet(environment, Settings.SLACK_SIGNING_SECRET)
				|| Settings.isSet(environment, Settings.SLACK_APP_TOKEN);
		return (reachable || !Settings.isSet(environment, Settings.SLACK_BOT_TOKEN)) ? Optional.empty()
				: Optional.of("SLACK_BOT_TOKEN is set, but Slack is only half configured. "
						+ "Set SLACK_SIGNING_SECRET (requests over HTTP) or SLACK_APP_TOKEN (Socket Mode) too.");
	}

	private static Optional<String> halfOfSlackInstallation(Environment environment) {
		boolean id = Settings.isSet(environment, Settings.SLACK_CLIENT_ID);
		return (id == Settings.isSet(environment, Settings.SLACK_CLIENT_SECRET)) ? Optional.empty()
				: Optional.of("SLACK_CLIENT_ID and SLACK_CLIENT_SECRET belong together. Set both, or neither.");
	}

	private static Optional<String> malformed(Environment environment) {
		String offset = environment.getProperty(Settings.CLOCK_OFFSET, "");
		String workspace = environment.getProperty(Settings.LOCAL_WORKSPACE, "");
		if (!Set.of("", "true", "false").contains(workspace.strip().toLowerCase(Locale.ROOT))) {
			return Optional.of("FIREWATCH_LOCAL_WORKSPACE is \"%s\". Use true or false.".formatted(workspace));
		}
		try {
			Duration.parse(offset.isBlank() ? "PT0S" : offset);
			return Optional.empty();
		}
		catch (DateTimeException ex) {
			return Optional
				.of("FIREWATCH_CLOCK_OFFSET is \"%s\". Write an ISO-8601 duration such as PT72H.".formatted(offset));
		}
	}

}
