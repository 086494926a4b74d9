package dev.firewatch.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * An interim control: something that is put up until the recovery has come so far, and
 * that somebody has to take down again or prolong.
 *
 * @param number its number; chat calls it {@code IC1}
 * @param typed what was typed, so that it can become a note again
 * @param origin the key of the act that set it
 * @param end when it is to end, as last said
 * @param prolonged how its end was moved; null if it wasn't
 * @param lifted null while it is on
 */
public record Control(int number, String text, String typed, PersonId by, Instant at, String origin, ControlEnd end,
		@Nullable List<Prolongation> prolonged, @Nullable Lifting lifted) {

	/**
	 * A return to normal takes four weeks at most: what ends with a stage is asked about
	 * when that opens, and by then at the latest, so that it can't be forgotten where no
	 * stage is followed.
	 */
	public static final Duration LONGEST_STAGE = Duration.ofDays(28);

	public Control {
		prolonged = prolonged == null || prolonged.isEmpty() ? null : List.copyOf(prolonged);
	}

	/**
	 * That its end was moved.
	 *
	 * @param from when it was to end before
	 * @param why null if nobody said
	 */
	public record Prolongation(Instant at, PersonId by, ControlEnd from, @Nullable String why) {
	}

	/**
	 * That it was taken down.
	 *
	 * @param how null if nobody said
	 */
	public record Lifting(Instant at, PersonId by, @Nullable String how) {
	}

	/** What chat calls it, such as {@code IC1}. */
	public String id() {
		return "IC" + number;
	}

	public boolean isOn() {
		return lifted == null;
	}

	/** Whether it should have ended by its date. */
	public boolean isOverdue(Instant now) {
		return isOn() && end.at() != null && !now.isBefore(end.at());
	}

	/** Since when it has had the end that it has now. */
	public Instant since() {
		return prolonged == null ? at : prolonged.get(prolonged.size() - 1).at();
	}

	/** When it has to be lifted or prolonged; empty as long as nobody has said. */
	public Optional<Instant> due() {
		return end.at() != null ? Optional.of(end.at())
				: end.isOpen() ? Optional.empty() : Optional.of(since().plus(LONGEST_STAGE));
	}

	/** The same control with another end. */
	public Control prolonged(ControlEnd until, @Nullable String why, PersonId person, Instant moment) {
		List<Prolongation> all = new ArrayList<>(prolongations());
		all.add(new Prolongation(moment, person, end, why));
		return new Control(number, text, typed, by, at, origin, until, all, lifted);
	}

	/** The same control, taken down. */
	public Control lifted(@Nullable String how, PersonId person, Instant moment) {
		return new Control(number, text, typed, by, at, origin, end, prolonged, new Lifting(moment, person, how));
	}

	/** How its end was moved, the first time first. */
	public List<Prolongation> prolongations() {
		return prolonged == null ? List.of() : prolonged;
	}

}
