package dev.firewatch.chat.slack.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;
import org.springframework.validation.annotation.Validated;

/** What an operator sets for Slack; anything left out is blank. */
@Validated
@ConfigurationProperties(prefix = "firewatch.slack", ignoreUnknownFields = false)
public record SlackSettings(@NotBlank String botToken, @DefaultValue("") String signingSecret,
		@DefaultValue("") String appToken, @DefaultValue("") String clientId, @DefaultValue("") String clientSecret,
		@DefaultValue("https://slack.com/api/") @Pattern(regexp = "https?://\\S+",
				message = "must be an address such as https://slack.com/api/") String apiUrl) {

	/** The address of the Web API, to which the client appends a method's name. */
	String methodsUrl() {
		return apiUrl.endsWith("/") ? apiUrl : apiUrl + "/";
	}

	public boolean overHttp() {
		return StringUtils.hasText(signingSecret);
	}

	@Override
	public String toString() {
		// The default toString of a record would show the secrets.
		return "SlackSettings[apiUrl=" + apiUrl + "]";
	}

}
