package dev.firewatch.workflow.postmortems.takeover;

import java.util.List;
import java.util.stream.Collectors;

import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Span;
import dev.firewatch.chat.Submission;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.exchange.ReviewImport.ReviewFormat;
import dev.firewatch.people.Outsider;
import dev.firewatch.policy.ConfigProblem;
import dev.firewatch.policy.InvalidConfiguration;
import dev.firewatch.workflow.postmortems.takeover.ImportReview.ImportOutcome;

/** Imports a post-incident review pasted into a form. */
class TakeOverIncident implements Verb {

	private static final VerbInfo INFO = new VerbInfo(460, "takeover", List.of("import-review"), Group.OVERVIEW,
			"takeover", "import a postmortem written elsewhere (Markdown, YAML, JSON)");

	private static final int MOST_PROBLEMS = 5;

	private final ImportReview imports;

	public TakeOverIncident(ImportReview imports) {
		this.imports = imports;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		if (command.caller().person().isOutsider()) {
			return Reply.whisper(Outsider.ELSEWHERE);
		}
		return new Reply.Ask(Form.of(new Action("takeover", null, ""), "Import a review", "Import",
				new Field.FieldReading("how",
						List.of(Span
							.plain("Markdown or plain text as you wrote it, or YAML or JSON as the API exports it."))),
				Field.lines("yaml", "The review")));
	}

	@Override
	public Reply submitted(Submission submission) {
		if (submission.caller().person().isOutsider()) {
			return Reply.correct("yaml", Outsider.ELSEWHERE);
		}
		if (submission.text("yaml").isEmpty()) {
			return Reply.correct("yaml", "Paste the review here.");
		}
		try {
			ImportOutcome importOutcome = imports.take(ReviewFormat.ofText(submission.exact("yaml")),
					submission.exact("yaml"), new ImportReview.Importer(submission.caller().person().id(),
							submission.at(), submission.caller().room().platform()));
			if (!importOutcome.taken()) {
				return Reply.correct("yaml", importOutcome.refusal());
			}
			String first = importOutcome.id()
					+ (importOutcome.isNew() ? " is imported." : " has already been imported.");
			return new Reply.Say(Message.of(first, Block.paragraph(Span.plain(first)),
					Block.buttons(Button.primary("Status", new Action("status", importOutcome.id().value(), "")),
							Button.of("What is left", new Action("left", importOutcome.id().value(), "")))));
		}
		catch (InvalidConfiguration wrong) {
			return Reply.correct("yaml", sentence(wrong));
		}
	}

	private static String sentence(InvalidConfiguration wrong) {
		String first = wrong.problems()
			.stream()
			.limit(MOST_PROBLEMS)
			.map(ConfigProblem::sentence)
			.collect(Collectors.joining(" "));
		int more = wrong.problems().size() - MOST_PROBLEMS;
		return more > 0 ? first + " And " + more + " more." : first;
	}

}
