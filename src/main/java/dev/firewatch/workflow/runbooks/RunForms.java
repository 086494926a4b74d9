package dev.firewatch.workflow.runbooks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Span;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.ReasonCode;
import dev.firewatch.runbook.ItemType;
import dev.firewatch.runbook.Run;
import dev.firewatch.runbook.RunbookItem;
import dev.firewatch.workflow.kernel.ReasonTaps;
import dev.firewatch.workflow.kernel.RefusalWithText;

/** The forms by which a run goes on. */
class RunForms {

	private final ReasonTaps codes;

	RunForms(Policy policy) {
		this.codes = new ReasonTaps(policy, ReasonCode.SKIP);
	}

	/** A reason as typed: its code, and the sentence. */
	record CodedReason(String code, String sentence) {
	}

	/** The reason taken apart; empty if it begins with no code for it. */
	Optional<CodedReason> coded(String reason) {
		FirstWord words = FirstWord.of(reason);
		return codes.policy()
			.reasonCodes(ReasonCode.SKIP)
			.stream()
			.filter(code -> code.id().equalsIgnoreCase(words.first().replaceFirst("[:.,]$", "")))
			.findFirst()
			.map(code -> new CodedReason(code.id(), words.rest()));
	}

	/** Asks for the code with one tap each; the sentence is kept. */
	Reply whichCode(String question, String reason, Command command, UnaryOperator<String> argument) {
		return codes.after(reason, command.verb(), String.valueOf(command.address()), argument)
			.<Reply>map(taps -> new Reply.Whisper(new Message(question,
					List.of(Block.sentence(question), Block.paragraph(Span.plain(reason)), taps))))
			.orElseGet(() -> RefusalWithText.text(question + " Begin with a code, such as R4.", command));
	}

	private static Field about(RunbookItem item) {
		return new Field.FieldReading("about", List.of(Span.strong(item.text())));
	}

	private static String name(Run run, RunbookItem item) {
		return run.id() + "." + item.number();
	}

	Form evidence(Casefile file, Run run, RunbookItem item) {
		return Form.of(new Action("done", file.id().value(), name(run, item)), name(run, item), "Done", about(item),
				Field.lines("evidence", "What shows it? A sentence or a link"));
	}

	Form skip(Casefile file, Run run, RunbookItem item) {
		return Form.of(new Action("skip", file.id().value(), name(run, item)), name(run, item), "Doesn't apply",
				about(item), codes.required(), Field.lines("reason", "Why doesn't it apply?"));
	}

	Form reading(Casefile file, Run run, RunbookItem item) {
		List<Field> fields = new ArrayList<>();
		fields.add(about(item));
		fields.add(value(item));
		return new Form(new Action("reading", file.id().value(), name(run, item)), name(run, item), "Save", fields);
	}

	private static Field value(RunbookItem item) {
		if (!item.choices().isEmpty()) {
			return new Field.ChoiceField("value", "Which one?", false,
					item.choices().stream().map(choice -> new Field.Option(choice, choice)).toList(), null, null);
		}
		return switch (item.type()) {
			case DATE -> new Field.DateField("value", "Which day?", false, "");
			case PERSON -> new Field.PeopleField("value", "Who?", false, false, List.of());
			case TEXT -> Field.lines("value", "Your words");
			default -> new Field.TextField("value",
					item.type() == ItemType.NUMBER && item.unit() != null ? "Number, in " + item.unit() : "Value",
					false, false, "", null, item.asks());
		};
	}

	Form handOver(Casefile file, Run run, RunbookItem item) {
		return Form.of(new Action("handover", file.id().value(), name(run, item)), name(run, item), "Hand over",
				about(item), new Field.PeopleField("owners", "To", false, false, List.of()));
	}

	Form undo(Casefile file, Run run, RunbookItem item) {
		return Form.of(new Action(RunCard.VERB, file.id().value(), run.id() + " undo " + item.number()),
				name(run, item), "Take back", about(item), Field.lines("reason", "Why isn't it so after all?"));
	}

	Form anomaly(Casefile file, Run run) {
		return Form.of(new Action(RunCard.VERB, file.id().value(), run.id() + " anomaly"), run.id(), "It counts anew",
				Field.lines("reason", "What was seen?"));
	}

	Form stop(Casefile file, Run run) {
		return Form.of(new Action(RunCard.VERB, file.id().value(), run.id() + " stop"), "Stop " + run.id(), "Stop it",
				codes.required(), Field.lines("reason", "Why isn't it gone through?"));
	}

	Form rollBack(Casefile file, Run run) {
		List<Field.Option> triggers = run.stage()
			.triggers()
			.stream()
			.map(trigger -> new Field.Option(trigger.id(), trigger.text()))
			.toList();
		return Form.of(new Action("rollback", file.id().value(), run.id()), "Roll back " + run.id(), "Roll back",
				new Field.ChoiceField("trigger", "What happened?", false, triggers, null, null),
				Field.lines("reason", "What was seen?"));
	}

}
