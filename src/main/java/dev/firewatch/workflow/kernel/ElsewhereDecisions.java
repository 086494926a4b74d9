package dev.firewatch.workflow.kernel;

import java.util.Optional;

import dev.firewatch.chat.Command;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Submission;

/** Decides what is to be approved in documents that are no casefiles. */
public interface ElsewhereDecisions {

	/**
	 * Approves or rejects what the command's argument begins with; empty if that is
	 * nothing of these documents.
	 */
	Optional<Reply> decide(Command command, boolean approves);

	/** The same with the reason from a form. */
	Optional<Reply> decide(Submission submission, boolean approves);

}
