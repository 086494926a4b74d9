package dev.firewatch.workflow.postmortems;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.QualityGate;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.delivery.Effect;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.Refusal;
import dev.firewatch.policy.Refusal.Rule;
import dev.firewatch.policy.RoleRule;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.postmortem.Signature;
import dev.firewatch.workflow.Addressing;
import dev.firewatch.workflow.Changes;
import dev.firewatch.workflow.Decision;
import dev.firewatch.workflow.Effects;
import dev.firewatch.workflow.Kept;
import dev.firewatch.workflow.Seen;
import dev.firewatch.workflow.Wording;

/**
 * Signs the postmortem as it reads now, for each role that the caller holds and the
 * policy asks for.
 */
public class SignPostmortem implements Verb {

	private static final VerbInfo INFO = new VerbInfo(340, "sign", List.of(), Group.POSTMORTEM, "sign",
			"sign the postmortem as it reads now");

	private final Addressing addressing;

	private final Changes changes;

	private final Policy policy;

	private final Drafts drafts;

	public SignPostmortem(Addressing addressing, Changes changes, Policy policy, Drafts drafts) {
		this.drafts = drafts;
		this.addressing = addressing;
		this.changes = changes;
		this.policy = policy;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		return addressing.about(command, (addressed, sign) -> changes.change(addressed.id(), sign.key(), file -> {
			if (file.postmortem().filter(draft -> !draft.published() && draft.open().isEmpty()).isPresent()) {
				QualityGate gate = drafts.gate(file);
				if (!gate.obstacles().isEmpty()) {
					// What is signed would have to change, and the signature with it.
					return Decision.refused(new Reply.Whisper(CheckQuality.checklist(file, gate)));
				}
			}
			Optional<Refusal> refusal = sign(file, sign);
			return refusal.map(why -> Decision.refused(Kept.text(Wording.refusal(why), sign)))
				.orElseGet(() -> Decision.accepted(Reply.say(signed(file, sign)), effects(file, sign)));
		}));
	}

	private String signed(Casefile file, Command sign) {
		Postmortem postmortem = file.postmortem().orElseThrow();
		List<String> missing = postmortem
			.unsigned(postmortem.signRoles(policy.postmortem().signRoles()), file.contentHash())
			.stream()
			.map(role -> policy.role(role).map(RoleRule::title).orElse(role).toLowerCase(Locale.ROOT))
			.toList();
		return "The postmortem is signed by " + sign.caller().person().name() + "."
				+ (missing.isEmpty() ? " `publish` publishes it." : " Still to sign: " + Wording.joined(missing) + ".");
	}

	private Optional<Refusal> sign(Casefile file, Command command) {
		if (file.postmortem().isEmpty()) {
			return Optional.of(Refusal.of(Rule.NOT_RESOLVED));
		}
		PersonId person = command.caller().person().id();
		List<String> wanted = file.postmortem().get().signRoles(policy.postmortem().signRoles());
		List<String> roles = wanted.stream()
			.filter(role -> file.incident().holder(role).filter(person::equals).isPresent())
			.toList();
		if (roles.isEmpty()) {
			return Optional.of(new Refusal(Rule.NOT_PERMITTED,
					wanted.stream()
						.map(role -> "the " + policy.role(role).map(RoleRule::title).orElse(role).toLowerCase())
						.toList()));
		}
		for (String role : roles) {
			Optional<Refusal> refusal = file.postmortem()
				.get()
				.sign(new Signature(role, person, command.at(), file.contentHash()));
			if (refusal.isPresent()) {
				return refusal;
			}
		}
		return Optional.empty();
	}

	private static List<Effect> effects(Casefile file, Command command) {
		List<Effect> effects = new ArrayList<>();
		effects.add(Effects.progress(file.id()));
		effects.add(Seen.by(file.id(), command, "Postmortem signed"));
		return effects;
	}

}
