package dev.firewatch.workflow.fixes;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Submission;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.people.People;
import dev.firewatch.policy.Policy;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.Owner;
import dev.firewatch.workflow.kernel.Departures;
import dev.firewatch.workflow.kernel.Wording;

/** Gives a fix to somebody else. */
class HandOverFix implements Verb {

	private static final VerbInfo INFO = new VerbInfo(270, "handover", List.of(), Group.FIXES, "handover F1 @person",
			"give a fix to somebody else");

	private final FixVerb fixes;

	private final Policy policy;

	private final People people;

	public HandOverFix(FixVerb fixes, Policy policy, People people) {
		this.fixes = fixes;
		this.policy = policy;
		this.people = people;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		return fixes.about(command, (file, fix, handover) -> {
			if (handover.argument().isBlank()) {
				return new Reply.Ask(form(file, fix));
			}
			List<Owner> owners = new ArrayList<>();
			for (String token : handover.argument().split("[\\s,]+")) {
				Optional<Owner> owner = token.startsWith("@") ? FixText.owner(token, handover, policy)
						: Optional.empty();
				if (owner.isEmpty()) {
					return FixVerb.kept(
							"I don't know " + token + ". Mention somebody, such as `handover " + fix.id() + " @bob`.",
							fix, handover);
				}
				owners.add(owner.get());
			}
			return gone(owners).map(gone -> FixVerb.kept(gone, fix, handover))
				.orElseGet(() -> handOver(file, fix, handover, owners));
		});
	}

	private Optional<String> gone(List<Owner> owners) {
		return Departures.refusal(people, owners.stream().map(Owner::person).filter(Objects::nonNull).toList());
	}

	@Override
	public Reply submitted(Submission submission) {
		return fixes.about(submission.asCommand(submission.action().argument()), (file, fix, handover) -> {
			List<Owner> owners = submission.people("owners").stream().map(Owner::of).toList();
			if (owners.isEmpty()) {
				return Reply.correct("owners", "Choose somebody.");
			}
			return gone(owners).map(gone -> Reply.correct("owners", gone))
				.orElseGet(() -> handOver(file, fix, handover, owners));
		});
	}

	private Reply handOver(Casefile file, Fix fix, Command command, List<Owner> owners) {
		List<String> names = owners.stream()
			.map(owner -> owner.person() == null ? String.valueOf(owner.role()) : people.nameOf(owner.person()))
			.toList();
		return fixes.change(file, fix, command, "handed over to " + Wording.joined(names),
				(now, handed) -> handed.handOver(owners));
	}

	private static Form form(Casefile file, Fix fix) {
		return Form.of(new Action("handover", file.id().value(), fix.id()), "Hand over " + fix.id(), "Hand over",
				new Field.PeopleField("owners", "To", false, true, List.of()));
	}

}
