package dev.firewatch.workflow.runbooks;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.CasefileRuns;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Submission;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.runbook.Run;
import dev.firewatch.runbook.RunItem;
import dev.firewatch.runbook.Runbook;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.PerhapsANote;
import dev.firewatch.workflow.kernel.RefusalWithText;

/** Lists, starts and shows runbooks, and goes through them an item at a time. */
class RunVerb implements Verb {

	private static final VerbInfo INFO = new VerbInfo(413, RunCard.VERB, List.of("runbooks"), Group.OVERVIEW,
			"runbook · runbook start|decline <name> · runbook RB1 [next|list|summary|anomaly|stop]",
			"what is to be done, stage by stage: list, start, show");

	private static final Set<String> WORDS = Set.of("list", "start", "show", "decline");

	/** A button that starts a runbook for an item of another one says so. */
	private static final Pattern FOR = Pattern.compile("(?is)(.+?)\\s+for\\s+(RB\\d{1,3}\\.\\d{1,3})");

	private final IncidentResolver resolver;

	private final RunbookShelf shelf;

	private final RunSteps steps;

	private final RunCard card;

	private final RunForms forms;

	private final RunSummary summaries;

	RunVerb(IncidentResolver resolver, RunbookShelf shelf, RunSteps steps, RunCard card, RunForms forms,
			RunSummary summaries) {
		this.summaries = summaries;
		this.resolver = resolver;
		this.shelf = shelf;
		this.steps = steps;
		this.card = card;
		this.forms = forms;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		FirstWord first = FirstWord.of(command.argument());
		boolean ours = first.isEmpty() || WORDS.contains(first.first().toLowerCase(Locale.ROOT))
				|| RunReference.in(command.argument()).isPresent() || command.address() != null
				|| resolver.here(command).isEmpty();
		if (!ours) {
			return PerhapsANote.reply("Which runbook? Say `runbook start <name>`, or name a run: `runbook RB1`.",
					command, resolver.here(command), List.of(), "`start`");
		}
		return resolver.about(command, this::about);
	}

	private Reply about(Casefile file, Command command) {
		FirstWord first = FirstWord.of(command.argument());
		String word = first.first().toLowerCase(Locale.ROOT);
		if (word.equals("start") && !first.rest().isBlank()) {
			return start(file, first.rest(), command);
		}
		if (word.equals("decline") && !first.rest().isBlank()) {
			return called(first.rest(), command, runbook -> steps.decline(file, runbook, command));
		}
		if (first.isEmpty() || word.equals("list") || word.equals("decline") || word.equals("start")
				|| word.equals("show") && first.rest().isBlank()) {
			return new Reply.Whisper(card.overview(file, shelf));
		}
		Optional<RunReference> named = RunReference.in(word.equals("show") ? first.rest() : command.argument());
		Optional<Run> run = named.flatMap(reference -> file.run(reference.run()));
		if (run.isEmpty()) {
			return unknown(first.first(), command);
		}
		return named.get().item() > 0 ? item(file, run.get(), named.get().item(), command)
				: part(file, run.get(), FirstWord.of(named.get().rest()), command);
	}

	private static Reply unknown(String word, Command command) {
		return RefusalWithText.text("There is no run " + word + " here. `runbook` lists them.", command);
	}

	private Reply start(Casefile file, String words, Command command) {
		Matcher parent = FOR.matcher(words);
		return called(parent.matches() ? parent.group(1) : words, command,
				runbook -> steps.begin(file, runbook, parent.matches() ? parent.group(2) : null, command));
	}

	private Reply called(String name, Command command, Function<Runbook, Reply> use) {
		return shelf.called(name)
			.map(use)
			.orElseGet(() -> RefusalWithText.text("There is no runbook \"" + name + "\". " + shelf.closest(name)
				.map(near -> "Did you mean `runbook " + FirstWord.of(command.argument()).first() + " " + near + "`? ")
				.orElse("") + "`runbook` lists them.", command));
	}

	private Reply part(Casefile file, Run run, FirstWord words, Command command) {
		int number = number(words.rest());
		return switch (words.first().toLowerCase(Locale.ROOT)) {
			case "" -> new Reply.Whisper(card.card(file, run, command.at()));
			case "next" -> next(file, run, number, command);
			case "list" -> new Reply.Whisper(card.list(file, run, Math.max(1, number)));
			case "outline" ->
				new Reply.Whisper(card.outline(file, run, command.caller().person().zone(), command.at()));
			case "summary" -> summaries.asked(file, run, words.rest().strip().equalsIgnoreCase("send"), command);
			case "item" -> item(file, run, number, command);
			case "tick" -> steps.onItem(file, run.id(), number, command, "is done",
					(now, changed, actor, facts) -> changed.tick(number, null, actor, facts));
			case "read" -> steps.onItem(file, run.id(), number, command, "is read",
					steps.reading(number, FirstWord.of(words.rest()).rest()));
			case "evidence" -> RunSteps.item(file, run, number)
				.<Reply>map(item -> new Reply.Ask(forms.evidence(file, run, item)))
				.orElseGet(() -> missing(run, number));
			case "undo" -> undo(file, run, number, FirstWord.of(words.rest()).rest(), command);
			case "anomaly" -> words.rest().isBlank() ? new Reply.Ask(forms.anomaly(file, run))
					: steps.anomaly(file, run.id(), words.rest(), command);
			case "stop" -> stop(file, run, words.rest(), command);
			default -> RefusalWithText.text("What about " + run.id() + "? Say `runbook " + run.id()
					+ " next`, `list`, `outline`, `summary`, `anomaly` or `stop`.", command);
		};
	}

	private static int number(String text) {
		String digits = FirstWord.of(text).first().replaceFirst("(?i)^RB\\d+\\.", "");
		return digits.matches("\\d{1,3}") ? Integer.parseInt(digits) : 0;
	}

	private static Reply missing(Run run, int number) {
		return Reply.whisper("There is no " + run.id() + "." + number + " here. `runbook " + run.id()
				+ " list` shows what there is.");
	}

	private Reply next(Casefile file, Run run, int after, Command command) {
		var facts = CasefileRuns.facts(file, run);
		Optional<RunItem> found = after == 0 ? run.next(facts).filter(item -> run.state() == Run.RunState.OPEN)
				: RunSteps.after(run, facts, after);
		return found.map(item -> card.item(file, run, item, null))
			.or(() -> Optional.of(card.card(file, run, command.at())))
			.map(message -> after > 0 && command.caller().pressedOn() != null ? new Reply.Replace(message)
					: new Reply.Whisper(message))
			.get();
	}

	private Reply item(Casefile file, Run run, int number, Command command) {
		return run.item(number, CasefileRuns.facts(file, run))
			.<Reply>map(item -> new Reply.Whisper(card.item(file, run, item, null)))
			.orElseGet(() -> missing(run, number));
	}

	private Reply undo(Casefile file, Run run, int number, String reason, Command command) {
		if (reason.isBlank()) {
			return RunSteps.item(file, run, number)
				.<Reply>map(item -> new Reply.Ask(forms.undo(file, run, item)))
				.orElseGet(() -> missing(run, number));
		}
		return steps.onItem(file, run.id(), number, command, "is open again",
				(now, changed, actor, facts) -> changed.untick(number, reason, actor, facts));
	}

	private Reply stop(Casefile file, Run run, String reason, Command command) {
		Optional<String> refused = steps.mayNotStop(file, command.caller().person());
		if (refused.isPresent()) {
			return RefusalWithText.text(refused.get(), command);
		}
		if (reason.isBlank()) {
			return new Reply.Ask(forms.stop(file, run));
		}
		return forms.coded(reason)
			.map(coded -> steps.stop(file, run.id(), coded.code(), coded.sentence(), command))
			.orElseGet(() -> forms.whichCode("Why is " + run.id() + " stopped?", reason, command,
					code -> run.id() + " stop " + code + " " + reason));
	}

	@Override
	public Reply submitted(Submission submission) {
		return resolver.about(submission, file -> {
			RunReference named = RunReference.in(submission.action().argument()).orElseThrow();
			FirstWord words = FirstWord.of(named.rest());
			String reason = submission.text("reason");
			Command command = submission.asCommand(submission.action().argument());
			if (reason.isBlank()) {
				return Reply.correct("reason", "Say it in a sentence.");
			}
			Run run = file.run(named.run()).orElseThrow();
			return switch (words.first()) {
				case "anomaly" -> steps.anomaly(file, run.id(), reason, command);
				case "undo" -> undo(file, run, number(words.rest()), reason, command);
				default -> submission.text("code").isEmpty() ? Reply.correct("code", "Choose a reason.")
						: stop(file, run, submission.text("code") + " " + reason, command);
			};
		});
	}

}
