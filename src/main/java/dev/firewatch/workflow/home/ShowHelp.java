package dev.firewatch.workflow.home;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

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

/** Lists the verbs, from the list that the router uses. */
class ShowHelp implements Verb {

	private static final VerbInfo INFO = new VerbInfo(490, "help", List.of("?"), Group.OVERVIEW, "help [<verb>]",
			"what you can say");

	private final Supplier<List<VerbInfo>> verbs;

	public ShowHelp(Supplier<List<VerbInfo>> verbs) {
		this.verbs = verbs;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		String asked = command.argument().strip().toLowerCase(Locale.ROOT);
		List<Block> blocks = new ArrayList<>();
		blocks.add(new Block.Heading("What you can say"));
		for (Group group : Group.values()) {
			List<VerbInfo> inGroup = verbs.get()
				.stream()
				.filter(verb -> verb.group() == group && (asked.isEmpty() || verb.named(asked)))
				.toList();
			if (!inGroup.isEmpty()) {
				blocks.add(Block.paragraph(Span.strong(group.title())));
				inGroup.forEach(verb -> blocks.add(new Block.Item(
						List.of(Span.code(verb.usage()), Span.plain("  " + verb.summary() + aliases(verb))),
						List.of())));
			}
		}
		if (blocks.size() == 1) {
			return Reply.whisper("I don't know \"" + asked + "\". `help` lists what you can say.");
		}
		blocks.add(Block.aside(Span.plain("In an incident's channel the incident is implied; elsewhere put its number "
				+ "first. <when> is 14:05, yesterday 17:32, fri 17:32, 2026-11-20 09:47 or -15m; a zone may follow, such as 14:05 UTC. A verb without its "
				+ "words opens a form.")));
		blocks.add(Block.buttons(Button.of("Declare an incident", new Action("new", null, "")),
				Button.of("What is waiting for me?", new Action("todo", null, ""))));
		return new Reply.Whisper(new Message("What you can say", blocks));
	}

	private static String aliases(VerbInfo verb) {
		return verb.aliases().isEmpty() || verb.aliases().equals(Arrays.asList("?")) ? ""
				: " (also " + String.join(", ", verb.aliases()) + ")";
	}

}
