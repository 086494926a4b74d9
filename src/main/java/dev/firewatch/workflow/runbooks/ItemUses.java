package dev.firewatch.workflow.runbooks;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.CasefileRuns;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Submission;
import dev.firewatch.people.People;
import dev.firewatch.people.PersonId;
import dev.firewatch.runbook.ItemType;
import dev.firewatch.runbook.RollbackTrigger;
import dev.firewatch.runbook.Run;
import dev.firewatch.runbook.RunbookItem;
import dev.firewatch.workflow.kernel.Departures;
import dev.firewatch.workflow.kernel.ElsewhereActs;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.RefusalWithText;

/** What is done with an item of a run, or with the run, by its id. */
class ItemUses implements ElsewhereActs {

	private final IncidentResolver resolver;

	private final RunSteps steps;

	private final RunForms forms;

	private final People people;

	ItemUses(IncidentResolver resolver, RunSteps steps, RunForms forms, People people) {
		this.resolver = resolver;
		this.steps = steps;
		this.forms = forms;
		this.people = people;
	}

	@Override
	public Optional<Reply> act(Casefile file, Command command) {
		return RunReference.in(command.argument()).map(named -> typed(file, named, command));
	}

	@Override
	public Optional<Reply> act(Submission submission) {
		return RunReference.in(submission.action().argument()).isEmpty() ? Optional.empty()
				: Optional.of(resolver.about(submission, file -> entered(file, submission)));
	}

	/** What was typed, or tapped. */
	private Reply typed(Casefile file, RunReference named, Command command) {
		Optional<Run> found = file.run(named.run());
		if (found.isEmpty()) {
			return RefusalWithText.text("There is no run " + named.run() + " here. `runbook` lists them.", command);
		}
		Run run = found.get();
		String rest = named.rest();
		boolean blank = rest.isBlank();
		return switch (command.verb()) {
			case "advance" -> steps.advance(file, run.id(), command);
			case "rollback" -> blank ? rollBackForm(file, run) : rollBack(file, run, FirstWord.of(rest), command);
			case "skip" -> blank ? ask(file, run, named, command, item -> forms.skip(file, run, item))
					: skip(file, run, named, command);
			case "reading" -> blank ? ask(file, run, named, command, item -> forms.reading(file, run, item))
					: read(file, run, named, rest, command);
			case "handover" -> blank ? ask(file, run, named, command, item -> forms.handOver(file, run, item))
					: handOver(file, run, named, command);
			default -> done(file, run, named, rest, command);
		};
	}

	/** What was entered in a form. */
	private Reply entered(Casefile file, Submission submission) {
		RunReference named = RunReference.in(submission.action().argument()).orElseThrow();
		Run run = file.run(named.run()).orElseThrow();
		Command command = submission.asCommand(submission.action().argument());
		return switch (submission.action().verb()) {
			case "rollback" -> rolledBack(file, run, submission, command);
			case "skip" -> submission.text("code").isEmpty() ? Reply.correct("code", "Choose a reason.")
					: submission.text("reason").isEmpty() ? Reply.correct("reason", "Say why it doesn't apply.")
							: skipped(file, run, named.item(), submission.text("code"), submission.text("reason"),
									command);
			case "reading" -> readForm(file, run, named, submission, command);
			case "handover" -> submission.people("owners").isEmpty() ? Reply.correct("owners", "Choose somebody.")
					: to(file, run, named.item(), submission.people("owners").get(0), command);
			default -> submission.text("evidence").isEmpty() ? Reply.correct("evidence", "Say what shows it.")
					: done(file, run, named, submission.text("evidence"), command);
		};
	}

	/** Opens a form about an item that is there. */
	private static Reply ask(Casefile file, Run run, RunReference named, Command command,
			Function<RunbookItem, Form> form) {
		return RunSteps.item(file, run, named.item())
			.<Reply>map(item -> new Reply.Ask(form.apply(item)))
			.orElseGet(() -> named.item() > 0
					? RefusalWithText.text(run.unavailable(named.item(), CasefileRuns.facts(file, run))
						.orElse("That can't be done now."), command)
					: RefusalWithText.text("Which item? Name it like `" + command.verb() + " " + run.id()
							+ ".1`. `runbook " + run.id() + " list` shows them.", command));
	}

	/**
	 * Ticks several items, all or none: where nothing but ids follows, they are meant as
	 * well.
	 */
	private Optional<Reply> several(Casefile file, Run run, RunReference named, String rest, Command command) {
		List<String> words = Arrays.stream(rest.split("[\\s,&+]+"))
			.filter(word -> !word.isEmpty() && !word.equalsIgnoreCase("and"))
			.toList();
		List<Integer> items = words.stream()
			.flatMap(word -> RunReference.in(word).stream())
			.filter(other -> other.run().equalsIgnoreCase(named.run()) && other.item() > 0)
			.map(RunReference::item)
			.toList();
		if (words.isEmpty() || items.size() < words.size()) {
			return Optional.empty();
		}
		List<Integer> all = Stream.concat(Stream.of(named.item()), items.stream()).distinct().toList();
		return Optional.of(steps.tickAll(file, run.id(), all, command));
	}

	/** An item that is read is asked for its value. */
	private Reply done(Casefile file, Run run, RunReference named, String evidence, Command command) {
		Optional<Reply> several = several(file, run, named, evidence, command);
		if (several.isPresent()) {
			return several.get();
		}
		Optional<RunbookItem> item = RunSteps.item(file, run, named.item());
		if (item.isEmpty()) {
			return ask(file, run, named, command, found -> forms.evidence(file, run, found));
		}
		if (item.get().type().reads()) {
			return evidence.isBlank() ? new Reply.Ask(forms.reading(file, run, item.get()))
					: read(file, run, named, evidence, command);
		}
		return steps.onItem(file, run.id(), named.item(), command, "is done",
				(now, changed, actor, facts) -> changed.tick(named.item(), evidence, actor, facts));
	}

	private Reply read(Casefile file, Run run, RunReference named, String value, Command command) {
		boolean person = RunSteps.item(file, run, named.item())
			.filter(item -> item.type() == ItemType.PERSON)
			.isPresent();
		String kept = person ? command.mentioned(value.strip()).map(people::nameOf).orElse(value) : value;
		return steps.onItem(file, run.id(), named.item(), command, "is read", steps.reading(named.item(), kept));
	}

	/** What can't be read comes back in the form. */
	private Reply readForm(Casefile file, Run run, RunReference named, Submission submission, Command command) {
		boolean person = RunSteps.item(file, run, named.item())
			.filter(item -> item.type() == ItemType.PERSON)
			.isPresent();
		String value = person ? submission.people("value").stream().findFirst().map(people::nameOf).orElse("")
				: submission.text("value");
		if (value.isBlank()) {
			return Reply.correct("value", "Enter it.");
		}
		Optional<String> wrong = run.broken(named.item(), value, CasefileRuns.facts(file, run));
		return wrong.map(why -> Reply.correct("value", why))
			.orElseGet(() -> steps.onItem(file, run.id(), named.item(), command, "is read",
					steps.reading(named.item(), value)));
	}

	private Reply skip(Casefile file, Run run, RunReference named, Command command) {
		return forms.coded(named.rest())
			.map(coded -> skipped(file, run, named.item(), coded.code(), coded.sentence(), command))
			.orElseGet(() -> forms.whichCode("Why doesn't " + run.id() + "." + named.item() + " apply?", named.rest(),
					command, code -> run.id() + "." + named.item() + " " + code + " " + named.rest()));
	}

	private Reply skipped(Casefile file, Run run, int item, String code, String sentence, Command command) {
		return steps.onItem(file, run.id(), item, command, "doesn't apply",
				(now, changed, actor, facts) -> changed.skip(item, code, sentence, actor, facts));
	}

	private Reply handOver(Casefile file, Run run, RunReference named, Command command) {
		String token = named.rest().strip();
		Optional<PersonId> to = token.equalsIgnoreCase("me") ? Optional.of(command.caller().person().id())
				: command.mentioned(token);
		if (to.isEmpty()) {
			return RefusalWithText.text("I don't know " + token + ". Mention somebody, such as `handover " + run.id()
					+ "." + named.item() + " @bob`.", command);
		}
		return Departures.refusal(people, List.of(to.get()))
			.map(gone -> RefusalWithText.text(gone, command))
			.orElseGet(() -> to(file, run, named.item(), to.get(), command));
	}

	private Reply to(Casefile file, Run run, int item, PersonId person, Command command) {
		return steps.handOver(file, run.id(), item, person, people.nameOf(person), command);
	}

	private Reply rollBackForm(Casefile file, Run run) {
		return run.stage().triggers().isEmpty()
				? Reply.whisper("Nothing sends " + run.id() + " back from " + run.stage().title()
						+ ". What is not so after all can be taken back item by item.")
				: new Reply.Ask(forms.rollBack(file, run));
	}

	private Reply rollBack(Casefile file, Run run, FirstWord words, Command command) {
		Optional<RollbackTrigger> trigger = run.stage()
			.triggers()
			.stream()
			.filter(one -> one.id().equalsIgnoreCase(words.first()))
			.findFirst();
		if (trigger.isEmpty() || words.rest().isBlank()) {
			return RefusalWithText.text(run.stage().triggers().isEmpty()
					? "Nothing sends " + run.id() + " back from " + run.stage().title() + "."
					: "Name what happened, and say what was seen: `rollback " + run.id() + " "
							+ String.join("|", run.stage().triggers().stream().map(RollbackTrigger::id).toList())
							+ " <reason>`.",
					command);
		}
		return steps.rollBack(file, run.id(), trigger.get(), words.rest(), command);
	}

	private Reply rolledBack(Casefile file, Run run, Submission submission, Command command) {
		Optional<RollbackTrigger> trigger = run.stage()
			.triggers()
			.stream()
			.filter(one -> one.id().equals(submission.text("trigger")))
			.findFirst();
		if (trigger.isEmpty()) {
			return Reply.correct("trigger", "Choose what happened.");
		}
		return submission.text("reason").isEmpty() ? Reply.correct("reason", "Say what was seen.")
				: steps.rollBack(file, run.id(), trigger.get(), submission.text("reason"), command);
	}

}
