package dev.firewatch.workflow.controls;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.ControlStages;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Span;
import dev.firewatch.people.People;
import dev.firewatch.people.PersonId;
import dev.firewatch.recovery.Control;
import dev.firewatch.recovery.Control.Lifting;
import dev.firewatch.recovery.ControlEnd;
import dev.firewatch.workflow.kernel.Wording;

/** Interim controls as chat shows them, and the forms by which they change. */
class ControlCard {

	private final People people;

	ControlCard(People people) {
		this.people = people;
	}

	/**
	 * What the room sees when a control was put up or got another end.
	 * @param certain whether its end was understood for certain
	 */
	Message echo(Casefile file, Control control, boolean certain) {
		List<Span> spans = new ArrayList<>(
				List.of(Span.plain("🚧 "), Span.strong(control.id()), Span.plain(" · " + control.text() + " · ")));
		spans.addAll(until(control.end()));
		spans.add(Span.plain(" — "));
		spans.add(mention(control.by()));
		List<Block> blocks = new ArrayList<>();
		blocks.add(new Block.Paragraph(spans));
		String id = file.id().value();
		boolean open = control.end().isOpen();
		if (open || !certain) {
			blocks.add(Block.aside(Span.plain(open ? "Until when?" : "I don't know \"" + control.end().stage()
					+ "\" as a date, so I took it for a stage. " + "Until when does it stay?")));
			blocks.add(Block.buttons(
					Button.primary("Until return to normal",
							prolonging(id, control, "until " + ControlEnd.RETURN_TO_NORMAL)),
					Button.of("24 h", prolonging(id, control, "until 24h")),
					Button.of("1 week", prolonging(id, control, "until 1w")),
					Button.of("Pick a date", prolonging(id, control, ""))));
			blocks.add(Block.buttons(wasANote(id, control)));
		}
		else {
			blocks.add(Block.buttons(lift(id, control), Button.of("Prolong", prolonging(id, control, "")),
					wasANote(id, control)));
		}
		return new Message(Wording.brief(control.id() + " · " + control.text()), blocks);
	}

	/** One control with all that became of it. */
	Message detail(Casefile file, Control control, Instant now) {
		List<Block> blocks = new ArrayList<>();
		blocks.add(item(file, control, now));
		blocks.add(Block.aside(Span.plain("Put up by "), mention(control.by()), Span.plain(" "),
				Span.dateTime(control.at())));
		control.prolongations().forEach(one -> {
			List<Span> spans = new ArrayList<>(List.of(Span.plain("Prolonged by "), mention(one.by()), Span.plain(" "),
					Span.dateTime(one.at()), Span.plain(" · before: ")));
			spans.addAll(until(one.from()));
			spans.add(Span.plain(one.why() == null ? "" : " · " + one.why()));
			blocks.add(new Block.Aside(spans));
		});
		return new Message(Wording.brief(control.id() + " · " + control.text()), blocks);
	}

	/** All controls of an incident. */
	Message list(Casefile file, Instant now) {
		String first = "Interim controls of " + file.id() + ": " + file.controlsOn().size() + " on";
		List<Block> blocks = new ArrayList<>();
		blocks.add(Block.paragraph(Span.strong(first)));
		file.aftermath().controls().forEach(control -> blocks.add(item(file, control, now)));
		blocks.add(Block.buttons(Button.of("Another one", new Action(ControlVerb.NAME, file.id().value(), "new"))));
		return new Message(first, blocks);
	}

	private Block.Item item(Casefile file, Control control, Instant now) {
		boolean come = ControlStages.come(file, control).isPresent();
		List<Span> spans = new ArrayList<>(List.of(Span.plain(come || control.isOverdue(now) ? "⏰ " : "🚧 "),
				Span.strong(control.id()), Span.plain(" " + control.text() + " · ")));
		Lifting lifted = control.lifted();
		if (lifted == null) {
			spans.addAll(until(control.end()));
			spans.add(Span.plain(come ? ", which has begun" : ""));
			String id = file.id().value();
			return new Block.Item(spans, List.of(lift(id, control), Button.of("Prolong", prolonging(id, control, ""))));
		}
		spans.add(Span.plain("lifted by "));
		spans.add(mention(lifted.by()));
		spans.add(Span.plain(" "));
		spans.add(Span.dateTime(lifted.at()));
		spans.add(Span.plain(lifted.how() == null ? "" : " · " + lifted.how()));
		return new Block.Item(spans, List.of());
	}

	private Span mention(PersonId person) {
		return new Span.Mention(person, people.nameOf(person));
	}

	static List<Span> until(ControlEnd end) {
		if (end.at() != null) {
			return List.of(Span.plain("until "), Span.dateTime(end.at()));
		}
		return List.of(Span.plain(end.stage() == null ? "nobody has said until when" : "until " + end.stage()));
	}

	private static Button lift(String incident, Control control) {
		return Button.of("Lift", new Action(LiftControl.NAME, incident, control.id()));
	}

	private static Action prolonging(String incident, Control control, String until) {
		return new Action(ProlongControl.NAME, incident, (control.id() + " " + until).strip());
	}

	private static Button wasANote(String incident, Control control) {
		return Button.of("It was a note", new Action(ControlVerb.NAME, incident, "note " + control.id()));
	}

	/** Asks what is to be put up. */
	static Form beginning(Casefile file) {
		return Form.of(new Action(ControlVerb.NAME, file.id().value(), "new"), "Interim control", "Put it up",
				Field.lines("text", "What holds until things are normal again?"),
				new Field.TextField("until", "Until when?", false, false, ControlEnd.RETURN_TO_NORMAL,
						"return to normal, 24h, fri, 2026-12-01 14:00", null));
	}

	/** Asks for another end. */
	static Form asking(Casefile file, Control control) {
		return Form.of(
				new Action(ProlongControl.NAME, file.id().value(), control.id()), "Prolong " + control.id(), "Prolong",
				new Field.FieldReading("what", List.of(Span.plain(control.text()))), new Field.TextField("until",
						"Until when?", false, false, "", "1w, fri, 2026-12-01, return to normal", null),
				Field.optionalLines("why", "Why?"));
	}

}
