package dev.firewatch.workflow.controls;

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
import dev.firewatch.recovery.Hypothesis;
import dev.firewatch.recovery.Hypothesis.HypothesisResult;
import dev.firewatch.workflow.kernel.Wording;

/** Hypotheses as chat shows them, and the forms by which they go on. */
class HypothesisCard {

	private final People people;

	HypothesisCard(People people) {
		this.people = people;
	}

	/** The hypothesis as it stands, with the next step. */
	Message echo(Casefile file, Hypothesis hypothesis) {
		List<Span> spans = new ArrayList<>(List.of(Span.plain("💡 "), Span.strong(hypothesis.id()),
				Span.plain(" · " + hypothesis.text() + " · " + hypothesis.stands() + " — ")));
		HypothesisResult finding = hypothesis.finding();
		spans.add(mention(finding == null ? hypothesis.by() : finding.by()));
		List<Block> blocks = new ArrayList<>();
		blocks.add(new Block.Paragraph(spans));
		if (hypothesis.test() != null) {
			List<Span> test = new ArrayList<>(List.of(Span.plain("Test: " + hypothesis.test())));
			if (hypothesis.checker() != null) {
				test.add(Span.plain(" · checked by "));
				test.add(mention(hypothesis.checker()));
			}
			blocks.add(new Block.Aside(test));
		}
		if (finding != null && finding.evidence() != null) {
			blocks.add(Block.aside(Span.plain("Evidence: " + finding.evidence())));
		}
		List<Button> buttons = buttons(file.id().value(), hypothesis);
		if (!buttons.isEmpty()) {
			blocks.add(new Block.Buttons(buttons, List.of()));
		}
		return new Message(Wording.brief(hypothesis.id() + " · " + hypothesis.text()), blocks);
	}

	/** All hypotheses of an incident. */
	Message list(Casefile file) {
		String first = "Hypotheses of " + file.id() + ": " + file.aftermath().openHypotheses().size() + " open";
		List<Block> blocks = new ArrayList<>();
		blocks.add(Block.paragraph(Span.strong(first)));
		file.aftermath().hypotheses().forEach(one -> blocks.add(item(file, one)));
		blocks.add(Block.buttons(Button.of("Another one", new Action(HypothesisVerb.NAME, file.id().value(), "new"))));
		return new Message(first, blocks);
	}

	private static Block.Item item(Casefile file, Hypothesis one) {
		String became = one.became() == null ? "" : " · " + one.became();
		return new Block.Item(
				List.of(Span.strong(one.id()), Span.plain(" " + one.text() + " · " + one.stands() + became)),
				List.of(Button.of("Open", new Action(HypothesisVerb.NAME, file.id().value(), one.id()))));
	}

	private static List<Button> buttons(String incident, Hypothesis hypothesis) {
		String id = hypothesis.id();
		Button note = Button.of("It was a note", new Action(HypothesisVerb.NAME, incident, "note " + id));
		HypothesisResult finding = hypothesis.finding();
		if (hypothesis.became() != null) {
			return List.of();
		}
		if (finding == null) {
			Button test = Button.of(hypothesis.test() == null ? "How to test it" : "Change the test",
					new Action(TestHypothesis.NAME, incident, id));
			return List.of(test, found(incident, id, "Confirmed", "confirmed"),
					found(incident, id, "Refuted", "refuted"), note);
		}
		Button evidence = Button.of("Add the evidence", new Action(HypothesisVerb.NAME, incident, id + " evidence"));
		return List.of(Button.primary(finding.confirmed() ? "Make it a cause" : "Note as \"not a cause\"",
				new Action(HypothesisVerb.NAME, incident, id + " settle")), evidence);
	}

	private static Button found(String incident, String id, String label, String word) {
		return Button.of(label, new Action(HypothesisVerb.NAME, incident, id + " " + word));
	}

	private Span mention(PersonId person) {
		return new Span.Mention(person, people.nameOf(person));
	}

	/** Asks what is believed. */
	static Form beginning(Casefile file) {
		return Form.of(new Action(HypothesisVerb.NAME, file.id().value(), "new"), "Hypothesis", "Add",
				Field.lines("text", "What do you think is behind it?"),
				Field.optionalLines("test", "What would confirm or refute it?"),
				new Field.PeopleField("checker", "Who checks it?", true, false, List.of()));
	}

	/** Asks how it is tested. */
	static Form testing(Casefile file, Hypothesis hypothesis) {
		String test = hypothesis.test() == null ? "" : hypothesis.test();
		return Form.of(new Action(TestHypothesis.NAME, file.id().value(), hypothesis.id()), "Test " + hypothesis.id(),
				"Save", new Field.FieldReading("what", List.of(Span.plain(hypothesis.text()))),
				new Field.TextField("test", "What would confirm or refute it?", false, true, test, null, null),
				new Field.PeopleField("checker", "Who checks it?", true, false,
						hypothesis.checker() == null ? List.of() : List.of(hypothesis.checker())));
	}

	/** Asks by what it was found. */
	static Form evidence(Casefile file, Hypothesis hypothesis, HypothesisResult finding) {
		return Form.of(new Action(HypothesisVerb.NAME, file.id().value(), hypothesis.id() + " " + finding.words()),
				hypothesis.id() + " is " + finding.words(), "Save",
				new Field.FieldReading("what", List.of(Span.plain(hypothesis.text()))),
				Field.lines("evidence", "What shows it?"));
	}

}
