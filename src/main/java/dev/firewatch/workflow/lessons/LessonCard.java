package dev.firewatch.workflow.lessons;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.firewatch.PublicAddress;
import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Cut;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Span;
import dev.firewatch.people.People;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Team;
import dev.firewatch.postmortem.Lessons;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.recovery.ToldLesson;
import dev.firewatch.recovery.ToldLesson.LessonAnswer;
import dev.firewatch.workflow.kernel.Wording;
import org.jspecify.annotations.Nullable;

/** Lessons for other teams as chat shows them, and the form that tells one. */
class LessonCard {

	/** A message has no room for more lines with buttons. */
	private static final int SHOWN = 10;

	private final People people;

	private final PublicAddress address;

	LessonCard(People people, PublicAddress address) {
		this.people = people;
		this.address = address;
	}

	/** What the team sees. */
	Message told(Casefile file, ToldLesson told) {
		String first = "A lesson of " + file.id() + " for " + told.teamName();
		List<Block> blocks = new ArrayList<>();
		blocks.add(Block.paragraph(Span.strong(first), Span.plain(" · " + file.incident().title())));
		blocks.add(Block.paragraph(Span.plain(told.text())));
		blocks.add(Block.aside(Span.plain("Passed on by "), mention(told.by()), Span.plain(" · "),
				new Span.Link("What happened", address.of("/incidents/" + file.id()))));
		LessonAnswer answer = told.answer();
		if (answer != null) {
			blocks.add(Block.aside(Span.plain("✓ Noted by "), mention(answer.by()), Span.plain(" "),
					Span.dateTime(answer.at()), Span.plain(answer.alsoHere() ? " · they have it too" : "")));
		}
		buttons(file, told).ifPresent(blocks::add);
		return new Message(first + ": " + Wording.brief(told.text()), blocks);
	}

	private static Optional<Block> buttons(Casefile file, ToldLesson told) {
		LessonAnswer answer = told.answer();
		String id = file.id().value();
		List<Button> shown = new ArrayList<>();
		if (answer == null) {
			shown.add(Button.primary("Noted", new Action(TellTeam.NAME, id, "noted " + told.id())));
		}
		if (answer == null || !answer.alsoHere()) {
			shown.add(Button.of("We have this too", new Action(TellTeam.NAME, id, "same " + told.id())));
		}
		return shown.isEmpty() ? Optional.empty() : Optional.of(new Block.Buttons(shown, List.of()));
	}

	/** What the incident taught, each with a way to pass it on, and what was told. */
	Message list(Casefile file) {
		List<String> lessons = file.postmortem().map(Postmortem::answers).map(Lessons::of).orElse(List.of());
		List<ToldLesson> all = file.aftermath().lessons();
		String first = "Lessons of " + file.id() + " for other teams: " + all.size() + " told";
		List<Block> blocks = new ArrayList<>();
		blocks.add(Block.paragraph(Span.strong(first)));
		lessons.stream().limit(SHOWN).forEach(lesson -> blocks.add(lesson(file, lesson, all)));
		if (lessons.size() > SHOWN) {
			blocks.add(Block.aside(Span.plain("And " + (lessons.size() - SHOWN) + " more in the postmortem.")));
		}
		all.forEach(told -> blocks.add(line(file, told)));
		blocks.add(Block.buttons(Button.of("Another lesson", new Action(TellTeam.NAME, file.id().value(), "lesson"))));
		return new Message(first, blocks);
	}

	private static Block lesson(Casefile file, String lesson, List<ToldLesson> all) {
		String told = all.stream()
			.filter(one -> one.text().equalsIgnoreCase(lesson))
			.map(ToldLesson::teamName)
			.collect(Collectors.joining(", "));
		return new Block.Item(List.of(Span.plain("🎓 " + lesson + (told.isEmpty() ? "" : " · told " + told))),
				List.of(Button.of(told.isEmpty() ? "Tell another team" : "And another",
						new Action(TellTeam.NAME, file.id().value(), "lesson " + Cut.to(lesson, ToldLesson.LONGEST)))));
	}

	private Block line(Casefile file, ToldLesson told) {
		List<Span> spans = new ArrayList<>(List.of(Span.plain(told.isOpen() ? "⏳ " : "✓ "), Span.strong(told.id()),
				Span.plain(" " + Wording.brief(told.text()) + " · " + told.teamName() + ": " + told.stands())));
		LessonAnswer answer = told.answer();
		if (answer != null) {
			spans.add(Span.plain(" by "));
			spans.add(mention(answer.by()));
		}
		return new Block.Item(spans,
				List.of(Button.of("Show", new Action(TellTeam.NAME, file.id().value(), told.id()))));
	}

	/** Asks which team is told what. */
	static Form form(Casefile file, List<Team> teams, @Nullable Team chosen, String text) {
		return Form.of(new Action(TellTeam.NAME, file.id().value(), "lesson"), "Tell another team", "Tell them",
				new Field.ChoiceField("team", "Which team?", false,
						teams.stream().map(team -> new Field.Option(team.id(), team.name())).toList(),
						chosen == null ? null : chosen.id(), null),
				new Field.TextField("text", "What should they know?", false, true, text, null, null));
	}

	private Span mention(PersonId person) {
		return new Span.Mention(person, people.nameOf(person));
	}

}
