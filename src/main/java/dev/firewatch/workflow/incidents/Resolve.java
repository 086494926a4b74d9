package dev.firewatch.workflow.incidents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
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
import dev.firewatch.delivery.Effect;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.Refusal;
import dev.firewatch.postmortem.Templates;
import dev.firewatch.timeline.Mark;
import dev.firewatch.workflow.Addressing;
import dev.firewatch.workflow.Changes;
import dev.firewatch.workflow.Decision;
import dev.firewatch.workflow.Effects;
import dev.firewatch.workflow.Kept;
import dev.firewatch.workflow.Seen;
import dev.firewatch.workflow.Wording;

/** Ends the fight and begins the follow-up: the postmortem opens. */
public class Resolve implements Verb {

	private static final VerbInfo INFO = new VerbInfo(100, "resolve", List.of("resolved"), Group.INCIDENT,
			"resolve [<when>] [<text>]", "it is over; the postmortem begins");

	private final Addressing addressing;

	private final Changes changes;

	private final Policy policy;

	private final Templates templates;

	public Resolve(Addressing addressing, Changes changes, Policy policy, Templates templates) {
		this.addressing = addressing;
		this.changes = changes;
		this.policy = policy;
		this.templates = templates;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		return addressing.about(command, (addressed, resolve) -> {
			Mitigate.Moment moment = Mitigate.Moment.in(resolve);
			if (moment.refusal() != null) {
				return Kept.text(moment.refusal(), resolve);
			}
			return changes.change(addressed.id(), resolve.key(), file -> {
				Optional<Refusal> refusal = file.resolve(moment.at(), resolve.at(), templates
					.template(policy.postmortem().templateFor(file.incident().severity(), file.incident().kind().key()))
					.orElseThrow(), policy);
				return refusal.map(why -> Decision.refused(Kept.text(Wording.refusal(why), resolve)))
					.orElseGet(() -> Decision.accepted(said(file, resolve), effects(file, resolve, moment)));
			});
		});
	}

	private static List<Effect> effects(Casefile file, Command command, Mitigate.Moment moment) {
		List<Effect> effects = new ArrayList<>(List.of(Effects.refreshed(file.id())));
		String text = moment.text().isBlank() ? "Resolved" : "Resolved: " + moment.text();
		effects.add(Seen.at(file.id(), command, moment.at(), text, Mark.RESOLVED));
		effects.add(Effects.progress(file.id()));
		effects.addAll(Effects.review(file.id()));
		return effects;
	}

	private static Reply said(Casefile file, Command command) {
		String first = file.id() + " is resolved, said by " + command.caller().person().name() + ".";
		List<Span> next = new ArrayList<>();
		next.add(Span.plain("The postmortem is open"));
		file.postmortem().ifPresent(postmortem -> {
			next.add(Span.plain("; its draft is due "));
			next.add(Span.dateTime(postmortem.draftDue()));
		});
		next.add(Span.plain(". Everybody gets their questions by direct message, in working hours."));
		return new Reply.Say(Message.of(first, Block.paragraph(Span.plain(first)), new Block.Paragraph(next), Block
			.buttons(Button.primary("Start the postmortem", new Action("postmortem", file.id().value(), "")))));
	}

}
