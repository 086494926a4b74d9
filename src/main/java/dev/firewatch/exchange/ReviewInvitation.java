package dev.firewatch.exchange;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Method;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.postmortem.Template;

/** Writes the invitation to the review of a postmortem, times in UTC. */
public final class ReviewInvitation {

	/** As RFC 5545 has it, without the end of the line. */
	private static final int MOST_OCTETS = 75;

	private static final Duration LASTS = Duration.ofHours(1);

	private ReviewInvitation() {
	}

	/**
	 * An iCalendar file; a later one for the same incident replaces the earlier one.
	 * @param people the names of those who come
	 * @param page where to read the postmortem
	 */
	public static String write(Dossier dossier, List<String> people, String page, Instant now) {
		Postmortem postmortem = dossier.file().postmortem().orElseThrow();
		Instant at = postmortem.reviewAt().orElseThrow();
		Template template = dossier.template();
		StringBuilder agenda = new StringBuilder();
		List<String> items = template == null ? List.of() : template.agenda();
		for (int i = 0; i < items.size(); i++) {
			agenda.append(i + 1).append(". ").append(items.get(i)).append('\n');
		}
		VEvent event = new VEvent();
		event.setUid("review-" + dossier.file().id() + "@firewatch");
		event.setSequence((int) (dossier.file().version() % Integer.MAX_VALUE));
		event.setDateTimeStamp(Date.from(now));
		event.setSummary("Review of " + dossier.file().id() + ": " + dossier.file().incident().title());
		event.setDateStart(Date.from(at));
		event.setDateEnd(Date.from(at.plus(LASTS)));
		event.setUrl(page);
		event.setDescription(agenda + "\nWith " + String.join(", ", people) + "\n" + page);
		ICalendar calendar = new ICalendar();
		calendar.setProductId("-//Firewatch//Postmortem review//EN");
		calendar.setMethod(Method.publish());
		calendar.addEvent(event);
		return folded(Biweekly.write(calendar).go());
	}

	/** Lines of at most so many octets, of which a letter may have several. */
	private static String folded(String calendar) {
		return calendar.replaceAll("\r\n[ \t]", "")
			.lines()
			.map(ReviewInvitation::foldedLine)
			.collect(Collectors.joining("\r\n", "", "\r\n"));
	}

	private static String foldedLine(String line) {
		StringBuilder folded = new StringBuilder();
		int octets = 0;
		for (int point : line.codePoints().toArray()) {
			int length = Character.toString(point).getBytes(StandardCharsets.UTF_8).length;
			if (octets + length > MOST_OCTETS) {
				folded.append("\r\n ");
				octets = 1;
			}
			folded.appendCodePoint(point);
			octets += length;
		}
		return folded.toString();
	}

}
