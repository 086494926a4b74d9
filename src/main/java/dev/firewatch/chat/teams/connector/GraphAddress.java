package dev.firewatch.chat.teams.connector;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Name;

/** Where Microsoft Graph is. */
@ConfigurationProperties("firewatch")
record GraphAddress(@Name("graph-api-url") String url) {
}
