package dev.firewatch.workflow.deletions;

import java.util.Optional;
import java.util.regex.Pattern;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Submission;
import dev.firewatch.people.Person;
import dev.firewatch.policy.Permissions;
import dev.firewatch.policy.Refusal;
import dev.firewatch.workflow.deletions.Deletions.DeletionAct;
import dev.firewatch.workflow.deletions.Deletions.DeletionOutcome;
import dev.firewatch.workflow.kernel.ElsewhereDecisions;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.PermissionCheck;
import dev.firewatch.workflow.kernel.RefusalWithText;
import dev.firewatch.workflow.kernel.Wording;

/** Approves the deletion of many records, or denies it. */
class DecideDeletion implements ElsewhereDecisions {

	private static final Pattern ID = Pattern.compile("[Dd]\\d{1,4}");

	private final IncidentResolver resolver;

	private final Deletions deletions;

	private final DeletionCard card;

	private final PermissionCheck permissions;

	DecideDeletion(IncidentResolver resolver, Deletions deletions, DeletionCard card, PermissionCheck permissions) {
		this.resolver = resolver;
		this.deletions = deletions;
		this.card = card;
		this.permissions = permissions;
	}

	@Override
	public Optional<Reply> decide(Command command, boolean approves) {
		return ID.matcher(FirstWord.of(command.argument()).first()).matches()
				? Optional.of(resolver.about(command, (file, decide) -> decide(file, decide, approves)))
				: Optional.empty();
	}

	/** It asks for nothing in a form. */
	@Override
	public Optional<Reply> decide(Submission submission, boolean approves) {
		return Optional.empty();
	}

	private Reply decide(Casefile file, Command command, boolean approves) {
		FirstWord words = FirstWord.of(command.argument());
		if (file.deletion(words.first()).isEmpty()) {
			return RefusalWithText.text(
					"There is no deletion " + words.first() + " in " + file.id() + ". `deletion` lists them.", command);
		}
		Person person = command.caller().person();
		Optional<Refusal> refusal = permissions.refusal(Permissions.DELETION, file, person);
		if (refusal.isPresent()) {
			return RefusalWithText.text(Wording.refusal(refusal.get()), command);
		}
		DeletionOutcome outcome = deletions.decide(file.id(), words.first(), approves,
				words.rest().isBlank() ? null : words.rest().strip(), DeletionAct.of(command));
		if (outcome.problem() != null) {
			return RefusalWithText.text(outcome.problem().sentence(), command);
		}
		return outcome.record() == null ? Reply.whisper("That was already saved.")
				: new Reply.Say(card.message(file, outcome.record()));
	}

}
