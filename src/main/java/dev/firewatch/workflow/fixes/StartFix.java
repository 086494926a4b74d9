package dev.firewatch.workflow.fixes;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.firewatch.chat.Command;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.StatusNote;

/** Says that start work on a fix. */
class StartFix implements Verb {

	private static final VerbInfo INFO = new VerbInfo(220, "start", List.of(), Group.FIXES,
			"start F1 [note] · start F1 F2", "start work on a fix");

	private final FixVerb fixes;

	public StartFix(FixVerb fixes) {
		this.fixes = fixes;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		return fixes.about(command, (file, fix, start) -> {
			Optional<List<Fix>> more = FixVerb.onlyFixes(file, start.argument());
			if (more.isPresent()) {
				List<Fix> all = Stream.concat(Stream.of(fix), more.get().stream()).distinct().toList();
				return fixes.changeAll(file, all, start, "started", (now, started) -> started.start());
			}
			return fixes.change(file, fix, start,
					start.argument().isBlank() ? "started" : "started: " + start.argument(),
					(now, started) -> started.start()
						.or(() -> start.argument().isBlank() ? Optional.empty() : started
							.note(new StatusNote(start.caller().person().id(), start.at(), start.argument().strip()))));
		});
	}

}
