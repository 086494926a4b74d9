package dev.firewatch.workflow.postmortems.publishing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.QualityGate;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Span;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.delivery.Effect;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Permissions;
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
import dev.firewatch.workflow.kernel.PermissionCheck;
import dev.firewatch.workflow.kernel.RefusalWithText;
import dev.firewatch.workflow.kernel.SystemEntries;
import dev.firewatch.workflow.kernel.Wording;

/**
 * Signs the postmortem as it reads now, for each role that the caller holds and the
 * policy asks for.
 */
class SignPostmortem implements Verb {

	private static final VerbInfo INFO = new VerbInfo(340, "sign", List.of(), Group.POSTMORTEM, "sign [<role>]",
			"sign the postmortem as it reads now")
		.asking();

	private final IncidentResolver resolver;

	private final CasefileEditor editor;

	private final Policy policy;

	private final Drafts drafts;

	private final PermissionCheck permissions;

	public SignPostmortem(IncidentResolver resolver, CasefileEditor editor, Policy policy, Drafts drafts,
			PermissionCheck permissions) {
		this.permissions = permissions;
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
		return resolver.about(command, (addressed, sign) -> {
			if (!sign.argument().isBlank() && policy.role(sign.argument().strip()).isEmpty()) {
				return RefusalWithText.text(
						"I don't know the role \"" + sign.argument().strip()
								+ "\". Say `sign` for the roles you hold, or name one, such as `sign management`.",
						sign);
			}
			return sign(addressed, sign);
		});
	}

	private Reply sign(Casefile addressed, Command sign) {
		return editor.change(addressed.id(), sign.key(), file -> {
			if (file.postmortem().filter(draft -> !draft.published() && draft.open().isEmpty()).isPresent()) {
				QualityGate gate = drafts.gate(file);
				if (!gate.obstacles().isEmpty()) {
					// The signed content would have to change, and so would the
					// signature.
					return Decision.refused(new Reply.Whisper(CheckQuality.checklist(file, gate)));
				}
			}
			Optional<Reply> offer = offer(file, sign);
			if (offer.isPresent()) {
				return Decision.refused(offer.get());
			}
			Optional<Refusal> refusal = signed(file, sign);
			return refusal.map(why -> Decision.refused(RefusalWithText.text(Wording.refusal(why), sign)))
				.orElseGet(() -> Decision.accepted(Reply.say(said(file, sign)), effects(file, sign)));
		});
	}

	/**
	 * Whoever holds none of the roles may be allowed to sign in the place of a holder.
	 */
	private Optional<Reply> offer(Casefile file, Command command) {
		Optional<String> named = policy.role(command.argument().strip()).map(RoleRule::id);
		if (file.postmortem().isPresent() && mayStandIn(file, command)
				&& named.filter(role -> !holds(file, command, role))
					.filter(role -> standsInElsewhere(file, command.caller().person().id(), role))
					.isPresent()) {
			return Optional.of(RefusalWithText.text(
					"You have signed in another holder's place already. Somebody else has to sign for this role.",
					command));
		}
		Optional<Postmortem> open = file.postmortem().filter(draft -> draft.open().isEmpty() && !draft.published());
		if (!command.argument().isBlank() || open.isEmpty() || !mayStandIn(file, command)
				|| wanted(file).stream().anyMatch(role -> holds(file, command, role))) {
			return Optional.empty();
		}
		List<String> missing = open.get().unsigned(wanted(file), file::vouchesFor);
		return missing.isEmpty() ? Optional.empty()
				: Optional.of(new Reply.Whisper(Message.of("For which role do you sign?",
						Block.paragraph(Span.plain("For which role do you sign, in its holder's place?")),
						new Block.Buttons(missing.stream()
							.map(role -> Button.of(title(role), new Action("sign", file.id().value(), role)))
							.toList(), List.of()))));
	}

	private boolean mayStandIn(Casefile file, Command command) {
		return permissions.refusal(Permissions.SIGN, file, command.caller().person()).isEmpty();
	}

	private List<String> wanted(Casefile file) {
		return file.postmortem().orElseThrow().signRoles(policy.postmortem().signRoles());
	}

	private static boolean holds(Casefile file, Command command, String role) {
		return file.incident().holder(role).filter(command.caller().person().id()::equals).isPresent();
	}

	private String title(String role) {
		return policy.role(role).map(RoleRule::title).orElse(role);
	}

	private String said(Casefile file, Command sign) {
		String missing = MissingSigners.sentence(file, policy);
		return sign.caller().person().name() + " signed the postmortem. "
				+ (missing.isEmpty() ? "`publish` publishes it." : missing);
	}

	private Optional<Refusal> signed(Casefile file, Command command) {
		if (file.postmortem().isEmpty()) {
			return Optional.of(Refusal.of(Rule.NOT_RESOLVED));
		}
		PersonId person = command.caller().person().id();
		List<String> wanted = wanted(file);
		Optional<String> named = policy.role(command.argument().strip()).map(RoleRule::id);
		List<String> roles = wanted.stream()
			.filter(role -> named.map(role::equals).orElse(true))
			.filter(role -> holds(file, command, role)
					|| named.isPresent() && mayStandIn(file, command) && !standsInElsewhere(file, person, role))
			.toList();
		if (roles.isEmpty()) {
			return Optional.of(new Refusal(Rule.NOT_PERMITTED,
					wanted.stream().map(role -> "the " + title(role).toLowerCase(Locale.ROOT)).toList()));
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

	/** One person stands in for one holder at most: else one could sign for all. */
	private static boolean standsInElsewhere(Casefile file, PersonId person, String role) {
		return file.postmortem()
			.orElseThrow()
			.signatures()
			.stream()
			.filter(signature -> signature.by().equals(person) && !signature.role().equals(role))
			.anyMatch(signature -> file.incident().holder(signature.role()).filter(person::equals).isEmpty());
	}

	private static List<Effect> effects(Casefile file, Command command) {
		List<Effect> effects = new ArrayList<>();
		effects.add(Effects.progress(file.id()));
		effects.add(SystemEntries.by(file.id(), command, "Postmortem signed"));
		return effects;
	}

}
