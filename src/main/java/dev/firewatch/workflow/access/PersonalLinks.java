package dev.firewatch.workflow.access;

import java.time.Duration;
import java.util.Optional;

import dev.firewatch.PublicAddress;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Secrets;
import dev.firewatch.people.Secrets.Bearer;

/** Links that open a page for one person, once, within 15 minutes of real time. */
public class PersonalLinks {

	private static final String LINKS = "links";

	private static final Duration VALID = Duration.ofMinutes(15);

	private final Secrets secrets;

	private final PublicAddress address;

	public PersonalLinks(Secrets secrets, PublicAddress address) {
		this.secrets = secrets;
		this.address = address;
	}

	/** A link that opens the path for the person. */
	public String issue(PersonId person, String path) {
		return address.of("/enter/" + secrets.issue(LINKS, new Bearer(person, path), VALID));
	}

	/** Uses the link up; empty if it is unknown, used or too old. */
	public Optional<Bearer> redeem(String token) {
		return secrets.take(LINKS, token);
	}

}
