package dev.firewatch.exchange;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.KnownFacts;
import dev.firewatch.incident.Incident;
import dev.firewatch.people.PersonId;
import dev.firewatch.postmortem.Cause;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.postmortem.Question;
import dev.firewatch.postmortem.QuestionType;
import dev.firewatch.postmortem.Section;
import dev.firewatch.postmortem.SectionState;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.Owner;
import dev.firewatch.remediation.Verification;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * Writes a postmortem as Markdown, times in UTC; one that is not published says that it
 * is a draft.
 */
public final class MarkdownExport {

	private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ENGLISH);

	private final Dossier dossier;

	private final Casefile file;

	private final KnownFacts facts;

	private final StringBuilder out = new StringBuilder();

	private MarkdownExport(Dossier dossier) {
		this.dossier = dossier;
		this.file = dossier.file();
		this.facts = new KnownFacts(file, dossier.entries(), dossier.names(), ZoneId.of("UTC"));
	}

	public static String write(Dossier dossier) {
		return new MarkdownExport(dossier).write();
	}

	private String write() {
		Incident incident = file.incident();
		line("# " + file.id() + ": " + text(incident.title()));
		if (file.postmortem().filter(Postmortem::published).isEmpty()) {
			line("> **Draft.** This postmortem is not published yet.");
		}
		row("Field", "Value");
		row("---", "---");
		row("Severity", incident.severity().name());
		row("Status", incident.status().words());
		row("Kind", incident.kind().words());
		row("Declared", moment(incident.declaredAt()));
		incident.resolvedAt().ifPresent(at -> row("Resolved", moment(at)));
		incident.roles()
			.stream()
			.sorted((one, other) -> one.role().compareTo(other.role()))
			.forEach(role -> row(
					role.role().substring(0, 1).toUpperCase(Locale.ROOT) + role.role().substring(1).replace('-', ' '),
					cell(dossier.names().apply(role.person()))));
		file.postmortem().flatMap(Postmortem::publishedAt).ifPresent(at -> row("Published", moment(at)));
		out.append('\n');
		file.postmortem().ifPresentOrElse(this::sections, this::bare);
		file.postmortem().ifPresent(this::signatures);
		return out.toString();
	}

	/** Without a postmortem there are at least the timeline, the causes and the fixes. */
	private void bare() {
		line("## Timeline");
		timeline();
		line("## Causes");
		causes();
		line("## Not a cause");
		notCauses();
		line("## Fixes");
		fixes();
	}

	private void sections(Postmortem postmortem) {
		if (dossier.template() == null) {
			bare();
			return;
		}
		for (Section section : dossier.template().sections()) {
			if (postmortem.has(section.id())) {
				line("## " + section.title());
				section(section, postmortem.state(section.id()));
			}
		}
	}

	private void section(Section section, SectionState state) {
		if (state.skipReason() != null) {
			line("*Skipped: " + text(state.skipReason()) + "*");
		}
		for (Question question : section.questions()) {
			if (question.type() == QuestionType.COMPUTED && question.source() != null) {
				computed(question, question.source());
			}
			else {
				answer(question, state.answers().get(question.id()));
			}
		}
		out.append('\n');
	}

	private void computed(Question question, String source) {
		switch (source) {
			case "timeline" -> timeline();
			case "causes" -> causes();
			case "not-causes" -> notCauses();
			case "fixes" -> fixes();
			default -> facts.value(source).ifPresent(value -> line("- **" + question.text() + ":** " + text(value)));
		}
	}

	private void answer(Question question, @Nullable String answer) {
		if (answer == null) {
			return;
		}
		if (question.type() == QuestionType.PERSON) {
			line("- **" + question.text() + "** " + text(dossier.names().apply(new PersonId(answer))));
		}
		else if (question.type() == QuestionType.CHOICES) {
			line("- **" + question.text() + "** " + text(answer.replace("\n", ", ")));
		}
		else if (question.type() == QuestionType.LONG_TEXT || question.type() == QuestionType.TABLE) {
			line("\n**" + question.text() + "**\n");
			line(text(answer));
		}
		else {
			line("- **" + question.text() + "** " + text(answer));
		}
	}

	private void timeline() {
		out.append('\n');
		row("Time (UTC)", "Event");
		row("---", "---");
		List<Entry> told = dossier.entries().stream().filter(entry -> entry.evidence() == null).toList();
		for (Entry entry : told) {
			String mark = entry.mark() == null ? "" : " *(" + entry.mark().words() + ")*";
			row(span(entry), cell(entry.text()) + mark);
		}
		List<Entry> evidence = dossier.entries().stream().filter(entry -> entry.evidence() != null).toList();
		if (!evidence.isEmpty()) {
			line("\n### Evidence\n");
			row("Record", "Reading", "As it should be");
			row("---", "---", "---");
			evidence.forEach(entry -> evidence(entry.evidence()));
		}
		out.append('\n');
	}

	private void evidence(@Nullable Evidence evidence) {
		if (evidence != null) {
			String outcome = switch (evidence.outcome()) {
				case PASS -> "yes";
				case FAIL -> "no";
				case NONE -> "";
			};
			row(cell(evidence.label()), cell(evidence.value()), outcome);
		}
	}

	private static String span(Entry entry) {
		String start = moment(entry.occurredAt());
		if (entry.endedAt() != null) {
			return start + " to " + moment(entry.endedAt());
		}
		return entry.openEnded() ? start + " onwards" : start;
	}

	private void causes() {
		for (Cause cause : file.causes().all()) {
			line("- **" + cause.id() + (cause.primary() ? " (primary)" : "") + "** " + text(cause.text()));
			if (cause.because() != null) {
				line("  - Why it mattered: " + text(cause.because()));
			}
		}
		out.append('\n');
	}

	private void notCauses() {
		file.causes()
			.ruledOut()
			.forEach(cause -> line(
					"- " + text(cause.text()) + (cause.because() == null ? "" : ", because " + text(cause.because()))));
		out.append('\n');
	}

	private void fixes() {
		out.append('\n');
		row("Fix", "What", "For", "Owner", "Due", "Status");
		row("---", "---", "---", "---", "---", "---");
		file.fixes()
			.forEach(fix -> row(fix.id(), cell(fix.title()), String.join(", ", fix.answers()), cell(owners(fix)),
					fix.due().toString(), fix.status().words()));
		line("\n### Verification\n");
		row("Fix", "Metric", "Target", "Results");
		row("---", "---", "---", "---");
		file.fixes()
			.forEach(fix -> row(fix.id(), cell(Optional.ofNullable(fix.plan().metric()).orElse("")),
					cell(Optional.ofNullable(fix.plan().target()).orElse("")),
					cell(fix.verifications().stream().map(this::result).collect(Collectors.joining("; ")))));
		out.append('\n');
	}

	private String result(Verification verification) {
		String verdict = switch (verification.verdict()) {
			case PASS -> "pass";
			case FAIL ->
				verification.approvedBy() == null ? "fail" : "accepted exception: " + verification.exceptionReason()
						+ ", approved by " + dossier.names().apply(verification.approvedBy());
		};
		return verification.result() + " (" + verdict + (verification.note() == null ? "" : "; " + verification.note())
				+ ")";
	}

	private String owners(Fix fix) {
		return fix.owners().stream().map(this::owner).collect(Collectors.joining(", "));
	}

	private String owner(Owner owner) {
		return owner.person() == null ? String.valueOf(owner.role()) : dossier.names().apply(owner.person());
	}

	private void signatures(Postmortem postmortem) {
		if (postmortem.signatures().isEmpty()) {
			return;
		}
		line("## Sign-off\n");
		row("Role", "Name", "Date", "Content");
		row("---", "---", "---", "---");
		postmortem.signatures()
			.forEach(signature -> row(signature.role(), cell(dossier.names().apply(signature.by())),
					moment(signature.at()), "`" + signature.contentHash().substring(0, 12) + "`"));
	}

	private static String moment(Instant at) {
		return MOMENT.format(at.atZone(ZoneOffset.UTC));
	}

	/** What people typed, so that none of it acts as markup or HTML. */
	static String text(String typed) {
		return typed.replaceAll("([\\\\`*_\\[\\]<>#|~])", "\\\\$1").replace("&", "&amp;");
	}

	private static String cell(String typed) {
		return text(typed).replaceAll("\\R", "<br>");
	}

	private void row(String... cells) {
		line("| " + String.join(" | ", cells) + " |");
	}

	private void line(String line) {
		out.append(line).append('\n');
	}

}
