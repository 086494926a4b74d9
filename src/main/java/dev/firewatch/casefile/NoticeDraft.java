package dev.firewatch.casefile;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.firewatch.postmortem.Cause;
import dev.firewatch.recovery.Affected;
import dev.firewatch.recovery.AffectedAct;
import dev.firewatch.recovery.PersonalNotice.NoticeText;
import dev.firewatch.recovery.Remedy;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.FixStatus;

/**
 * What affected people may be told, as far as the casefile knows it: a text to be edited.
 */
public final class NoticeDraft {

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

	private NoticeDraft() {
	}

	/** The four things that a notice says; what nobody knows yet is empty. */
	public static NoticeText of(Casefile file, Affected people, ZoneId zone) {
		String began = DAY.format(LocalDate.ofInstant(file.incident().declaredAt(), zone));
		String ended = file.incident()
			.resolvedAt()
			.map(at -> " It was resolved on " + DAY.format(LocalDate.ofInstant(at, zone)) + ".")
			.orElse("");
		String why = file.causes()
			.all()
			.stream()
			.filter(Cause::primary)
			.findFirst()
			.map(cause -> "\nIt came about because of this: " + cause.text())
			.orElse("");
		String prevention = file.fixes()
			.stream()
			.filter(fix -> fix.status() != FixStatus.DROPPED)
			.map(NoticeDraft::prevents)
			.collect(Collectors.joining("\n"));
		return new NoticeText("On " + began + " we found this: " + file.incident().title() + "." + ended + why,
				Objects.requireNonNullElse(people.harm(), ""), prevention, remedy(people));
	}

	private static String prevents(Fix fix) {
		return switch (fix.status()) {
			case VERIFIED -> "Done, and shown to work: ";
			case DONE -> "Done: ";
			default -> "We are working on this: ";
		} + fix.title();
	}

	private static String remedy(Affected people) {
		Remedy remedy = people.remedy();
		if (remedy == null) {
			return "";
		}
		AffectedAct agreed = people.agreed();
		String exactly = agreed == null || agreed.words() == null ? "" : "\n" + agreed.words();
		return switch (remedy) {
			case REVERSAL -> "We reverse the decision that was made about you.";
			case DELAYED_SERVICE -> "We offer you what you could not have at the time.";
			case COMPENSATION -> "We compensate you for the damage.";
			case ADVERSE_RECORD_REMOVED -> "We have you taken off the record that was made of you.";
			case NONE -> "";
		} + exactly;
	}

}
