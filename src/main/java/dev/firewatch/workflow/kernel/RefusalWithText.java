package dev.firewatch.workflow.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.CommandRouter;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Span;

/** A refusal that hands the typed text back with a way to try again. */
public final class RefusalWithText {

	/** What begins so would declare an incident, if it were copied without its verb. */
	private static final Set<String> DECLARES = Set.of("new", "declare", "open");

	private RefusalWithText() {
	}

	public static Reply text(String sentence, Command command) {
		boolean misread = DECLARES.contains(FirstWord.of(command.argument()).first().toLowerCase(Locale.ROOT));
		return misread ? whole(sentence, command) : text(sentence, command.argument(), command);
	}

	/** The same where the command itself is in doubt: all of it is handed back. */
	public static Reply whole(String sentence, Command command) {
		String address = command.address() == null ? "" : command.address() + " ";
		return text(sentence, (address + command.verb() + " " + command.argument()).strip(), command);
	}

	private static Reply text(String sentence, String typed, Command command) {
		List<Block> blocks = new ArrayList<>();
		blocks.add(Block.sentence(sentence));
		if (!typed.isBlank()) {
			blocks.add(Block.paragraph(Span.plain("Your text is kept: "), Span.plain(typed)));
			CommandRouter.again(command).ifPresent(action -> blocks.add(Block.buttons(Button.of("Try again", action))));
		}
		return new Reply.Whisper(new Message(sentence, blocks));
	}

}
