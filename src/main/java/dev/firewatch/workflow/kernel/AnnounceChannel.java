package dev.firewatch.workflow.kernel;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Name;

/** The channel in which incidents are announced, by its name. */
@ConfigurationProperties("firewatch")
public record AnnounceChannel(@Name("announce-channel") String name) {
}
