package dev.firewatch.chat.teams.connector;

import java.util.List;

import jakarta.validation.constraints.Pattern;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;
import org.springframework.validation.annotation.Validated;

/**
 * What an operator sets for Teams; anything left out is blank. Without an app id there
 * are no credentials, as in local mode.
 */
@Validated
@ConfigurationProperties(prefix = "firewatch.teams", ignoreUnknownFields = false)
public record TeamsSettings(@DefaultValue("") String appId, @DefaultValue("") String appPassword,
		@DefaultValue("") String tenantId, @DefaultValue List<String> teamId, @DefaultValue("") String channelId,
		@DefaultValue("https://login.microsoftonline.com") @Pattern(regexp = ADDRESS,
				message = MISTAKE) String loginUrl,
		@DefaultValue("https://login.botframework.com/v1/.well-known/openidconfiguration") @Pattern(regexp = ADDRESS,
				message = MISTAKE) String openidUrl,
		@DefaultValue("smba.trafficmanager.net") List<String> serviceHosts) {

	private static final String ADDRESS = "https?://\\S+";

	private static final String MISTAKE = "must be an address that begins with https://";

	public boolean hasCredentials() {
		return StringUtils.hasText(appId);
	}

	/** The teams in which incident channels are opened, in turn. */
	public List<String> teams() {
		return teamId.stream().map(String::strip).filter(StringUtils::hasText).toList();
	}

	@Override
	public String toString() {
		// The default toString of a record would show the secret.
		return "TeamsSettings[appId=" + appId + "]";
	}

}
