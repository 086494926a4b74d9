package dev.firewatch.workflow.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Span;
import dev.firewatch.people.PersonId;

/**
 * What somebody is told when they change what another person has only just changed: they
 * may not have seen it, so nothing is done until they confirm.
 */
public final class ConcurrentChange {

	/** Anybody who acts later than this has had time to see it. */
	private static final Duration JUST_NOW = Duration.ofMinutes(5);

	private ConcurrentChange() {
	}

	/** Whether the person insists after the warning. */
	public static boolean knowingly(Command command) {
		return command.anyway() != null;
	}

	/**
	 * Whether somebody else did it so recently that the caller may not have seen it.
	 */
	public static boolean mayBeUnseen(PersonId by, Instant at, Command command) {
		return !by.equals(command.caller().person().id()) && !at.plus(JUST_NOW).isBefore(command.at());
	}

	/** How long ago that was, such as {@code 2 min ago}. */
	public static String ago(Instant at, Command command) {
		Duration passed = Duration.between(at, command.at());
		return passed.toMinutes() < 1 ? "just now" : Wording.lasting(passed) + " ago";
	}

	/**
	 * Asks whether the person still wants it.
	 * @param news what the other person did, a sentence
	 * @param question what would happen now, such as {@code Set SEV1 anyway?}
	 * @param yes the label of the button that does it
	 * @param typed the command's argument, which that button carries
	 * @param no the label of the button that leaves things as they are
	 */
	public static Reply ask(String news, String question, String yes, String typed, String no, Command command,
			String incident) {
		String sentence = news + " " + question;
		List<Block> blocks = new ArrayList<>();
		blocks.add(Block.paragraph(Span.plain(sentence)));
		blocks.add(Block.buttons(Button.primary(yes, new Action(command.verb(), incident, typed).anyway("")),
				Button.of(no, new Action("status", incident, ""))));
		return new Reply.Whisper(new Message(sentence, blocks));
	}

}
