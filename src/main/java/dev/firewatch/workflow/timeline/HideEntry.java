package dev.firewatch.workflow.timeline;

import java.util.ArrayList;
import java.util.List;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Submission;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.timeline.Entry;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.Wording;

/** Leaves noise out of documents, or puts it back; it always stays in the timeline. */
final class HideEntry implements Verb {

	private static final VerbInfo HIDE = new VerbInfo(53, "hide", List.of("noise"), Group.INCIDENT, "hide E12 E13…",
			"leave noise out of documents; the timeline keeps it");

	private static final VerbInfo UNHIDE = new VerbInfo(54, "unhide", List.of(), Group.INCIDENT, "unhide E12 E13…",
			"show hidden entries in documents again");

	private final boolean hides;

	private final IncidentResolver resolver;

	private final EntryChange entries;

	private HideEntry(boolean hides, IncidentResolver resolver, EntryChange entries) {
		this.hides = hides;
		this.resolver = resolver;
		this.entries = entries;
	}

	public static HideEntry hiding(IncidentResolver resolver, EntryChange entries) {
		return new HideEntry(true, resolver, entries);
	}

	public static HideEntry showing(IncidentResolver resolver, EntryChange entries) {
		return new HideEntry(false, resolver, entries);
	}

	@Override
	public VerbInfo info() {
		return hides ? HIDE : UNHIDE;
	}

	@Override
	public Reply act(Command command) {
		return resolver.about(command, (file, hide) -> {
			List<String> words = new ArrayList<>(List.of(hide.argument().strip().split("[\\s,]+")));
			words.removeIf(String::isEmpty);
			return words.isEmpty() ? form(file, hide) : all(file, words, hide);
		});
	}

	@Override
	public Reply submitted(Submission submission) {
		return resolver.about(submission, file -> {
			List<String> chosen = submission.chosen("entries").stream().filter(word -> !word.isBlank()).toList();
			return chosen.isEmpty() ? Reply.correct("entries", "Choose one or more.")
					: all(file, chosen, submission.asCommand(String.join(" ", chosen)));
		});
	}

	private Reply all(Casefile file, List<String> words, Command command) {
		List<String> done = new ArrayList<>();
		for (String word : words) {
			Reply reply = entries.change(file, word, command, entry -> entry.hidden(hides), entry -> {
				done.add(entry.id());
				return Reply.silent();
			});
			if (!reply.isSilent()) {
				return reply;
			}
		}
		String them = Wording.joined(done);
		String verb = done.size() == 1 ? " is " : " are ";
		return Reply.say(hides
				? them + verb + "left out of documents now. `unhide " + String.join(" ", done) + "` takes "
						+ (done.size() == 1 ? "it" : "them") + " in again."
				: them + verb + "shown in documents again.");
	}

	private Reply form(Casefile file, Command command) {
		List<Entry> possible = entries.entries(file).stream().filter(entry -> entry.isHidden() != hides).toList();
		if (possible.isEmpty()) {
			return Reply.whisper(hides ? "There is no entry to hide." : "No entry is hidden.");
		}
		return new Reply.Ask(Form.of(new Action(info().name(), file.id().value(), ""),
				hides ? "Hide noise" : "Show again", hides ? "Hide" : "Show",
				EntryField.several("entries", hides ? "Which entries are noise?" : "Which entries?", possible,
						command.caller().person().zone())));
	}

}
