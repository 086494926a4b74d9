package dev.firewatch.chat.slack.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Name;

/** The channel whose threads are rooms where no channels can be made, by its name. */
@ConfigurationProperties("firewatch")
record AnnouncementChannel(@Name("announce-channel") String name) {
}
