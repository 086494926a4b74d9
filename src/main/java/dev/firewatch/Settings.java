package dev.firewatch;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** The one list of what an operator may set. */
public final class Settings {

	static final String SLACK_BOT_TOKEN = "firewatch.slack.bot-token";

	static final String SLACK_SIGNING_SECRET = "firewatch.slack.signing-secret";

	static final String SLACK_APP_TOKEN = "firewatch.slack.app-token";

	static final String SLACK_CLIENT_ID = "firewatch.slack.client-id";

	static final String SLACK_CLIENT_SECRET = "firewatch.slack.client-secret";

	static final String TEAMS_APP_ID = "firewatch.teams.app-id";

	static final String TEAMS_APP_PASSWORD = "firewatch.teams.app-password";

	static final String TEAMS_TENANT_ID = "firewatch.teams.tenant-id";

	static final String CLOCK_OFFSET = "firewatch.clock-offset";

	static final String LOCAL_WORKSPACE = "firewatch.local-workspace";

	/**
	 * Accepted because they are part of the contract, but nothing reads them yet; a
	 * warning at start says so.
	 */
	static final List<String> NOT_READ_YET = List.of(SLACK_CLIENT_ID, SLACK_CLIENT_SECRET);

	// A platform's other settings only say where to find it.
	static final List<String> SLACK = List.of(SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, SLACK_APP_TOKEN, SLACK_CLIENT_ID,
			SLACK_CLIENT_SECRET);

	static final List<String> TEAMS = List.of(TEAMS_APP_ID, TEAMS_APP_PASSWORD, TEAMS_TENANT_ID,
			"firewatch.teams.team-id", "firewatch.teams.channel-id");

	private static final List<Setting> ALL = List.of(
			secret("MONGODB_URI", "firewatch.mongodb.uri", "The MongoDB to use; without one, an embedded database"),
			setting("FIREWATCH_DATA_DIR", "firewatch.data-dir", "./data",
					"Where the embedded database keeps its files"),
			setting("SERVER_PORT", "server.port", "8080", "The port to listen on"),
			setting("FIREWATCH_BASE_URL", "firewatch.base-url", "http://localhost:${server.port}",
					"The address at which people reach the pages, used in links"),
			setting("FIREWATCH_CONFIG_DIR", "firewatch.config-dir", "./config",
					"The directory with policy.yml, services.yml and templates; the bundled copy if it is not there"),
			secret("SLACK_BOT_TOKEN", SLACK_BOT_TOKEN, "Slack: the bot token (xoxb-)"),
			secret("SLACK_SIGNING_SECRET", SLACK_SIGNING_SECRET, "Slack: the signing secret, for requests over HTTP"),
			secret("SLACK_APP_TOKEN", SLACK_APP_TOKEN, "Slack: the app token (xapp-), for Socket Mode"),
			setting("SLACK_CLIENT_ID", SLACK_CLIENT_ID, "",
					"Slack: the client id, to install by OAuth (nothing reads it yet)"),
			secret("SLACK_CLIENT_SECRET", SLACK_CLIENT_SECRET,
					"Slack: the client secret, to install by OAuth (nothing reads it yet)"),
			setting("SLACK_API_URL", "firewatch.slack.api-url", "https://slack.com/api/", "Slack: the Web API"),
			setting("TEAMS_APP_ID", TEAMS_APP_ID, "", "Teams: the bot's application id"),
			secret("TEAMS_APP_PASSWORD", TEAMS_APP_PASSWORD, "Teams: the bot's client secret"),
			setting("TEAMS_TENANT_ID", TEAMS_TENANT_ID, "", "Teams: the tenant"),
			setting("TEAMS_TEAM_ID", "firewatch.teams.team-id", "",
					"Teams: the team for incident channels; several are separated by commas"),
			setting("TEAMS_CHANNEL_ID", "firewatch.teams.channel-id", "", "Teams: the channel for announcements"),
			setting("TEAMS_LOGIN_URL", "firewatch.teams.login-url", "https://login.microsoftonline.com",
					"Teams: where tokens are obtained"),
			setting("TEAMS_OPENID_URL", "firewatch.teams.openid-url",
					"https://login.botframework.com/v1/.well-known/openidconfiguration",
					"Teams: the keys by which requests are verified"),
			setting("TEAMS_SERVICE_HOSTS", "firewatch.teams.service-hosts",
					"smba.trafficmanager.net,smba.infra.gcc.teams.microsoft.com,smba.infra.gov.teams.microsoft.us",
					"Teams: the hosts that answers may be sent to"),
			setting("GRAPH_API_URL", "firewatch.graph-api-url", "https://graph.microsoft.com/v1.0",
					"Teams: Microsoft Graph"),
			secret("FIREWATCH_API_TOKEN", "firewatch.api-token", "The bearer token of the HTTP API"),
			setting("FIREWATCH_ANNOUNCE_CHANNEL", "firewatch.announce-channel", "incidents",
					"The channel in which incidents are announced"),
			setting("FIREWATCH_LOCAL_WORKSPACE", LOCAL_WORKSPACE, "",
					"Whether the local workspace is on (true or false); by default in local mode only"),
			setting("FIREWATCH_CLOCK_OFFSET", CLOCK_OFFSET, "PT0S",
					"How far the clock is ahead, for drills and tests, such as PT72H"));

	private Settings() {
	}

	public static List<Setting> all() {
		return ALL;
	}

	/**
	 * Whether neither Slack nor Teams is configured, so that only this machine may
	 * connect.
	 */
	public static boolean localMode(Environment environment) {
		return Stream.concat(SLACK.stream(), TEAMS.stream()).noneMatch((property) -> isSet(environment, property));
	}

	/** Whether Slack is configured. */
	public static boolean hasSlack(Environment environment) {
		return isSet(environment, SLACK_BOT_TOKEN);
	}

	/** Whether Teams is configured. */
	public static boolean hasTeams(Environment environment) {
		return isSet(environment, TEAMS_APP_ID);
	}

	static boolean isSet(Environment environment, String property) {
		return StringUtils.hasText(environment.getProperty(property));
	}

	static String variableOf(String property) {
		Optional<Setting> setting = ALL.stream().filter((known) -> known.property().equals(property)).findFirst();
		return setting.map(Setting::variable).orElse(property);
	}

	private static Setting setting(String variable, String property, String fallback, String purpose) {
		return new Setting(variable, property, fallback, purpose, false);
	}

	private static Setting secret(String variable, String property, String purpose) {
		return new Setting(variable, property, "", purpose, true);
	}

}
