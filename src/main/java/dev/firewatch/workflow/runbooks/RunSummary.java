package dev.firewatch.workflow.runbooks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.firewatch.PublicAddress;
import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.CasefileRuns;
import dev.firewatch.casefile.Obligations;
import dev.firewatch.casefile.RecoveryDigest;
import dev.firewatch.casefile.RecoveryDigest.DigestStage;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Span;
import dev.firewatch.people.People;
import dev.firewatch.policy.Permissions;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.Refusal;
import dev.firewatch.runbook.Run;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.PermissionCheck;
import dev.firewatch.workflow.kernel.RefusalWithText;
import dev.firewatch.workflow.kernel.SystemEntries;
import dev.firewatch.workflow.kernel.Wording;
import dev.firewatch.workflow.runbooks.RunEffect.SendSummary;

/** What a recovery came to, in one message, and by one tap to leadership. */
class RunSummary {

	private final CasefileEditor editor;

	private final Obligations obligations;

	private final PermissionCheck permissions;

	private final People people;

	private final Policy policy;

	private final PublicAddress address;

	RunSummary(CasefileEditor editor, Obligations obligations, PermissionCheck permissions, People people,
			Policy policy, PublicAddress address) {
		this.editor = editor;
		this.obligations = obligations;
		this.permissions = permissions;
		this.people = people;
		this.policy = policy;
		this.address = address;
	}

	/** Shows it to whoever asks, or sends it. */
	Reply asked(Casefile file, Run run, boolean send, Command command) {
		if (!CasefileRuns.isSummedUp(run)) {
			return RefusalWithText.text(run.id() + " is no recovery of its own, so there is no summary of it. `runbook "
					+ run.id() + " outline` shows its stages.", command);
		}
		return send ? send(file, run, command) : new Reply.Whisper(shown(file, run, command));
	}

	private Message shown(Casefile file, Run run, Command command) {
		Message message = message(file, run, command.at());
		return mayNotSend(file, command).isPresent() || channel().isEmpty() || file.incident().isPrivate() ? message
				: message.with(List.of(Block.buttons(Button.of("Send to leadership",
						new Action(RunCard.VERB, file.id().value(), run.id() + " summary send")))));
	}

	private Optional<String> mayNotSend(Casefile file, Command command) {
		Optional<Refusal> refusal = permissions.refusal(Permissions.RUNBOOK, file, command.caller().person());
		return refusal.map(Wording::refusal);
	}

	/** The leadership's channel; empty if none is named. */
	String channel() {
		return policy.reminders().leadershipChannel();
	}

	private Reply send(Casefile addressed, Run run, Command command) {
		Optional<String> refused = mayNotSend(addressed, command).or(() -> channel().isEmpty()
				? Optional
					.of("There is no leadership channel. An administrator names it in policy.yml, under `reminders`.")
				: Optional.empty());
		if (refused.isPresent()) {
			return RefusalWithText.text(refused.get(), command);
		}
		return editor.change(addressed.id(), command.key(),
				file -> file.incident().isPrivate()
						? Decision.refused(RefusalWithText
							.text(file.id() + " is private, so nothing of it is posted in a channel.", command))
						: Decision.accepted(Reply.whisper("It is on its way to #" + channel() + "."),
								new SendSummary(file.id(), run.id()).effect(), SystemEntries.by(file.id(), command,
										run.id() + " " + run.runbook().title() + ": summary sent to leadership")));
	}

	/** The summary as a message, with the page that has all of it. */
	Message message(Casefile file, Run run, Instant now) {
		RecoveryDigest digest = RecoveryDigest.of(file, run, obligations.left(file), people::nameOf, now);
		List<Block> blocks = new ArrayList<>();
		blocks.add(new Block.Heading(digest.title()));
		blocks.add(new Block.Facts(digest.facts()
			.stream()
			.map(fact -> new Block.Fact(fact.label(), List.of(Span.plain(fact.value()))))
			.toList()));
		blocks.add(Block
			.aside(Span.plain(digest.stages().stream().map(RunSummary::days).collect(Collectors.joining("  →  ")))));
		digest.groups().forEach(group -> {
			blocks.add(Block.paragraph(Span.strong(group.title())));
			group.lines().forEach(line -> blocks.add(new Block.Item(List.of(Span.plain(line)), List.of())));
		});
		String page = "/incidents/" + file.id() + "/runs/" + run.id();
		blocks.add(Block.aside(new Span.Link("On one page", address.of(page + ".html")), Span.plain(" · "),
				new Span.Link("PDF", address.of(page + ".pdf"))));
		return new Message(digest.title(), blocks);
	}

	private static String days(DigestStage stage) {
		return stage.title() + (stage.began().isEmpty() ? ""
				: ", " + stage.began() + (stage.passed().isEmpty() ? "" : " to " + stage.passed()));
	}

}
