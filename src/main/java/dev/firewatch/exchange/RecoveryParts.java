package dev.firewatch.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.exchange.Document.DocumentHeading;
import dev.firewatch.exchange.Document.DocumentPart;
import dev.firewatch.exchange.Document.Table;
import dev.firewatch.recovery.Affected;
import dev.firewatch.recovery.AffectedAct;
import dev.firewatch.recovery.Control;
import dev.firewatch.recovery.Control.Lifting;
import dev.firewatch.recovery.ControlEnd;
import dev.firewatch.recovery.Hypothesis;
import dev.firewatch.recovery.Hypothesis.HypothesisResult;
import dev.firewatch.recovery.Remedy;
import dev.firewatch.recovery.ToldLesson;
import dev.firewatch.recovery.ToldLesson.LessonAnswer;

/**
 * What was put up until the recovery was over, what was believed, who was harmed, and
 * what other teams were told.
 */
final class RecoveryParts {

	private RecoveryParts() {
	}

	/** Nothing where there was nothing of the sort. */
	static List<DocumentPart> of(Dossier dossier) {
		Casefile file = dossier.file();
		List<DocumentPart> parts = new ArrayList<>();
		if (!file.aftermath().controls().isEmpty()) {
			parts.add(new DocumentHeading(2, "Interim controls"));
			parts.add(new Table(List.of("Control", "What", "By", "From", "Until", "Lifted"),
					file.aftermath().controls().stream().map(control -> row(dossier, control)).toList()));
		}
		if (!file.aftermath().hypotheses().isEmpty()) {
			parts.add(new DocumentHeading(2, "Hypotheses"));
			parts.add(new Table(List.of("Hypothesis", "What", "By", "Test", "Outcome"),
					file.aftermath().hypotheses().stream().map(one -> row(dossier, one)).toList()));
		}
		if (!file.aftermath().affected().isEmpty()) {
			parts.add(new DocumentHeading(2, "Affected people"));
			parts.add(new Table(List.of("Group", "People", "Remedy", "State", "Told", "Verified"),
					file.aftermath().affected().stream().map(RecoveryParts::row).toList()));
		}
		List<List<String>> notices = new ArrayList<>();
		file.aftermath()
			.aware()
			.ifPresent(aware -> notices.add(
					List.of("Aware", PostmortemDocument.moment(aware.since()), "", dossier.names().apply(aware.by()))));
		file.aftermath()
			.notices()
			.forEach(one -> notices.add(List.of(one.name(), PostmortemDocument.moment(one.on()),
					(one.sent() ? "sent: " : "not needed: ") + one.words(), dossier.names().apply(one.by()))));
		if (!notices.isEmpty()) {
			parts.add(new DocumentHeading(2, "Notices"));
			parts.add(new Table(List.of("Notice", "Time (UTC)", "Outcome", "By"), notices));
		}
		if (!file.aftermath().lessons().isEmpty()) {
			parts.add(new DocumentHeading(2, "Lessons told to other teams"));
			parts.add(new Table(List.of("Lesson", "What", "Team", "Told", "Noted"),
					file.aftermath().lessons().stream().map(told -> row(dossier, told)).toList()));
		}
		return parts;
	}

	private static List<String> row(Dossier dossier, ToldLesson told) {
		LessonAnswer answer = told.answer();
		return List.of(told.id(), told.text(), told.teamName(),
				PostmortemDocument.moment(told.at()) + " by " + dossier.names().apply(told.by()),
				answer == null ? "not yet" : PostmortemDocument.moment(answer.at()) + " by "
						+ dossier.names().apply(answer.by()) + (answer.alsoHere() ? "; they have it too" : ""));
	}

	/** Counts and states alone: the document is read by more people than the incident. */
	private static List<String> row(Affected one) {
		Remedy remedy = one.remedy();
		AffectedAct verified = one.verified();
		return List.of(one.id(), String.format(Locale.ROOT, "%,d", one.count()), remedy == null ? "" : remedy.words(),
				one.state().words(), one.dispatch().map(sent -> PostmortemDocument.moment(sent.on())).orElse(""),
				verified == null ? "" : PostmortemDocument.moment(verified.at()));
	}

	private static List<String> row(Dossier dossier, Control control) {
		Lifting lifted = control.lifted();
		String until = until(control.end()) + control.prolongations()
			.stream()
			.map(one -> "\nbefore: " + until(one.from()) + (one.why() == null ? "" : " (" + one.why() + ")"))
			.collect(Collectors.joining());
		return List.of(control.id(), control.text(), dossier.names().apply(control.by()),
				PostmortemDocument.moment(control.at()), until,
				lifted == null ? "still on" : PostmortemDocument.moment(lifted.at()) + " by "
						+ dossier.names().apply(lifted.by()) + (lifted.how() == null ? "" : ": " + lifted.how()));
	}

	private static String until(ControlEnd end) {
		return end.at() != null ? PostmortemDocument.moment(end.at()) : end.stage() != null ? end.stage() : "not said";
	}

	private static List<String> row(Dossier dossier, Hypothesis one) {
		HypothesisResult finding = one.finding();
		String outcome = finding == null ? one.stands()
				: finding.words() + " by " + dossier.names().apply(finding.by()) + " on "
						+ PostmortemDocument.moment(finding.at())
						+ (finding.evidence() == null ? "" : ": " + finding.evidence())
						+ (one.became() == null ? "" : " (" + one.became() + ")");
		String checker = one.checker() == null ? "" : dossier.names().apply(one.checker());
		String test = one.test() == null ? "" : one.test();
		return List.of(one.id(), one.text(), dossier.names().apply(one.by()),
				(test + (checker.isEmpty() ? "" : "\nchecked by " + checker)).strip(), outcome);
	}

}
