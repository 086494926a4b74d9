package dev.firewatch;

import java.nio.file.Path;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;

/**
 * Where the data is.
 *
 * @param dataDir the directory of the embedded database
 * @param mongodb a real MongoDB, if there is one
 */
@ConfigurationProperties("firewatch")
public record DatabaseSettings(@DefaultValue("./data") Path dataDir, @DefaultValue Mongodb mongodb) {

	/**
	 * How a real MongoDB is reached.
	 *
	 * @param uri its connection string; blank for the embedded database
	 */
	public record Mongodb(@Nullable String uri) {

		@Override
		public String toString() {
			// A record's own would show the password.
			return "Mongodb";
		}

	}

	/** The address of a real MongoDB, where there is one. */
	public Optional<String> address() {
		return Optional.ofNullable(mongodb.uri()).filter(StringUtils::hasText);
	}

}
