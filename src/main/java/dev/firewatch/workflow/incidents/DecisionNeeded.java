package dev.firewatch.workflow.incidents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Span;
import dev.firewatch.incident.SignalDecision;
import dev.firewatch.incident.SignalDecision.Outcome;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.ReasonCode;
import dev.firewatch.workflow.kernel.PermissionCheck;
import dev.firewatch.workflow.kernel.RefusalWithText;

/**
 * Asks for the reason code for going below what the signals recommend, and shows the
 * entries that hold them. A tap on a code completes what was typed; somebody who may not
 * decide leaves the codes in the room for those who may.
 */
record DecisionNeeded(Policy policy, PermissionCheck permits, FlaggedEntries entries) {

	private static final int SHOWN = 4;

	/** A longer text does not fit a button of every platform. */
	private static final int LONGEST = 1_200;

	/**
	 * The first word of an argument that comes from a tap, followed by how many signals
	 * were shown there.
	 */
	private static final String TAPPED = "decided!";

	/** The word's reason code, if it is allowed here. */
	Optional<ReasonCode> code(String word) {
		return policy.reasonCode(word).filter(code -> code.uses().contains(ReasonCode.DOWNGRADE));
	}

	/**
	 * What was typed, or completed by a tap.
	 *
	 * @param shown how many signals the message showed whose button was tapped; negative
	 * if it was typed
	 */
	record Completed(boolean tapped, int shown, String rest) {

		static Completed read(String argument) {
			FirstWord words = FirstWord.of(argument);
			if (!words.first().startsWith(TAPPED)) {
				return new Completed(false, -1, argument);
			}
			String count = words.first().substring(TAPPED.length());
			// Buttons of earlier versions showed none.
			return new Completed(true, count.matches("\\d{1,4}") ? Integer.parseInt(count) : -1, words.rest());
		}

		/** Whether all that add up were before the eyes of whoever tapped. */
		boolean showedAll(Casefile file) {
			return shown == file.incident().flags().size();
		}

		/** Whether another signal became known since. */
		boolean isOutdated(Casefile file) {
			return shown >= 0 && !showedAll(file);
		}

		/** What the command decides about the signals. */
		SignalDecision decision(Outcome outcome, Casefile file, Command command, String code, String sentence) {
			return new SignalDecision(outcome, command.caller().person().id(), command.at(), code, sentence,
					showedAll(file));
		}

	}

	boolean mayDecide(Casefile file, Command command) {
		return permits.decides(file, command.caller().person());
	}

	/** An argument as a tap on a message that shows the incident's signals sends it. */
	static String tapped(Casefile file, String argument) {
		return (TAPPED + file.incident().flags().size() + " " + argument).strip();
	}

	/**
	 * @param what to do, as the beginning of a sentence
	 * @param typed the argument to complete with a code
	 */
	Reply ask(Casefile file, Command command, String what, boolean mayDecide, Function<ReasonCode, String> typed) {
		boolean two = file.incident().needsDecision();
		String why = what + (two ? " is a decision: signals of one kind add up, " + FlaggedEntries.phrases(file) + "."
				: " goes below what is recommended.");
		String sentence = mayDecide ? why + " Which reason is it?"
				: why + " It is waiting for " + permits.deciders() + ", who can tap the reason.";
		List<ReasonCode> codes = policy.reasonCodes(ReasonCode.DOWNGRADE);
		String kept = Completed.read(command.argument()).tapped() ? "" : command.argument();
		if (codes.stream().anyMatch(code -> typed.apply(code).length() > LONGEST)) {
			return RefusalWithText.text(sentence + " Put its code in front of the text: " + codes.get(0).id() + ".",
					command);
		}
		List<Button> buttons = new ArrayList<>(codes.stream()
			.map(code -> Button.of(code.id() + " · " + code.text(),
					new Action(command.verb(), file.id().value(), tapped(file, typed.apply(code)))))
			.toList());
		List<Block> blocks = new ArrayList<>();
		blocks.add(Block.paragraph(Span.plain(sentence)));
		if (two) {
			blocks.addAll(entries.lines(file));
			buttons.add(Button.of("Review flags", new Action(ReviewFlags.VERB, file.id().value(), "")));
		}
		if (!kept.isBlank()) {
			blocks.add(Block.paragraph(Span.plain("Your text is kept: "), Span.plain(kept)));
		}
		int shown = Math.min(SHOWN, buttons.size());
		blocks.add(new Block.Buttons(buttons.subList(0, shown), buttons.subList(shown, buttons.size())));
		Message message = new Message(sentence, blocks);
		return mayDecide ? new Reply.Whisper(message) : new Reply.Say(message);
	}

}
