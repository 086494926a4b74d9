package dev.firewatch.workflow.fixes;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;
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
import dev.firewatch.chat.FirstWord;
import dev.firewatch.delivery.Effect;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Refusal;
import dev.firewatch.remediation.HandOver;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.ElsewhereActs;
import dev.firewatch.workflow.kernel.Departures;
import dev.firewatch.workflow.kernel.Wording;

/** Gives a fix to somebody else. */
class HandOverFix implements Verb {

	private static final VerbInfo INFO = new VerbInfo(270, "handover", List.of(), Group.FIXES,
			"handover F1 @person · handover F1 take · handover F1 decline [why]",
			"ask somebody to take a fix over, or answer");

	private static final Set<String> TAKEN = Set.of("take", "accept", "yes", "mine");

	private static final Set<String> DECLINED = Set.of("decline", "reject", "no");

	private final FixVerb fixes;

	private final CasefileEditor editor;

	private final Policy policy;

	private final People people;

	private final List<ElsewhereActs> elsewhere;

	public HandOverFix(FixVerb fixes, CasefileEditor editor, Policy policy, People people,
			List<ElsewhereActs> elsewhere) {
		this.elsewhere = List.copyOf(elsewhere);
		this.fixes = fixes;
		this.editor = editor;
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
			FirstWord words = FirstWord.of(handover.argument());
			if (words.isEmpty()) {
				return new Reply.Ask(form(file, fix));
			}
			String word = words.first().toLowerCase(Locale.ROOT);
			if (TAKEN.contains(word) && words.rest().isEmpty()) {
				return take(file, fix, handover);
			}
			if (word.equals("me") && words.rest().isEmpty()) {
				return handOver(file, fix, handover, List.of(Owner.of(handover.caller().person().id())));
			}
			if (DECLINED.contains(word)) {
				return decline(file, fix, handover, words.rest());
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
		}, (file, handover) -> elsewhere.stream().flatMap(other -> other.act(file, handover).stream()).findFirst());
	}

	private Optional<String> gone(List<Owner> owners) {
		return Departures.refusal(people, owners.stream().map(Owner::person).filter(Objects::nonNull).toList());
	}

	@Override
	public Reply submitted(Submission submission) {
		return elsewhere.stream()
			.flatMap(other -> other.act(submission).stream())
			.findFirst()
			.orElseGet(() -> onFix(submission));
	}

	private Reply onFix(Submission submission) {
		return fixes.about(submission.asCommand(submission.action().argument()), (file, fix, handover) -> {
			List<Owner> owners = submission.people("owners").stream().map(Owner::of).toList();
			if (owners.isEmpty()) {
				return Reply.correct("owners", "Choose somebody.");
			}
			return gone(owners).map(gone -> Reply.correct("owners", gone))
				.orElseGet(() -> handOver(file, fix, handover, owners));
		});
	}

	/**
	 * Whoever takes it by themselves has it at once, and so has a role that nobody holds;
	 * everybody else is asked.
	 */
	private Reply handOver(Casefile addressed, Fix named, Command command, List<Owner> owners) {
		PersonId caller = command.caller().person().id();
		boolean atOnce = owners.stream()
			.allMatch(owner -> addressed.people(List.of(owner)).stream().allMatch(caller::equals));
		String what = (atOnce ? "handed over to " : "is to be taken over by ") + names(owners);
		return editor.change(addressed.id(), command.key(), file -> {
			Fix fix = file.fix(named.id()).orElseThrow();
			Optional<Refusal> refusal = atOnce ? fix.handOver(owners) : fix.offer(owners, caller, command.at());
			if (refusal.isPresent()) {
				return Decision.refused(FixVerb.kept(Wording.refusal(refusal.get()), fix, command));
			}
			List<Effect> effects = new ArrayList<>(fixes.effects(file, fix, command, what));
			fix.handOver().map(asked -> file.people(asked.to())).orElse(List.of()).forEach(person -> {
				effects.add(new FixEffect.AskToTake(file.id(), fix.id(), person).effect());
				effects.add(Effects.home(person));
			});
			return Decision.accepted(fixes.shown(file, fix, command), effects);
		});
	}

	private String names(List<Owner> owners) {
		return Wording.joined(owners.stream()
			.map(owner -> owner.person() == null ? String.valueOf(owner.role()) : people.nameOf(owner.person()))
			.toList());
	}

	private Reply take(Casefile addressed, Fix named, Command command) {
		PersonId caller = command.caller().person().id();
		return fixes.change(addressed, named, command, "taken over by " + people.nameOf(caller),
				(file, fix) -> fix.take(file.askedOf(caller, fix)));
	}

	/** It stays with its owners, and whoever asked is told. */
	private Reply decline(Casefile addressed, Fix named, Command command, String why) {
		PersonId caller = command.caller().person().id();
		String reason = why.isBlank() ? null : why.strip();
		return editor.change(addressed.id(), command.key(), file -> {
			Fix fix = file.fix(named.id()).orElseThrow();
			Optional<PersonId> asker = fix.handOver().map(HandOver::by);
			Optional<Refusal> refusal = fix.decline(file.askedOf(caller, fix));
			if (refusal.isPresent()) {
				return Decision.refused(FixVerb.kept(Wording.refusal(refusal.get()), fix, command));
			}
			List<Effect> effects = new ArrayList<>(fixes.effects(file, fix, command,
					"not taken over by " + people.nameOf(caller) + (reason == null ? "" : ": " + reason)));
			asker.ifPresent(person -> effects
				.add(new FixEffect.TellDeclined(file.id(), fix.id(), person, caller, reason).effect()));
			effects.add(Effects.home(caller));
			return Decision.accepted(fixes.shown(file, fix, command), effects);
		});
	}

	private static Form form(Casefile file, Fix fix) {
		return Form.of(new Action("handover", file.id().value(), fix.id()), "Hand over " + fix.id(), "Hand over",
				new Field.PeopleField("owners", "To", false, true, List.of()));
	}

}
