package dev.firewatch;

import java.nio.file.Path;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the rules are, and what time it is.
 *
 * @param configDir the directory of {@code policy.yml} and its like
 * @param clockOffset how far the clock is ahead
 */
@ConfigurationProperties("firewatch")
record DomainSettings(Path configDir, @DefaultValue("PT0S") Duration clockOffset) {
}
