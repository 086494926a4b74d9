package dev.firewatch.casefile;

import java.time.LocalDate;
import java.util.List;

import dev.firewatch.remediation.Owner;
import org.jspecify.annotations.Nullable;

/**
 * Something that waits for a person's act; dates are in the organisation's zone.
 *
 * @param item the fix, section, role or comment it is about, by its id; empty if the
 * incident as a whole
 * @param owedBy who has to act; empty if whoever may approve has to
 * @param since when it began to wait
 * @param due the day by which it should be done
 * @param snoozedUntil the day from which whoever owes it wants to hear of it again
 * @param owners who owns the fix and so can't decide about it; empty if that is no matter
 */
public record Obligation(ObligationKind kind, String item, List<Owner> owedBy, LocalDate since, LocalDate due,
		@Nullable LocalDate snoozedUntil, List<Owner> owners) {

	public Obligation {
		owedBy = List.copyOf(owedBy);
		owners = owners == null ? List.of() : List.copyOf(owners);
	}

	/** One that nobody has put off. */
	static Obligation of(ObligationKind kind, String item, List<Owner> owedBy, LocalDate since, LocalDate due) {
		return new Obligation(kind, item, owedBy, since, due, null, List.of());
	}

	/** What kind of act is waited for. */
	public enum ObligationKind {

		/** Nobody has ended the incident yet. */
		RESOLUTION("resolve"),

		/** Signals that add up have to be looked at by the commander or a senior. */
		FLAGS("flags"),

		FIX("fix"),

		/** Whoever brought a fix has to say whose it is, and until when. */
		ASSIGNMENT("assign"),

		/** Somebody was asked to take a fix over. */
		TAKE("take"),

		/** Whether a done fix works has to be measured. */
		CHECK("check"),

		/** Whoever has done a fix has to show where its finding has landed. */
		LANDING("landing"),

		/** Whoever named a regression test has to show that it exists. */
		TEST("test"),

		DROP_APPROVAL("drop"), EXCEPTION_APPROVAL("exception"),

		SECTION("section"), CHANGE("change"),

		/** The review has to be held, and nobody has said that it was. */
		REVIEW("review"),

		/** Somebody has to hold a role before it can be signed for. */
		ROLE("role"),

		SIGNATURE("sign"), PUBLICATION("publish"),

		/** The record of a deletion waits for its next step. */
		DELETION("deletion"),

		/** An item of a runbook, the first of several that somebody owes. */
		RUN_ITEM("run"),

		/** A role has to approve that a stage is passed. */
		RUN_APPROVAL("approve"),

		/** Nothing is missing in a stage, but nobody has gone on. */
		RUN_STAGE("advance"),

		/** An interim control has to be lifted or prolonged. */
		CONTROL("control"),

		/** Something is still to be done for people whom it harmed. */
		AFFECTED("affected"),

		/** Another team hasn't said that it has noted a lesson. */
		LESSON("lesson"),

		/** A notice is due, such as to an authority. */
		NOTICE("notice"),

		/** Nothing is left, but nobody has closed the incident. */
		CLOSING("close"),

		/** It waits in another document than a casefile, which says what it is. */
		ELSEWHERE("");

		private final String key;

		ObligationKind(String key) {
			this.key = key;
		}

		/** Whether whoever may approve has to decide. */
		public boolean approval() {
			return this == DROP_APPROVAL || this == EXCEPTION_APPROVAL;
		}

		/** Whether it is about a fix. */
		public boolean aboutFix() {
			return this == FIX || this == CHECK || approval();
		}

	}

	/** Whether it is about the fix, in whatever way. */
	public boolean concerns(String fix) {
		return (kind.aboutFix() || kind == ObligationKind.TAKE || kind == ObligationKind.ASSIGNMENT)
				&& item.equals(fix);
	}

	/**
	 * Names the obligation within its incident: the fix, such as {@code F1}, else kind
	 * and item, such as {@code sign/commander}.
	 */
	public String key() {
		return kind.aboutFix() || kind == ObligationKind.ELSEWHERE ? item
				: item.isEmpty() ? kind.key : kind.key + "/" + item;
	}

}
