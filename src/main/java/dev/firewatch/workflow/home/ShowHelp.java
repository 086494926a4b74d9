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
import dev.firewatch.workflow.setup.SetupChecklist;
import dev.firewatch.workflow.setup.SetupLine;
import dev.firewatch.workflow.setup.SetupLine.SetupAnswer;

/** Lists the verbs, from the list that the router uses. */
class ShowHelp implements Verb {

	private static final VerbInfo INFO = new VerbInfo(490, "help", List.of("?"), Group.OVERVIEW,
			"help [<verb>] · help setup", "what you can say; whether all is set up to learn");

	private static final String SETUP = "setup";

	private final Supplier<List<VerbInfo>> verbs;

	private final SetupChecklist checklist;

	public ShowHelp(Supplier<List<VerbInfo>> verbs, SetupChecklist checklist) {
		this.verbs = verbs;
		this.checklist = checklist;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		String asked = command.argument().strip().toLowerCase(Locale.ROOT);
		if (asked.equals(SETUP)) {
			return setup(command);
		}
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

	/** The checklist of seven for one's own organisation. */
	private Reply setup(Command command) {
		if (command.caller().person().isOutsider()) {
			return Reply
				.whisper("Only people of the organisation see how it is set up. `help` lists what you can say.");
		}
		String first = "Are you set up to learn from incidents?";
		List<Block> blocks = new ArrayList<>();
		blocks.add(new Block.Heading(first));
		for (SetupLine line : checklist.lines()) {
			blocks.add(Block.paragraph(Span.plain(line.answer().sign() + " "), Span.strong(line.question())));
			blocks.add(Block.paragraph(Span.plain(line.saw())));
			if (line.answer() != SetupAnswer.YES) {
				blocks.add(new Block.Aside(Span.sentence(line.mend())));
			}
		}
		blocks.add(Block.aside(Span.plain("Private incidents aren't looked at. The page /setup shows the same.")));
		return new Reply.Whisper(new Message(first, blocks));
	}

	private static String aliases(VerbInfo verb) {
		return verb.aliases().isEmpty() || verb.aliases().equals(Arrays.asList("?")) ? ""
				: " (also " + String.join(", ", verb.aliases()) + ")";
	}

}
