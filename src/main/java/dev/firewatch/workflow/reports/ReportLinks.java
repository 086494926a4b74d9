package dev.firewatch.workflow.reports;

import java.time.Duration;
import java.util.Optional;

import dev.firewatch.PublicAddress;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Secrets;
import dev.firewatch.people.Secrets.Bearer;
import dev.firewatch.policy.Policy;

/** Links that open one report, as PDF, for whoever has the link. */
public class ReportLinks {

	/** The collection of the links' hashes. */
	private static final String KIND = "reportLinks";

	/** Where such a link leads; its secret follows. */
	public static final String PATH = "/reports/shared/";

	private final Secrets secrets;

	private final PublicAddress address;

	private final Policy policy;

	ReportLinks(Secrets secrets, PublicAddress address, Policy policy) {
		this.secrets = secrets;
		this.address = address;
		this.policy = policy;
	}

	/**
	 * A link to a report.
	 * @param report its path, such as {@code month/2026-11}
	 */
	String issue(PersonId by, String report) {
		return address
			.of(PATH + secrets.issue(KIND, new Bearer(by, report), Duration.ofDays(policy.reports().linkDays())));
	}

	/** The path of the report that a secret opens; empty if it is unknown or too old. */
	public Optional<String> report(String secret) {
		return secrets.find(KIND, secret).map(Bearer::path);
	}

}
