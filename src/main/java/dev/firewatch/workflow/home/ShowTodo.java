package dev.firewatch.workflow.home;

import java.util.ArrayList;
import java.util.List;

import dev.firewatch.chat.Block;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Span;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.workflow.kernel.Wording;

/** Shows what is waiting for the caller, across incidents. */
class ShowTodo implements Verb {

	private static final VerbInfo INFO = new VerbInfo(400, "todo", List.of(), Group.OVERVIEW, "todo",
			"what is waiting for you, across incidents");

	private final PersonalTodo todo;

	public ShowTodo(PersonalTodo todo) {
		this.todo = todo;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		PersonalTodo.Todo mine = todo.by(command.caller().person(),
				command.at().atZone(command.caller().person().zone()).toLocalDate());
		String first = mine.number() == 0 ? "Nothing is waiting for you."
				: Wording.count(mine.number(), "thing") + (mine.number() == 1 ? " is" : " are") + " waiting for you";
		List<Block> blocks = new ArrayList<>();
		blocks.add(Block.paragraph(Span.strong(first)));
		blocks.addAll(mine.blocks());
		return new Reply.Whisper(new Message(first, blocks));
	}

}
