package dev.firewatch.workflow.home;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import dev.firewatch.casefile.CasefileSummary;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.HomeViews;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Span;
import dev.firewatch.people.Outsider;
import dev.firewatch.people.Person;
import dev.firewatch.workflow.kernel.IncidentResolver;

/** What a person's home view shows: what is waiting for them, and what is open. */
class HomeMessage implements HomeViews {

	private static final int OPEN_SHOWN = 20;

	private final PersonalTodo todo;

	private final IncidentResolver resolver;

	private final Clock clock;

	public HomeMessage(PersonalTodo todo, IncidentResolver resolver, Clock clock) {
		this.todo = todo;
		this.resolver = resolver;
		this.clock = clock;
	}

	@Override
	public Message home(Person person) {
		if (!person.mayAct()) {
			return Message.text(Outsider.TURNED_AWAY);
		}
		LocalDate today = LocalDate.ofInstant(clock.instant(), person.zone());
		List<Block> blocks = new ArrayList<>();
		List<Block> mine = todo.by(person, today).blocks();
		blocks.add(new Block.Heading(mine.isEmpty() ? "Nothing is waiting for you" : "Waiting for you"));
		blocks.addAll(mine);
		blocks.add(new Block.Divider());
		List<CasefileSummary> open = resolver.open(person, OPEN_SHOWN);
		blocks.add(new Block.Heading(open.isEmpty() ? "No incident that you can see is open" : "Open incidents"));
		open.forEach(file -> blocks.add(new Block.Item(
				List.of(Span.strong(file.incident().severity().name()),
						Span.plain(" · " + file.incident().title() + " · " + file.incident().status().words() + " · "
								+ file.id())),
				List.of(Button.of("Status", new Action("status", file.id().value(), ""))))));
		if (person.isOutsider()) {
			blocks.add(Block.aside(Span.plain(Outsider.ELSEWHERE)));
		}
		else {
			blocks.add(Block.buttons(Button.primary("Declare an incident", new Action("new", null, ""))));
		}
		return new Message("Home", blocks);
	}

}
