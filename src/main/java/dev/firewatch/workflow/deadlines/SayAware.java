package dev.firewatch.workflow.deadlines;

import java.util.List;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Submission;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.policy.Policy;
import dev.firewatch.timeline.When;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.Moments;
import dev.firewatch.workflow.kernel.PerhapsANote;
import dev.firewatch.workflow.kernel.RefusalWithText;

/** Says since when the organisation is aware of what it has to give notice of. */
class SayAware implements Verb {

	private static final VerbInfo INFO = new VerbInfo(89, "aware", List.of(), Group.INCIDENT, "aware <when>",
			"since when you are aware of it: the time for notices to authorities counts from then")
		.asking();

	private final IncidentResolver resolver;

	private final Notices notices;

	private final Policy policy;

	SayAware(IncidentResolver resolver, Notices notices, Policy policy) {
		this.resolver = resolver;
		this.notices = notices;
		this.policy = policy;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		return resolver.about(command, this::about);
	}

	private Reply about(Casefile file, Command command) {
		if (command.argument().isBlank()) {
			return new Reply.Ask(Form.of(new Action("aware", file.id().value(), ""), "Since when are you aware?",
					"Save", new Field.TextField("when", "When?", false, false, "", "14:05, -15m, fri 17:32", null)));
		}
		When.Reading reading = Moments.leading(command.argument(), command, policy);
		if (reading instanceof When.Reading.Refused refused) {
			return RefusalWithText.text(refused.sentence(), command);
		}
		return reading instanceof When.Reading.Found found && found.rest().isBlank()
				? notices.aware(file, command, found.when().start()) : PerhapsANote.reply(
						"Since when? Say `aware 14:05`.", command, resolver.here(command), List.of(), "`aware 14:05`");
	}

	@Override
	public Reply submitted(Submission submission) {
		return resolver.about(submission, file -> {
			if (submission.text("when").isEmpty()) {
				return Reply.correct("when", "Say since when, such as 14:05 or fri 17:32.");
			}
			When.Reading reading = Moments.field("when", submission, policy);
			if (reading instanceof When.Reading.Refused refused) {
				return Reply.correct("when", refused.sentence());
			}
			return reading instanceof When.Reading.Found found
					? notices.aware(file, submission.asCommand(submission.text("when")), found.when().start())
					: Reply.correct("when", "I don't know that moment. Try 14:05 or fri 17:32.");
		});
	}

}
