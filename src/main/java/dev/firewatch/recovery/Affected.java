package dev.firewatch.recovery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import dev.firewatch.people.PersonId;
import dev.firewatch.recovery.PersonalNotice.Dispatch;
import dev.firewatch.recovery.PersonalNotice.NoticeText;
import org.jspecify.annotations.Nullable;

/**
 * A person or a group whom an incident harmed, by pseudonym or as a number of people: who
 * they are stands in the organisation's own records. One step follows the other, and what
 * one person did another verifies.
 *
 * @param number its number; chat calls it {@code A1}
 * @param whom a pseudonym, or what they have in common
 * @param count how many they are
 * @param harm null until somebody says
 * @param remedy null until one is agreed on
 * @param agreed by whom and why; null until then
 * @param notice null until it is written
 * @param remedied that the remedy was given; null until then
 * @param verified that it reached them; null until then
 */
public record Affected(int number, String whom, long count, @Nullable String harm, PersonId by, Instant at,
		@Nullable PersonId owner, @Nullable LocalDate due, @Nullable Remedy remedy, @Nullable AffectedAct agreed,
		@Nullable PersonalNotice notice, @Nullable AffectedAct remedied, @Nullable AffectedAct verified) {

	/** Far more people than there are is a typing error. */
	public static final long MOST = 9_999_999_999L;

	public Affected {
		if (count < 1 || count > MOST) {
			throw new IllegalArgumentException("between 1 and " + MOST + " people");
		}
	}

	/** What chat calls it, such as {@code A1}. */
	public String id() {
		return "A" + number;
	}

	/** Derived from the steps, so that it can't say anything else than they do. */
	public AffectedState state() {
		if (remedy == null) {
			return AffectedState.IDENTIFIED;
		}
		if (remedy == Remedy.NONE) {
			return AffectedState.NONE_NEEDED;
		}
		return verified != null ? AffectedState.VERIFIED : remedied != null ? AffectedState.REMEDIED
				: dispatch().isPresent() ? AffectedState.NOTIFIED : AffectedState.REMEDY_AGREED;
	}

	/** How many they are, in words. */
	public String people() {
		return count == 1 ? "1 person" : String.format(Locale.ROOT, "%,d people", count);
	}

	/** That they were told, and how. */
	public Optional<Dispatch> dispatch() {
		return Optional.ofNullable(notice).map(PersonalNotice::sent);
	}

	/** Since when the next step has been waited for. */
	public Instant since() {
		AffectedAct given = remedied;
		AffectedAct decided = agreed;
		return given != null ? given.at()
				: dispatch().map(Dispatch::on).orElseGet(() -> decided == null ? at : decided.at());
	}

	/** The same, described otherwise. */
	public Affected described(String newWhom, long newCount, @Nullable String newHarm) {
		return new Affected(number, newWhom, newCount, newHarm, by, at, owner, due, remedy, agreed, notice, remedied,
				verified);
	}

	/** The same, which somebody else sees to, or until another day. */
	public Affected given(@Nullable PersonId newOwner, @Nullable LocalDate newDue) {
		return new Affected(number, whom, count, harm, by, at, newOwner, newDue, remedy, agreed, notice, remedied,
				verified);
	}

	/** Why no remedy can be agreed on now; empty if it can. */
	public Optional<String> mayNotAgree() {
		return state() == AffectedState.IDENTIFIED || state() == AffectedState.REMEDY_AGREED
				|| state() == AffectedState.NONE_NEEDED ? Optional.empty()
						: Optional.of(id() + " is " + state().words() + " already, so its remedy can't change.");
	}

	/**
	 * The same with the remedy that was agreed on; a notice written for another is void.
	 */
	public Affected agreed(Remedy what, AffectedAct act) {
		PersonalNotice kept = notice == null ? null : PersonalNotice.draft(notice.text(), notice.by(), notice.at());
		return new Affected(number, whom, count, harm, by, at, owner, due, what, act, kept, null, null);
	}

	/** Why no notice can be written now; empty if it can. */
	public Optional<String> mayNotWrite() {
		return state() == AffectedState.REMEDY_AGREED ? Optional.empty()
				: outOfOrder("Its notice can't be written now.");
	}

	/** The same with a notice, which has to be approved as it reads now. */
	public Affected written(NoticeText text, PersonId writer, Instant moment) {
		return with(PersonalNotice.draft(text, writer, moment));
	}

	/** Why the person can't decide on the notice; empty if they can. */
	public Optional<String> mayNotDecide(PersonId person) {
		PersonalNotice written = notice;
		if (state() != AffectedState.REMEDY_AGREED || written == null || !written.awaitsApproval()) {
			return Optional.of("No notice of " + id() + " waits for approval.");
		}
		return written.by().equals(person)
				? Optional.of("You wrote the notice of " + id() + ", so somebody else has to approve it.")
				: Optional.empty();
	}

	/** The same with its notice approved. */
	public Affected approved(AffectedAct act) {
		PersonalNotice written = written();
		return with(new PersonalNotice(written.text(), written.by(), written.at(), act, null, null));
	}

	/** The same with its notice rejected: it has to be written again. */
	public Affected rejected(AffectedAct act) {
		PersonalNotice written = written();
		return with(new PersonalNotice(written.text(), written.by(), written.at(), null, act, null));
	}

	/** What comes next, in words; empty once nothing does. */
	public String next() {
		if (state() != AffectedState.REMEDY_AGREED) {
			return state().next();
		}
		return notice == null || notice.rejected() != null ? "write what they are told"
				: notice.approved() == null ? "approve what they are told" : "tell them";
	}

	/** Why it can't have been sent; empty if it can. */
	public Optional<String> mayNotSend() {
		if (state() != AffectedState.REMEDY_AGREED) {
			return outOfOrder("Its notice isn't to be sent now.");
		}
		return notice == null ? Optional.of("Write the notice of " + id() + " first.")
				: notice.approved() == null
						? Optional.of("Somebody other than who wrote it has to `approve " + id() + "` first.")
						: Optional.empty();
	}

	/** The same, whose notice was sent. */
	public Affected sent(Dispatch dispatch) {
		PersonalNotice written = written();
		return with(new PersonalNotice(written.text(), written.by(), written.at(), written.approved(), null, dispatch));
	}

	/** Why the remedy can't have been given; empty if it can. */
	public Optional<String> mayNotRemedy() {
		return state() == AffectedState.NOTIFIED ? Optional.empty() : outOfOrder("The remedy can't be recorded now.");
	}

	/** The same with the remedy given. */
	public Affected remedied(AffectedAct act) {
		return new Affected(number, whom, count, harm, by, at, owner, due, remedy, agreed, notice, act, null);
	}

	/** Why the person can't verify it; empty if they can. */
	public Optional<String> mayNotVerify(PersonId person) {
		AffectedAct given = remedied;
		if (state() != AffectedState.REMEDIED || given == null) {
			return outOfOrder("There is nothing to verify now.");
		}
		return person.equals(given.by()) || person.equals(owner)
				? Optional.of("You saw to " + id() + " yourself, so somebody else has to verify it.")
				: Optional.empty();
	}

	/** The same, verified. */
	public Affected verified(AffectedAct act) {
		return new Affected(number, whom, count, harm, by, at, owner, due, remedy, agreed, notice, remedied, act);
	}

	/** All that people wrote about them here. */
	Stream<String> texts() {
		List<String> notices = notice == null ? List.of() : notice.text().parts();
		return Stream.concat(Stream.of(whom, harm == null ? "" : harm), notices.stream());
	}

	private PersonalNotice written() {
		PersonalNotice there = notice;
		if (there == null) {
			throw new IllegalStateException(id() + " has no notice");
		}
		return there;
	}

	private Affected with(PersonalNotice changed) {
		return new Affected(number, whom, count, harm, by, at, owner, due, remedy, agreed, changed, remedied, verified);
	}

	private Optional<String> outOfOrder(String why) {
		return Optional
			.of(id() + " is " + state().words() + ". " + why + (state().settled() ? "" : " Next: " + next() + "."));
	}

}
