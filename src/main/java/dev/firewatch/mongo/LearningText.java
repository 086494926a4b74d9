package dev.firewatch.mongo;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.firewatch.casefile.AuditFigures;
import dev.firewatch.casefile.AuditFigures.Tally;
import dev.firewatch.casefile.Learning;
import dev.firewatch.casefile.Learning.KnownSoFar;
import dev.firewatch.casefile.Learning.LearningHead;
import dev.firewatch.casefile.LearningEvent;
import dev.firewatch.incident.Status;
import dev.firewatch.policy.Severity;
import dev.firewatch.postmortem.AuditQuestion;
import org.jspecify.annotations.Nullable;

/**
 * What figures over time read of a casefile as one text, a line for each thing: ten
 * thousand are read at once, and a document with a field for each takes four times as
 * long. Lines that this version doesn't know are left out.
 */
final class LearningText {

	private static final String NONE = "-";

	private final List<AuditQuestion> gaps = new ArrayList<>();

	private final List<LearningEvent> events = new ArrayList<>();

	private final List<String> causes = new ArrayList<>();

	private final Map<String, String> answers = new LinkedHashMap<>();

	private @Nullable LearningHead head;

	private @Nullable Instant publishedAt;

	private @Nullable AuditFigures audit;

	private int uncovered;

	private String @Nullable [] known;

	private LearningText() {
	}

	static String write(Learning learning) {
		StringBuilder text = new StringBuilder();
		LearningHead head = learning.head();
		line(text, "head", head.severity(), head.status(), head.isPrivate(), head.declaredAt().toEpochMilli(),
				head.title().replace('\n', ' '));
		if (learning.publishedAt() != null) {
			line(text, "published", learning.publishedAt().toEpochMilli());
		}
		AuditFigures audit = learning.audit();
		if (audit != null) {
			line(text, "audit", given(audit.inRegister()), given(audit.probabilityGap()), tally(audit.cascades()),
					tally(audit.mitigations()), given(audit.expected()), given(audit.actual()));
		}
		learning.gaps().forEach(gap -> line(text, "gap", gap.name()));
		learning.events()
			.forEach(event -> line(text, "event", event.what(), event.code().isEmpty() ? NONE : event.code(),
					event.at().toEpochMilli()));
		learning.causes().forEach(cause -> line(text, "cause", cause));
		line(text, "uncovered", learning.uncovered());
		KnownSoFar known = learning.known();
		if (known != null) {
			line(text, "known", known.audited(), known.gaps(), known.causes(), known.uncovered(),
					given(known.breached()));
			known.answers().forEach((question, answer) -> line(text, "answer", question, answer));
		}
		return text.toString();
	}

	private static void line(StringBuilder text, String word, Object... values) {
		text.append(word);
		for (Object value : values) {
			text.append(' ').append(value);
		}
		text.append('\n');
	}

	private static Object given(@Nullable Object value) {
		return value == null ? NONE : value;
	}

	private static String tally(@Nullable Tally tally) {
		return tally == null ? NONE : tally.good() + "/" + tally.of();
	}

	static Learning read(String text) {
		LearningText reading = new LearningText();
		int from = 0;
		while (from < text.length()) {
			int end = text.indexOf('\n', from);
			int space = text.indexOf(' ', from);
			if (end < 0 || space < 0) {
				break;
			}
			try {
				reading.add(text.substring(from, space), text.substring(space + 1, end));
			}
			catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException unknown) {
				// Written by a later version: derived figures mustn't keep a casefile
				// shut.
			}
			from = end + 1;
		}
		String[] known = reading.known;
		return new Learning(Objects.requireNonNull(reading.head, "a text without a head"), reading.publishedAt,
				reading.audit, reading.gaps, reading.events, reading.causes, reading.uncovered,
				known == null ? null
						: new KnownSoFar(reading.answers, Integer.parseInt(known[0]), Integer.parseInt(known[1]),
								Integer.parseInt(known[2]), Integer.parseInt(known[3]),
								known[4].equals(NONE) ? null : Boolean.valueOf(known[4])));
	}

	private void add(String word, String rest) {
		switch (word) {
			case "head" -> {
				String[] parts = rest.split(" ", 5);
				head = new LearningHead(parts[4], Severity.valueOf(parts[0]), Status.valueOf(parts[1]),
						Boolean.parseBoolean(parts[2]), Instant.ofEpochMilli(Long.parseLong(parts[3])));
			}
			case "published" -> publishedAt = Instant.ofEpochMilli(Long.parseLong(rest));
			case "audit" -> audit = audit(rest.split(" "));
			case "gap" -> gaps.add(AuditQuestion.valueOf(rest));
			case "event" -> {
				String[] parts = rest.split(" ");
				events.add(new LearningEvent(LearningEvent.What.valueOf(parts[0]),
						parts[1].equals(NONE) ? "" : parts[1], Instant.ofEpochMilli(Long.parseLong(parts[2]))));
			}
			case "cause" -> causes.add(rest);
			case "uncovered" -> uncovered = Integer.parseInt(rest);
			case "known" -> known = rest.split(" ");
			case "answer" -> {
				int space = rest.indexOf(' ');
				answers.put(rest.substring(0, space), rest.substring(space + 1));
			}
			default -> {
				// Written by a later version.
			}
		}
	}

	private static AuditFigures audit(String[] parts) {
		return new AuditFigures(parts[0].equals(NONE) ? null : Boolean.valueOf(parts[0]),
				parts[1].equals(NONE) ? null : Integer.valueOf(parts[1]), readTally(parts[2]), readTally(parts[3]),
				time(parts[4]), time(parts[5]));
	}

	private static @Nullable Tally readTally(String text) {
		int slash = text.indexOf('/');
		return slash < 0 ? null
				: new Tally(Double.parseDouble(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
	}

	private static @Nullable Duration time(String text) {
		return text.equals(NONE) ? null : Duration.parse(text);
	}

}
