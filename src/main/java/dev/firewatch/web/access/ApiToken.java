package dev.firewatch.web.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/** The bearer token of the HTTP API; empty if there is none. */
@ConfigurationProperties("firewatch")
record ApiToken(@Name("api-token") @DefaultValue("") String value) {

	@Override
	public String toString() {
		// A record's own would show the secret.
		return "ApiToken";
	}

}
