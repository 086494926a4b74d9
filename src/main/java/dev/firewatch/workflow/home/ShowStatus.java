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
import dev.firewatch.workflow.access.PersonalLinks;
import dev.firewatch.workflow.incidents.CardMessage;
import dev.firewatch.workflow.kernel.IncidentResolver;

/** Shows one incident as its card does, with the caller's own link to its page. */
class ShowStatus implements Verb {

	private static final VerbInfo INFO = new VerbInfo(410, "status", List.of(), Group.OVERVIEW, "status [<incident>]",
			"one incident at a glance, and a link to its page");

	private final IncidentResolver resolver;

	private final CardMessage card;

	private final PersonalLinks links;

	public ShowStatus(IncidentResolver resolver, CardMessage card, PersonalLinks links) {
		this.resolver = resolver;
		this.card = card;
		this.links = links;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		return resolver.aboutNamed(command, (file, status) -> {
			Message message = card.compose(file, status.at());
			List<Block> blocks = new ArrayList<>(message.blocks());
			String url = links.issue(status.caller().person().id(), "/incidents/" + file.id());
			blocks.add(Block.aside(new Span.Link("Open its page", url),
					Span.plain(" · this link is for you alone and works once, within 15 minutes")));
			return new Reply.Whisper(new Message(message.fallback(), blocks));
		});
	}

}
