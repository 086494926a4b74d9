package dev.firewatch.workflow.kernel;

import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Submission;

/**
 * Acts on what isn't a fix but is done or handed over by the same word, as its id says.
 */
public interface ElsewhereActs {

	/** Acts if the command's argument begins with such an id; empty otherwise. */
	Optional<Reply> act(Casefile file, Command command);

	/** The same with what was entered in a form. */
	Optional<Reply> act(Submission submission);

}
