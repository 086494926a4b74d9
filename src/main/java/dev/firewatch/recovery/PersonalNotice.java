package dev.firewatch.recovery;

import java.time.Instant;
import java.util.List;

import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * What affected people are told, and how that came about.
 *
 * @param by who wrote it as it reads now
 * @param approved by whom, who is somebody else; null if nobody has
 * @param rejected by whom and why; null if nobody has
 * @param sent null until it was
 */
public record PersonalNotice(NoticeText text, PersonId by, Instant at, @Nullable AffectedAct approved,
		@Nullable AffectedAct rejected, @Nullable Dispatch sent) {

	/** As it was just written. */
	static PersonalNotice draft(NoticeText text, PersonId by, Instant at) {
		return new PersonalNotice(text, by, at, null, null, null);
	}

	/** Whether somebody has to approve it or reject it. */
	public boolean awaitsApproval() {
		return approved == null && rejected == null;
	}

	/**
	 * The four things that it says.
	 *
	 * @param what what happened and why
	 * @param impact what it meant for them
	 * @param prevention what prevents that it happens again
	 * @param remedy what is done for them
	 */
	public record NoticeText(String what, String impact, String prevention, String remedy) {

		/** Each with its title, in order. */
		public List<String> parts() {
			return List.of(what, impact, prevention, remedy);
		}

		public boolean isComplete() {
			return parts().stream().noneMatch(String::isBlank);
		}

	}

	/**
	 * That it was sent.
	 *
	 * @param by who says so
	 * @param on when it was sent
	 * @param how by letter, in the app, by e-mail
	 * @param evidence where that can be seen
	 */
	public record Dispatch(PersonId by, Instant on, String how, String evidence) {
	}

}
