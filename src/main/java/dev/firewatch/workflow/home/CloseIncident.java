package dev.firewatch.workflow.home;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Obligations;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.delivery.Effect;
import dev.firewatch.policy.Refusal;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.PermissionCheck;
import dev.firewatch.workflow.kernel.RefusalWithText;
import dev.firewatch.workflow.kernel.SystemEntries;
import dev.firewatch.workflow.kernel.Wording;

/** Closes an incident if nothing is left to do; otherwise answers with what is. */
class CloseIncident implements Verb {

	private static final VerbInfo INFO = new VerbInfo(440, "close", List.of(), Group.OVERVIEW, "close",
			"close it, when nothing is left");

	private final IncidentResolver resolver;

	private final CasefileEditor editor;

	private final Obligations obligations;

	private final PermissionCheck permissions;

	private final WhatIsLeft whatIsLeft;

	public CloseIncident(IncidentResolver resolver, CasefileEditor editor, Obligations obligations,
			PermissionCheck permissions, WhatIsLeft whatIsLeft) {
		this.resolver = resolver;
		this.editor = editor;
		this.obligations = obligations;
		this.permissions = permissions;
		this.whatIsLeft = whatIsLeft;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		return resolver.about(command, (addressed, close) -> editor.change(addressed.id(), close.key(), file -> {
			LocalDate today = close.at().atZone(close.caller().person().zone()).toLocalDate();
			if (file.incident().status().followUp() && !obligations.left(file).isEmpty()) {
				return Decision.refused(new Reply.Whisper(whatIsLeft.of(file, today)));
			}
			Optional<Refusal> refusal = permissions.refusal("close", file, close.caller().person())
				.or(() -> file.close(close.at(), obligations));
			return refusal.map(why -> Decision.refused(RefusalWithText.text(Wording.refusal(why), close)))
				.orElseGet(() -> Decision.accepted(
						Reply.say(close.caller().person().name() + " closed " + file.id()
								+ (file.fixes().isEmpty() ? "." : ": every fix is verified or dropped.")),
						effects(file, close)));
		}));
	}

	private static List<Effect> effects(Casefile file, Command command) {
		List<Effect> effects = new ArrayList<>(List.of(Effects.refreshed(file.id())));
		effects.add(Effects.progress(file.id()));
		effects.add(SystemEntries.by(file.id(), command,
				file.fixes().isEmpty() ? "Closed" : "Closed: every fix is verified"));
		file.incident().members().forEach(member -> effects.add(Effects.home(member)));
		return effects;
	}

}
