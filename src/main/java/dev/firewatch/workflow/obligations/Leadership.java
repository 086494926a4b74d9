package dev.firewatch.workflow.obligations;

import java.util.Optional;

import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;

/**
 * The leadership's channel on each platform. It stands on the ladder like a person and
 * gets a message a day like one, but can't be asked to do anything.
 */
public final class Leadership {

	private static final String PREFIX = "leadership/";

	private Leadership() {
	}

	/** The channel of a platform, as a reader of reminders. */
	public static PersonId on(Platform platform) {
		return new PersonId(PREFIX + platform);
	}

	/** The platform whose channel it is; empty if the reader is a person. */
	public static Optional<Platform> platform(PersonId reader) {
		return Optional.of(reader.value())
			.filter(value -> value.startsWith(PREFIX))
			.map(value -> Platform.valueOf(value.substring(PREFIX.length())));
	}

	/** Whether the reader is a channel and no person. */
	public static boolean is(PersonId reader) {
		return platform(reader).isPresent();
	}

}
