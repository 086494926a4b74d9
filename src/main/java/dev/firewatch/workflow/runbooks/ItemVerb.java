package dev.firewatch.workflow.runbooks;

import java.util.List;

import dev.firewatch.chat.Command;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Submission;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.PerhapsANote;

/**
 * A verb about a run or one of its items, by its id. Without one it is what people type
 * in the middle of the night, and perhaps a note.
 */
class ItemVerb implements Verb {

	private final VerbInfo info;

	private final IncidentResolver resolver;

	private final ItemUses uses;

	ItemVerb(VerbInfo info, IncidentResolver resolver, ItemUses uses) {
		this.info = info;
		this.resolver = resolver;
		this.uses = uses;
	}

	@Override
	public VerbInfo info() {
		return info;
	}

	@Override
	public Reply act(Command command) {
		FirstWord words = FirstWord.of(command.argument());
		boolean named = RunReference.in(words.first()).isPresent() || RunReference.in(words.rest()).isPresent();
		return named
				? resolver.about(command, (file, given) -> uses.act(file, given).orElseGet(() -> perhapsANote(given)))
				: perhapsANote(command);
	}

	private Reply perhapsANote(Command command) {
		return PerhapsANote.reply(
				"Which one? Name it by its id, such as `" + info.usage().replaceFirst(" [\\[<].*", "") + "`.", command,
				resolver.here(command), List.of(), "its id");
	}

	@Override
	public Reply submitted(Submission submission) {
		return uses.act(submission).orElseThrow();
	}

}
