package dev.firewatch;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where people reach the pages.
 *
 * @param baseUrl without a slash at its end
 */
@ConfigurationProperties("firewatch")
public record PublicAddress(String baseUrl) {

	/** The address of the page at a path, which begins with a slash. */
	public String of(String path) {
		return baseUrl + path;
	}

	public boolean overTls() {
		return baseUrl.startsWith("https:");
	}

}
