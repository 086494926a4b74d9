package dev.firewatch.workflow.affected;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Reply;
import dev.firewatch.delivery.Effect;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Permissions;
import dev.firewatch.policy.Refusal;
import dev.firewatch.policy.Refusal.Rule;
import dev.firewatch.recovery.Affected;
import dev.firewatch.recovery.AffectedAct;
import dev.firewatch.recovery.PersonalNotice.Dispatch;
import dev.firewatch.recovery.PersonalNotice.NoticeText;
import dev.firewatch.recovery.Remedy;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.PermissionCheck;
import dev.firewatch.workflow.kernel.RefusalWithText;
import dev.firewatch.workflow.kernel.SystemEntries;
import dev.firewatch.workflow.kernel.Wording;
import org.jspecify.annotations.Nullable;

/** Takes each step for affected people; the timeline says it by counts and states. */
class AffectedPeople {

	private final CasefileEditor editor;

	private final PermissionCheck permissions;

	private final AffectedCard card;

	AffectedPeople(CasefileEditor editor, PermissionCheck permissions, AffectedCard card) {
		this.editor = editor;
		this.permissions = permissions;
		this.card = card;
	}

	/** Adds people whom it harmed; what is said of them is checked already. */
	Reply add(Casefile addressed, Command command, long count, String whom, @Nullable String harm) {
		return editor.change(addressed.id(), command.key(), file -> {
			if (file.incident().status().ended()) {
				return Decision.refused(RefusalWithText
					.text(Wording.refusal(Refusal.of(Rule.WRONG_STATUS, file.incident().status().words())), command));
			}
			Affected added = file.aftermath().harmed(whom, count, harm, by(command), command.at());
			return accepted(file, command, added, "identified", List.of());
		});
	}

	/** Agrees on a remedy, or that none is needed. */
	Reply agree(Casefile addressed, Command command, String id, Remedy remedy, @Nullable String words,
			@Nullable Assignment assignment) {
		return change(addressed, command, id, one -> one.mayNotAgree(), one -> {
			Affected agreed = one.agreed(remedy, act(command, words));
			return assignment == null ? agreed : agreed.given(assignment.owner(), assignment.due());
		}, remedy == Remedy.NONE ? "no remedy needed" : "remedy agreed: " + remedy.words());
	}

	/** Who sees to it, and until when. */
	record Assignment(@Nullable PersonId owner, @Nullable LocalDate due) {
	}

	/** Says who sees to it, and until when. */
	Reply assign(Casefile addressed, Command command, String id, Assignment assignment) {
		return change(addressed, command, id, one -> Optional.empty(),
				one -> one.given(assignment.owner(), assignment.due()), "");
	}

	/** Writes what they are told. */
	Reply write(Casefile addressed, Command command, String id, NoticeText text) {
		return change(addressed, command, id, Affected::mayNotWrite,
				one -> one.written(text, by(command), command.at()), "notice written");
	}

	/** Approves what they are told, or rejects it. */
	Reply decide(Casefile addressed, Command command, String id, boolean approves, @Nullable String reason) {
		Person person = command.caller().person();
		Optional<Refusal> refusal = permissions.refusal(Permissions.NOTIFY, addressed, person);
		if (refusal.isPresent()) {
			return RefusalWithText.text(Wording.refusal(refusal.get()), command);
		}
		return change(addressed, command, id, one -> one.mayNotDecide(person.id()),
				one -> approves ? one.approved(act(command, reason)) : one.rejected(act(command, reason)),
				approves ? "notice approved" : "notice rejected");
	}

	/** They were told. */
	Reply sent(Casefile addressed, Command command, String id, Instant on, String how, String evidence) {
		return change(addressed, command, id, Affected::mayNotSend,
				one -> one.sent(new Dispatch(by(command), on, how, evidence)), "notified");
	}

	/** The remedy was given. */
	Reply remedied(Casefile addressed, Command command, String id, String evidence) {
		return change(addressed, command, id, Affected::mayNotRemedy, one -> one.remedied(act(command, evidence)),
				"remedied");
	}

	/** Somebody else says that it reached them. */
	Reply verified(Casefile addressed, Command command, String id, @Nullable String how) {
		return change(addressed, command, id, one -> one.mayNotVerify(by(command)),
				one -> one.verified(act(command, how)), "verified");
	}

	private Reply change(Casefile addressed, Command command, String id, Function<Affected, Optional<String>> mayNot,
			UnaryOperator<Affected> step, String event) {
		return editor.change(addressed.id(), command.key(), file -> {
			Optional<Affected> found = file.aftermath().affected(id);
			Optional<String> refused = found.isEmpty()
					? Optional.of("There is no " + id + " in " + file.id() + ". `affected` lists them.")
					: file.incident().status().ended()
							? Optional
								.of(Wording.refusal(Refusal.of(Rule.WRONG_STATUS, file.incident().status().words())))
							: mayNot.apply(found.get());
			if (refused.isPresent()) {
				return Decision.refused(RefusalWithText.text(refused.get(), command));
			}
			Affected changed = file.aftermath().change(step.apply(found.orElseThrow()));
			PersonId owner = changed.owner();
			return accepted(file, command, changed, event, owner == null ? List.of() : List.of(owner));
		});
	}

	private Decision accepted(Casefile file, Command command, Affected one, String event, List<PersonId> joining) {
		List<Effect> effects = new ArrayList<>(Effects.gates(file));
		if (!event.isEmpty()) {
			effects.add(SystemEntries.by(file.id(), command, one.id() + " (" + one.people() + "): " + event));
		}
		effects.addAll(Effects.join(file, joining));
		return Decision.accepted(new Reply.Say(card.message(file, one)), effects);
	}

	private static PersonId by(Command command) {
		return command.caller().person().id();
	}

	private static AffectedAct act(Command command, @Nullable String words) {
		return new AffectedAct(by(command), command.at(), words == null || words.isBlank() ? null : words.strip());
	}

}
