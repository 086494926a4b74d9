package dev.firewatch.policy;

import java.util.List;

/**
 * Why a rule of the domain does not allow what was asked; the details are for the
 * sentence.
 */
public record Refusal(Rule rule, List<String> details) {

	/** The rules that can refuse. */
	public enum Rule {

		/** Detail: the status. */
		WRONG_STATUS,

		/** Details: what was asked for, the status it already has. */
		ALREADY,

		/** Detail: the severity or item. */
		REASON_NEEDED,

		/** Detail: the fix. */
		NOT_DONE_YET,

		/** Details: the fix, the day from which it can be done. */
		NOT_DUE_YET,

		/** Detail: the fix. */
		OWNER_MAY_NOT_VERIFY,

		/** Detail: the fix. */
		OWNER_MAY_NOT_APPROVE,

		/** Detail: the fix. */
		NOTHING_TO_APPROVE,

		/** Details: the open sections. */
		SECTIONS_OPEN,

		/** Details: the roles. */
		SIGNATURES_MISSING,

		/** Detail: the fix. */
		NOTHING_TO_TAKE,

		/** Detail: the fix. */
		HELP_ASKED,

		/** Detail: the names of the roles that may. */
		NOT_PERMITTED,

		/** Detail: the cause. */
		UNKNOWN_CAUSE,

		PUBLISHED,

		NOT_PUBLISHED,

		/** Details: what has to be fixed. */
		QUALITY,

		NOT_RESOLVED

	}

	public static Refusal of(Rule rule, String... details) {
		return new Refusal(rule, List.of(details));
	}

}
