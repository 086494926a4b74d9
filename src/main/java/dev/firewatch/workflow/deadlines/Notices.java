package dev.firewatch.workflow.deadlines;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.ComplianceDate;
import dev.firewatch.casefile.NoticeClock;
import dev.firewatch.casefile.NoticeClocks;
import dev.firewatch.casefile.CasefileRuns;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Span;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Permissions;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.Refusal;
import dev.firewatch.policy.Refusal.Rule;
import dev.firewatch.recovery.Awareness;
import dev.firewatch.recovery.NoticeAnswer;
import dev.firewatch.runbook.RunAct.RunActor;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.PermissionCheck;
import dev.firewatch.workflow.kernel.RefusalWithText;
import dev.firewatch.workflow.kernel.SystemEntries;
import dev.firewatch.workflow.kernel.Wording;

/** Starts the time of notices, and takes what became of them; the timeline says so. */
class Notices {

	private static final int LONGEST = 500;

	private final CasefileEditor editor;

	private final PermissionCheck permissions;

	private final NoticeClocks clocks;

	Notices(CasefileEditor editor, PermissionCheck permissions, Policy policy) {
		this.editor = editor;
		this.permissions = permissions;
		this.clocks = new NoticeClocks(policy);
	}

	List<NoticeClock> clocks(Casefile file) {
		return clocks.of(file);
	}

	/** The open one with the id. */
	Optional<NoticeClock> clock(Casefile file, String id) {
		return clocks.open(file).stream().filter(clock -> clock.rule().id().equalsIgnoreCase(id)).findFirst();
	}

	/** The notices of one incident, and what is left of their time. */
	Message message(Casefile file, Instant now) {
		List<NoticeClock> open = clocks.open(file);
		String first = file.aftermath().aware().isEmpty() ? "Nobody has said since when you are aware of " + file.id()
				: open.isEmpty() ? "No notice is due in " + file.id() : "Notices due in " + file.id();
		List<Block> blocks = new ArrayList<>();
		blocks.add(Block.paragraph(Span.strong(first)));
		file.aftermath()
			.aware()
			.ifPresent(aware -> blocks.add(Block.aside(Span.plain("Aware since "), Span.dateTime(aware.since()))));
		open.forEach(clock -> blocks.add(DeadlineLines.line(ComplianceDate.of(file, clock), now)));
		return new Message(first, blocks);
	}

	/** Says since when the organisation is aware. */
	Reply aware(Casefile addressed, Command command, Instant since) {
		PersonId by = command.caller().person().id();
		return editor.change(addressed.id(), command.key(), file -> {
			if (file.incident().status().ended()) {
				return Decision.refused(RefusalWithText
					.text(Wording.refusal(Refusal.of(Rule.WRONG_STATUS, file.incident().status().words())), command));
			}
			file.aftermath().awareSince(new Awareness(since, by, command.at()));
			return Decision.accepted(new Reply.Say(message(file, command.at())), Effects.card(file.id()), SystemEntries
				.by(file.id(), command, "Aware since " + Wording.moment(since, command.caller().person().zone())));
		});
	}

	/** Says that what had to happen by the day of a runbook's item has happened. */
	Reply met(Casefile addressed, Command command, String item, String how) {
		Optional<Refusal> refusal = permissions.refusal(Permissions.NOTICE, addressed, command.caller().person());
		if (refusal.isPresent()) {
			return RefusalWithText.text(Wording.refusal(refusal.get()), command);
		}
		int dot = item.indexOf('.');
		RunActor actor = new RunActor(command.caller().person().id(), command.at());
		return editor.change(addressed.id(), command.key(), file -> {
			Optional<String> refused = file.run(item.substring(0, dot))
				.map(run -> run.meet(Integer.parseInt(item.substring(dot + 1)), how, actor,
						CasefileRuns.facts(file, run)))
				.orElseGet(() -> Optional.of("There is no run " + item.substring(0, dot) + " in " + file.id() + "."));
			return refused.map(why -> Decision.refused(RefusalWithText.text(why, command)))
				.orElseGet(() -> Decision.accepted(
						Reply.say(command.caller().person().name() + " says of " + item + ", by its day: " + how),
						SystemEntries.by(file.id(), command, item + ", by its day: " + how)));
		});
	}

	/** Says that a notice was sent, or that none is needed. */
	Reply answer(Casefile addressed, Command command, String id, boolean sent, String words) {
		if (words.length() > LONGEST) {
			return RefusalWithText.text("That is longer than " + LONGEST + " characters.", command);
		}
		Optional<Refusal> refusal = permissions.refusal(Permissions.NOTICE, addressed, command.caller().person());
		if (refusal.isPresent()) {
			return RefusalWithText.text(Wording.refusal(refusal.get()), command);
		}
		PersonId by = command.caller().person().id();
		return editor.change(addressed.id(), command.key(), file -> {
			Optional<NoticeClock> clock = clock(file, id);
			if (clock.isEmpty()) {
				return Decision.refused(Reply.whisper("That notice isn't due any more. `deadlines` lists what is."));
			}
			String name = clock.get().rule().name();
			file.aftermath().answer(new NoticeAnswer(clock.get().rule().id(), name, sent, by, command.at(), words));
			String what = name + (sent ? " sent: " : " not needed: ") + words;
			return Decision.accepted(
					Reply.say(command.caller().person().name() + " says that the " + name
							+ (sent ? " was sent: " : " isn't needed: ") + words),
					Effects.card(file.id()), SystemEntries.by(file.id(), command, what));
		});
	}

}
