package dev.firewatch.workflow.timeline;

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
import dev.firewatch.people.People;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.workflow.kernel.IncidentResolver;

/** Shows the timeline's latest entries, in the order in which things happened. */
class ShowTimeline implements Verb {

	private static final VerbInfo INFO = new VerbInfo(30, "timeline", List.of(), Group.INCIDENT, "timeline",
			"show the timeline");

	private static final int SHOWN = 40;

	private final IncidentResolver resolver;

	private final Timelines timelines;

	private final People people;

	public ShowTimeline(IncidentResolver resolver, Timelines timelines, People people) {
		this.resolver = resolver;
		this.timelines = timelines;
		this.people = people;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		return resolver.about(command, (file, asked) -> {
			List<Entry> entries = timelines.read(file.id().value());
			String first = "Timeline of " + file.id() + " · "
					+ (entries.size() == 1 ? "1 entry" : entries.size() + " entries");
			List<Block> blocks = new ArrayList<>();
			blocks.add(new Block.Heading(first));
			int hidden = Math.max(0, entries.size() - SHOWN);
			if (hidden > 0) {
				blocks.add(Block.aside(Span.plain("The " + hidden + " before these are on the incident's page: "),
						Span.code("status"), Span.plain(" gives you a link.")));
			}
			entries.stream().skip(hidden).forEach(entry -> blocks.add(EntryLine.line(entry, author(entry))));
			return new Reply.Whisper(new Message(first, blocks));
		});
	}

	private String author(Entry entry) {
		return entry.author() == null ? "Firewatch" : people.nameOf(entry.author());
	}

}
