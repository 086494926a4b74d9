package dev.firewatch.workflow.fixes;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.delivery.Effect;
import dev.firewatch.delivery.RoomDirectory;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.Refusal;
import dev.firewatch.remediation.Fix;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.SystemEntries;
import dev.firewatch.workflow.kernel.Wording;
import org.jspecify.annotations.Nullable;

/** Asks those in the incident's room for help with a fix; nobody else hears of it. */
class AskForHelp implements Verb {

	private static final VerbInfo INFO = new VerbInfo(275, "stuck", List.of("need-help", "needhelp"), Group.FIXES,
			"stuck F1 [what you need]", "ask the incident's channel for help with a fix");

	private final FixVerb fixes;

	private final CasefileEditor editor;

	private final RoomDirectory rooms;

	private final Policy policy;

	AskForHelp(FixVerb fixes, CasefileEditor editor, RoomDirectory rooms, Policy policy) {
		this.fixes = fixes;
		this.editor = editor;
		this.rooms = rooms;
		this.policy = policy;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		return fixes.about(command, (file, fix, stuck) -> {
			boolean room = file.incident().archivedAt().isEmpty() && rooms.room(file.id().value()).isPresent();
			Optional<PersonId> instead = room ? Optional.empty() : helper(file, fix, stuck.caller().person().id());
			if (!room && instead.isEmpty()) {
				return FixVerb.kept("The channel of " + file.id() + " is closed and nobody else is in charge of it. "
						+ "Give it to somebody with `handover " + fix.id() + " @person`.", fix, stuck);
			}
			return ask(file, fix, stuck, instead.orElse(null));
		});
	}

	/** Whoever leads, checks or declared it, other than the one who asks. */
	private static Optional<PersonId> helper(Casefile file, Fix fix, PersonId asking) {
		return Stream
			.of(file.incident().holder("commander").orElse(null), fix.plan().verifier(), file.incident().declaredBy())
			.filter(Objects::nonNull)
			.filter(person -> !person.equals(asking) && file.incident().visibleTo(person))
			.findFirst();
	}

	private Reply ask(Casefile addressed, Fix named, Command command, @Nullable PersonId instead) {
		String need = command.argument().isBlank() ? null : command.argument().strip();
		return editor.change(addressed.id(), command.key(), file -> {
			Fix fix = file.fix(named.id()).orElseThrow();
			Optional<Refusal> refusal = fix.askForHelp(command.at(), policy.zone());
			if (refusal.isPresent()) {
				return Decision.refused(FixVerb.kept(Wording.refusal(refusal.get()), fix, command));
			}
			List<Effect> effects = new ArrayList<>();
			effects.add(new FixEffect.CallForHelp(file.id(), fix.id(), command.caller().person().id(), need, instead)
				.effect());
			effects.add(SystemEntries.by(file.id(), command,
					"Help with " + fix.id() + " is needed" + (need == null ? "" : ": " + need)));
			String whom = instead == null ? "the channel of " + file.id() : fixes.nameOf(instead);
			return Decision.accepted(Reply.whisper("I'm asking " + whom + " for help with " + fix.id()
					+ ". It stays with its owner, and nobody else is told."), effects);
		});
	}

}
