package dev.firewatch.workflow.postmortems.publishing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.QualityGate;
import dev.firewatch.casefile.QualityGate.Finding;
import dev.firewatch.casefile.QualityGate.Missing;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Span;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.Refusal;
import dev.firewatch.policy.Refusal.Rule;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.postmortem.QualityCheck;
import dev.firewatch.timeline.Milestone;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.Wording;

/** Shows what is checked before publication, with the next step on each line. */
class CheckQuality implements Verb {

	private static final VerbInfo INFO = new VerbInfo(338, "quality", List.of("gate", "checklist"), Group.POSTMORTEM,
			"quality", "what has to be fixed before the postmortem is published");

	private static final int NAMED = 4;

	private final IncidentResolver resolver;

	private final Drafts drafts;

	private final Policy policy;

	public CheckQuality(IncidentResolver resolver, Drafts drafts, Policy policy) {
		this.policy = policy;
		this.resolver = resolver;
		this.drafts = drafts;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		return resolver.about(command,
				(file, quality) -> file.postmortem().isEmpty()
						? Reply.whisper(Wording.refusal(Refusal.of(Rule.NOT_RESOLVED)))
						: new Reply.Whisper(toSign(file, checklist(file, drafts.gate(file)))));
	}

	/** What comes after it: who has to sign. */
	private Message toSign(Casefile file, Message checklist) {
		String missing = file.postmortem().orElseThrow().published() ? "" : MissingSigners.sentence(file, policy);
		return missing.isEmpty() ? checklist : checklist.with(List.of(Block.sentence(missing)));
	}

	static Message checklist(Casefile file, QualityGate gate) {
		List<Finding> findings = gate.findings();
		List<String> open = file.postmortem().map(Postmortem::open).orElse(List.of());
		long missing = findings.stream().filter(finding -> !finding.fulfilled()).count() + (open.isEmpty() ? 0 : 1);
		String first = missing == 0 ? "Nothing blocks publishing " + file.id() + "."
				: "Before " + file.id() + " is published: " + Wording.count(missing, "thing") + " to fix";
		List<Block> blocks = new ArrayList<>();
		blocks.add(Block.paragraph(Span.strong(first)));
		if (gate.exempt() && missing > 0) {
			blocks.add(Block.aside(Span.plain(open.isEmpty() ? "It was imported, so none of this has to be fixed."
					: "It was imported, so nothing but the sections has to be fixed.")));
		}
		if (!open.isEmpty()) {
			blocks.add(new Block.Item(
					List.of(Span.plain("⚠️ Every section answered or skipped: " + first(open) + " missing")),
					List.of(Button.of("Answer", new Action("postmortem", file.id().value(), open.get(0))))));
		}
		findings.forEach(finding -> blocks.add(line(file, finding)));
		return new Message(first, blocks);
	}

	private static Block line(Casefile file, Finding finding) {
		String sign = finding.fulfilled() ? "✓ " : "⚠️ ";
		String missing = finding.fulfilled() ? "" : ": " + missing(finding);
		return new Block.Item(Span.sentence(sign + title(finding.check()) + missing),
				finding.fulfilled() ? List.of() : List.of(next(file, finding)));
	}

	private static String first(List<String> names) {
		List<String> named = new ArrayList<>(names.stream().limit(NAMED).toList());
		if (names.size() > NAMED) {
			named.add((names.size() - NAMED) + " more");
		}
		return Wording.joined(named);
	}

	/** The card says when it began and was detected from the first entries, too. */
	private static String marks(Finding finding) {
		List<String> marks = finding.missing()
			.stream()
			.map(Missing::id)
			.filter(id -> Arrays.stream(Milestone.values()).anyMatch(one -> one.words().equals(id)))
			.toList();
		List<String> said = new ArrayList<>(finding.missing()
			.stream()
			.map(Missing::id)
			.filter(id -> !marks.contains(id))
			.map(id -> id + " is missing")
			.toList());
		if (!marks.isEmpty()) {
			said.add(Wording.joined(marks) + (marks.size() == 1 ? " isn't" : " aren't") + " marked: `mark E2 "
					+ marks.get(0).replace(' ', '-') + "`");
		}
		return String.join("; ", said);
	}

	/** The first few of them, each by the question or remark that people know. */
	private static String missing(Finding finding) {
		if (finding.check() == QualityCheck.TIMELINE) {
			return marks(finding);
		}
		boolean changes = finding.check() == QualityCheck.CHANGES;
		String named = first(finding.missing().stream().map(one -> {
			String said = one.said() == null ? one.id() : "\"" + Wording.brief(one.said()) + "\"";
			return changes ? one.id() + " " + said : said;
		}).toList());
		if (finding.check() == QualityCheck.DESTINATIONS) {
			return "not said for " + named;
		}
		return named + (changes ? "" : " missing");
	}

	static String title(QualityCheck check) {
		return switch (check) {
			case TIMELINE -> "Timeline with its marks";
			case ROOT_CAUSE -> "Root cause beyond the symptom";
			case PRIMARY_CAUSE -> "One primary cause";
			case CAUSES_ANSWERED -> "A fix for each cause, or a reason why not";
			case NOT_CAUSES -> "What did not cause it";
			case AUDIT -> "Risk process audited";
			case REGISTER -> "Risk register and process updated";
			case FIXES_PLANNED -> "Owner, date and verification plan on each fix";
			case DESTINATIONS -> "Where each finding lands";
			case LESSONS -> "Lessons";
			case REGRESSION_TESTS -> "Tests considered";
			case ANSWERS -> "Answers that could wait until now";
			case CHANGES -> "Changes that were asked for";
		};
	}

	/** The step that fixes the first thing that is missing. */
	private static Button next(Casefile file, Finding finding) {
		String id = file.id().value();
		String item = finding.missing().get(0).id();
		return switch (finding.check()) {
			case TIMELINE -> Button.of("Timeline", new Action("timeline", id, ""));
			case ROOT_CAUSE -> Button.of("Ask why", new Action("why", id, ""));
			case PRIMARY_CAUSE -> Button.of("Add it", new Action("cause", id, ""));
			case CAUSES_ANSWERED -> Button.of("Fix for " + item, new Action("fix", id, "for " + item));
			case NOT_CAUSES -> Button.of("Rule out", new Action("notcause", id, ""));
			case FIXES_PLANNED, DESTINATIONS -> Button.of("Complete " + item, new Action("fix", id, item));
			case REGISTER -> Button.of("Close the gaps", new Action("risk", id, "gaps"));
			case CHANGES -> Button.of("Comments", new Action("comment", id, ""));
			case AUDIT, LESSONS, REGRESSION_TESTS, ANSWERS ->
				Button.of("Answer", new Action("postmortem", id, section(file, finding)));
		};
	}

	/**
	 * The section for the missing answer, if the finding names one.
	 */
	private static String section(Casefile file, Finding finding) {
		String wanted = finding.check() == QualityCheck.REGRESSION_TESTS ? "regression-tests"
				: finding.missing().get(0).id();
		return "of " + wanted;
	}

}
