package dev.firewatch.workflow.affected;

import java.util.Optional;

import dev.firewatch.chat.Command;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Submission;
import dev.firewatch.recovery.PersonalData;
import dev.firewatch.workflow.kernel.ElsewhereDecisions;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.RefusalWithText;

/** Approves what affected people are told, or rejects it. */
class DecideNotice implements ElsewhereDecisions {

	private final IncidentResolver resolver;

	private final AffectedPeople people;

	DecideNotice(IncidentResolver resolver, AffectedPeople people) {
		this.resolver = resolver;
		this.people = people;
	}

	@Override
	public Optional<Reply> decide(Command command, boolean approves) {
		return AffectedVerb.ID.matcher(FirstWord.of(command.argument()).first()).matches()
				? Optional.of(resolver.about(command, (file, decide) -> {
					FirstWord words = FirstWord.of(decide.argument());
					Optional<String> personal = PersonalData.in(words.rest());
					if (personal.isPresent()) {
						return RefusalWithText.text(AffectedVerb.elsewhere(personal.get()), decide);
					}
					return people.decide(file, decide, words.first(), approves,
							words.rest().isBlank() ? null : words.rest());
				})) : Optional.empty();
	}

	/** What it asks comes back to its own verb. */
	@Override
	public Optional<Reply> decide(Submission submission, boolean approves) {
		return Optional.empty();
	}

}
