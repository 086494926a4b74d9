package dev.firewatch.workflow.postmortems.publishing;

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
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.RefusalWithText;
import dev.firewatch.workflow.kernel.SystemEntries;
import dev.firewatch.workflow.kernel.Wording;

/**
 * Signs the postmortem as it reads now, for each role that the caller holds and the
 * policy asks for.
 */
class SignPostmortem implements Verb {

	private static final VerbInfo INFO = new VerbInfo(340, "sign", List.of(), Group.POSTMORTEM, "sign",
			"sign the postmortem as it reads now")
		.asking();

	private final IncidentResolver resolver;

	private final CasefileEditor editor;

	private final Policy policy;

	private final Drafts drafts;

	public SignPostmortem(IncidentResolver resolver, CasefileEditor editor, Policy policy, Drafts drafts) {
		this.drafts = drafts;
		this.resolver = resolver;
		this.editor = editor;
		this.policy = policy;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		return resolver.about(command, (addressed, sign) -> editor.change(addressed.id(), sign.key(), file -> {
			if (file.postmortem().filter(draft -> !draft.published() && draft.open().isEmpty()).isPresent()) {
				QualityGate gate = drafts.gate(file);
				if (!gate.obstacles().isEmpty()) {
					// The signed content would have to change, and so would the
					// signature.
					return Decision.refused(new Reply.Whisper(CheckQuality.checklist(file, gate)));
				}
			}
			Optional<Refusal> refusal = sign(file, sign);
			return refusal.map(why -> Decision.refused(RefusalWithText.text(Wording.refusal(why), sign)))
				.orElseGet(() -> Decision.accepted(Reply.say(signed(file, sign)), effects(file, sign)));
		}));
	}

	private String signed(Casefile file, Command sign) {
		Postmortem postmortem = file.postmortem().orElseThrow();
		List<String> missing = postmortem
			.unsigned(postmortem.signRoles(policy.postmortem().signRoles()), file::vouchesFor)
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
			return Optional.of(new Refusal(Rule.NOT_PERMITTED, wanted.stream()
				.map(role -> "the " + policy.role(role).map(RoleRule::title).orElse(role).toLowerCase(Locale.ROOT))
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
		effects.add(SystemEntries.by(file.id(), command, "Postmortem signed"));
		return effects;
	}

}
