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
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Span;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.ReasonCode;
import dev.firewatch.workflow.kernel.PermissionCheck;
import dev.firewatch.workflow.kernel.RefusalWithText;

/**
 * Asks for the reason code for going below what the signals recommend. A tap on a code
 * completes what was typed; somebody who may not decide leaves the codes in the room for
 * those who may.
 */
record DecisionNeeded(Policy policy, PermissionCheck permits) {

	private static final int SHOWN = 4;

	/** A longer text does not fit a button of every platform. */
	private static final int LONGEST = 1_200;

	/** The word's reason code, if it is allowed here. */
	static Optional<ReasonCode> code(Policy policy, String word) {
		return policy.reasonCode(word).filter(code -> code.uses().contains(ReasonCode.DOWNGRADE));
	}

	/**
	 * @param what to do, as the beginning of a sentence
	 * @param typed the argument to complete with a code
	 */
	Reply ask(Casefile file, Command command, String what, boolean mayDecide, Function<ReasonCode, String> typed) {
		boolean two = file.incident().needsDecision();
		String why = what + (two ? " is a decision: two signals of one kind are in the report."
				: " goes below what is recommended.");
		String sentence = mayDecide ? why + " Which reason is it?"
				: why + " It is waiting for " + permits.deciders() + ", who can tap the reason.";
		List<ReasonCode> codes = policy.reasonCodes(ReasonCode.DOWNGRADE);
		if (codes.stream().anyMatch(code -> typed.apply(code).length() > LONGEST)) {
			return RefusalWithText.text(sentence + " Put its code in front of the text: " + codes.get(0).id() + ".",
					command);
		}
		List<Button> buttons = codes.stream()
			.map(code -> Button.of(code.id() + " · " + code.text(),
					new Action(command.verb(), file.id().value(), typed.apply(code))))
			.toList();
		List<Block> blocks = new ArrayList<>();
		blocks.add(Block.paragraph(Span.plain(sentence)));
		if (!command.argument().isBlank()) {
			blocks.add(Block.paragraph(Span.plain("Your text is kept: "), Span.plain(command.argument())));
		}
		int shown = Math.min(SHOWN, buttons.size());
		blocks.add(new Block.Buttons(buttons.subList(0, shown), buttons.subList(shown, buttons.size())));
		Message message = new Message(sentence, blocks);
		return mayDecide ? new Reply.Whisper(message) : new Reply.Say(message);
	}

}
