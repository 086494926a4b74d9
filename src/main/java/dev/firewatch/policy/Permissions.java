package dev.firewatch.policy;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who may do what needs permission: role ids, or one of the words below. */
public record Permissions(Map<String, List<String>> rules) {

	public static final String LOWER = "lower";

	public static final String APPROVE = "approve";

	public static final String SIGN = "sign";

	public static final String PUBLISH = "publish";

	public static final String REDACT = "redact";

	public static final String CLOSE = "close";

	/** Approves deletions of many records, and denies them. */
	public static final String DELETION = "deletion";

	/**
	 * Stops a runbook that isn't gone through any more; its approvals are those of the
	 * roles it names.
	 */
	public static final String RUNBOOK = "runbook";

	/** Approves what affected people are told. */
	public static final String NOTIFY = "notify";

	/** Says that a notice was sent to an authority, or that none is needed. */
	public static final String NOTICE = "notice";

	/** Takes away all that an authority may ask for. */
	public static final String EVIDENCE = "evidence";

	public static final String SEE_PRIVATE = "see-private";

	/** Changes the risk register; whoever owns a risk may change it anyway. */
	public static final String RISK = "risk";

	/** Has reports sent; a team's lead may have its week sent anyway. */
	public static final String REPORT = "report";

	/** Approves another weighting of priority. */
	public static final String PRIORITY = "priority";

	/** Stands for the configured senior group. */
	public static final String SENIOR = "senior";

	/** Stands for everybody. */
	public static final String ANYONE = "anyone";

	/** Stands for the author of what is being changed. */
	public static final String AUTHOR = "author";

	/** What belongs to no incident, so that nobody has a role in it. */
	static final List<String> WITHOUT_INCIDENT = List.of(RISK, REPORT, PRIORITY);

	static final List<String> ACTIONS = List.of(LOWER, APPROVE, SIGN, PUBLISH, REDACT, CLOSE, DELETION, RUNBOOK, NOTIFY,
			NOTICE, EVIDENCE, SEE_PRIVATE);

	static final List<String> WORDS = List.of(SENIOR, ANYONE, AUTHOR);

	public Permissions {
		Map<String, List<String>> copy = new LinkedHashMap<>();
		rules.forEach((action, who) -> copy.put(action, List.copyOf(who)));
		rules = Map.copyOf(copy);
	}

	/**
	 * The role ids and words that may do something, in the order in which they are
	 * written; nobody if it is not configured.
	 */
	public Set<String> allowed(String action) {
		return new LinkedHashSet<>(this.rules.getOrDefault(action, List.of()));
	}

}
