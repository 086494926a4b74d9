package dev.firewatch.workflow.deletions;

import java.util.ArrayList;
import java.util.List;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Span;
import dev.firewatch.people.People;
import dev.firewatch.people.PersonId;
import dev.firewatch.recovery.Deletion;
import dev.firewatch.recovery.DeletionStage;
import dev.firewatch.recovery.DeletionState;
import dev.firewatch.recovery.DeletionStep;

/** The record of a deletion as chat shows it, and the forms by which it goes on. */
class DeletionCard {

	private final People people;

	DeletionCard(People people) {
		this.people = people;
	}

	/** The record with its steps, and the button for the next one. */
	Message message(Casefile file, Deletion deletion) {
		String first = deletion.id() + " · " + deletion.dataset() + " · " + stands(deletion);
		List<Block> blocks = new ArrayList<>();
		blocks.add(Block.paragraph(Span.plain("🗑️ "), Span.strong(first)));
		blocks.add(Block.aside(Span.plain("From " + deletion.from() + " to " + deletion.to()
				+ (deletion.requestedBy().isEmpty() ? "" : ", asked for by " + deletion.requestedBy()))));
		for (DeletionStep step : deletion.steps()) {
			blocks.add(Block.paragraph(
					Span.plain("✓ " + step.stage().key() + " · " + words(deletion, step) + " · " + by(step) + " · "),
					Span.dateTime(step.at())));
		}
		if (!deletion.isIntact()) {
			blocks.add(Block.aside(Span
				.plain("⚠️ A step doesn't say any more what was sealed: the record was changed " + "from outside.")));
		}
		deletion.next().ifPresent(next -> blocks.add(Block.aside(Span.plain("Next: " + next.asks() + "."))));
		List<Button> buttons = buttons(file, deletion);
		if (!buttons.isEmpty()) {
			blocks.add(new Block.Buttons(buttons, List.of()));
		}
		return new Message(first, blocks);
	}

	static String stands(Deletion deletion) {
		return switch (deletion.state()) {
			case OPEN -> "open, next comes " + deletion.next().orElseThrow().key();
			case SUCCESS -> "done";
			case CANCELLED -> "cancelled: approval denied";
			case FAILED -> "failed: " + deletion.why().orElse("");
		};
	}

	private static String words(Deletion deletion, DeletionStep step) {
		return switch (step.stage()) {
			case BACKUP -> step.said().getOrDefault("backupId", "");
			case IDENTIFY -> deletion.count().orElse(0L) + " records";
			case APPROVE, DENY -> step.said().getOrDefault("reason", "without a reason");
			case DELETE -> deletion.deleted().orElse(0L) + " deleted";
			case VERIFY -> deletion.remaining().orElse(0L) + " remain";
			case UPDATE -> step.said().getOrDefault("what", "");
		};
	}

	private String by(DeletionStep step) {
		return step.by().equals("API") ? "API" : people.nameOf(new PersonId(step.by()));
	}

	private static List<Button> buttons(Casefile file, Deletion deletion) {
		String id = file.id().value();
		if (deletion.state() != DeletionState.OPEN) {
			return List.of();
		}
		return deletion.next().filter(DeletionStage.APPROVE::equals).isPresent()
				? List.of(Button.primary("Approve", new Action("approve", id, deletion.id())),
						Button.of("Reject", new Action("reject", id, deletion.id())))
				: List.of(Button.primary("Next step", new Action(DeletionVerb.NAME, id, deletion.id() + " next")));
	}

	/** Asks what is to be deleted. */
	static Form beginning(Casefile file) {
		return Form.of(new Action(DeletionVerb.NAME, file.id().value(), "new"), "Delete data safely", "Begin",
				Field.line("dataset", "Which data?"), new Field.DateField("from", "From", false, ""),
				new Field.DateField("to", "To", false, ""));
	}

	/** Asks what the next step has to say. */
	static Form asking(Casefile file, Deletion deletion, DeletionStage next) {
		List<Field> fields = switch (next) {
			case BACKUP -> List.<Field>of(Field.line("backupId", "Id of the backup"));
			case IDENTIFY -> List.of(Field.line("count", "How many records?"),
					Field.lines("recordIds", "Ids of the first 100, parted by blanks or lines"));
			case DELETE -> List.of(Field.line("count", "How many were deleted?"));
			case VERIFY -> List.of(Field.line("remaining", "How many remain?"));
			default -> List.of(Field.lines("what", "What used the data, and is updated now?"));
		};
		return new Form(new Action(DeletionVerb.NAME, file.id().value(), deletion.id() + " " + next.key()),
				deletion.id() + ": " + next.key(), "Record", fields);
	}

}
