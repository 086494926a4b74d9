package dev.firewatch.workflow.postmortems.publishing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.QualityGate;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.delivery.Effect;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.Refusal;
import dev.firewatch.policy.Refusal.Rule;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.PermissionCheck;
import dev.firewatch.workflow.kernel.RefusalWithText;
import dev.firewatch.workflow.kernel.SystemEntries;
import dev.firewatch.workflow.kernel.Wording;

/** Publishes the signed postmortem. */
class PublishPostmortem implements Verb {

	private static final VerbInfo INFO = new VerbInfo(350, "publish", List.of(), Group.POSTMORTEM, "publish",
			"publish the signed postmortem");

	private final IncidentResolver resolver;

	private final CasefileEditor editor;

	private final Policy policy;

	private final PermissionCheck permissions;

	private final Drafts drafts;

	public PublishPostmortem(IncidentResolver resolver, CasefileEditor editor, Policy policy,
			PermissionCheck permissions, Drafts drafts) {
		this.drafts = drafts;
		this.resolver = resolver;
		this.editor = editor;
		this.policy = policy;
		this.permissions = permissions;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		return resolver.about(command, (addressed, publish) -> editor.change(addressed.id(), publish.key(), file -> {
			Optional<Refusal> refusal = permissions.refusal("publish", file, publish.caller().person());
			if (refusal.isEmpty() && file.postmortem().filter(postmortem -> !postmortem.published()).isPresent()) {
				QualityGate gate = drafts.gate(file);
				if (file.postmortem().get().open().isEmpty() && !gate.obstacles().isEmpty()) {
					return Decision.refused(new Reply.Whisper(CheckQuality.checklist(file, gate)));
				}
			}
			return refusal.or(() -> publish(file, publish))
				.map(why -> Decision.refused(RefusalWithText.text(
						Wording.refusal(why)
								+ (why.rule() == Rule.SIGNATURES_MISSING ? MissingSigners.unheld(file, policy) : ""),
						publish)))
				.orElseGet(() -> Decision.accepted(Reply.say(published(file)), effects(file, publish)));
		}));
	}

	private static String published(Casefile file) {
		int version = file.postmortem().orElseThrow().editions().size();
		return "The postmortem of " + file.id() + " is published" + (version > 1 ? ", version " + version : "")
				+ ". It closes when every fix is verified; `left` shows what is left.";
	}

	private Optional<Refusal> publish(Casefile file, Command command) {
		if (file.postmortem().isEmpty()) {
			return Optional.of(Refusal.of(Rule.NOT_RESOLVED));
		}
		Postmortem postmortem = file.postmortem().get();
		Optional<Refusal> refusal = postmortem.publish(postmortem.signRoles(policy.postmortem().signRoles()),
				file::vouchesFor, file.contentHash(), command.caller().person().id(), command.at());
		if (refusal.isEmpty()) {
			// Before the casefile names the version, so that what it names exists.
			drafts.keep(file);
		}
		return refusal;
	}

	private static List<Effect> effects(Casefile file, Command command) {
		List<Effect> effects = new ArrayList<>(List.of(Effects.refreshed(file.id())));
		effects.add(Effects.progress(file.id()));
		effects
			.add(new PublishingEffect.AnnouncePublication(file.id(), file.postmortem().orElseThrow().editions().size())
				.effect());
		effects.add(SystemEntries.by(file.id(), command, "Postmortem published"));
		return effects;
	}

}
