package dev.firewatch.people;

import java.util.Locale;

/** A chat platform on which people and rooms exist. */
public enum Platform {

	SLACK, TEAMS, LOCAL;

	/** The platform's name in keys, such as {@code slack}. */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	public static Platform of(String key) {
		return valueOf(key.toUpperCase(Locale.ROOT));
	}

}
