package dev.firewatch.people;

/** A person's account on one platform; {@code id} is the platform's own identifier. */
public record Account(Platform platform, String id) {

	/** The account in one string, such as {@code slack/U024BE7LH}. */
	public String key() {
		return platform.key() + "/" + id;
	}

}
