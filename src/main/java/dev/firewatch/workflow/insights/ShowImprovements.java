package dev.firewatch.workflow.insights;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Span;
import dev.firewatch.report.ImprovementState;
import dev.firewatch.report.ReportScope;
import dev.firewatch.workflow.access.PersonalLinks;
import dev.firewatch.workflow.insights.ImprovementList.ImprovementLine;
import dev.firewatch.workflow.insights.InsightReading.UnknownInsight;
import dev.firewatch.workflow.kernel.RefusalWithText;
import dev.firewatch.workflow.kernel.Wording;

/** Lists the improvements of the process in chat. */
class ShowImprovements {

	static final String NAME = "improvements";

	/** More are on the page. */
	private static final int SHOWN = 10;

	private final ImprovementList improvements;

	private final InsightReading reading;

	private final PersonalLinks links;

	ShowImprovements(ImprovementList improvements, InsightReading reading, PersonalLinks links) {
		this.improvements = improvements;
		this.reading = reading;
		this.links = links;
	}

	static Action action(String argument) {
		return new Action("insights", null, (NAME + " " + argument).strip());
	}

	/**
	 * The list.
	 * @param asked a state, and a team, service or severity; empty for all
	 */
	Reply answer(String asked, Command command) {
		FirstWord first = FirstWord.of(asked);
		Optional<ImprovementState> state = ImprovementState.parse(first.first());
		String of = state.isPresent() ? first.rest() : asked;
		try {
			InsightQuery query = reading.understood(of);
			List<ImprovementLine> all = improvements
				.read(new ReportScope(query.team(), query.service(), query.severity()), command.at());
			String page = "/insights/improvements" + Stream
				.of(state.map(one -> "state=" + one.words()), Optional.ofNullable(query.team()).map(id -> "team=" + id),
						Optional.ofNullable(query.service()).map(id -> "service=" + id),
						Optional.ofNullable(query.severity()).map(one -> "severity=" + one))
				.flatMap(Optional::stream)
				.reduce((one, other) -> one + "&" + other)
				.map(parameters -> "?" + parameters)
				.orElse("");
			return new Reply.Whisper(message(all, state, of.strip(), query.label(),
					command.at().atZone(command.caller().person().zone()).toLocalDate(),
					links.issue(command.caller().person().id(), page)));
		}
		catch (UnknownInsight unknown) {
			return RefusalWithText.whole(
					"Say " + Stream.of(ImprovementState.values())
						.map(one -> "`insights improvements " + one.words() + "`")
						.collect(Collectors.joining(", ")) + ", each with a team, service or severity if you like.",
					command);
		}
	}

	private static Message message(List<ImprovementLine> all, Optional<ImprovementState> state, String of, String label,
			LocalDate today, String url) {
		List<ImprovementLine> shown = all.stream()
			.filter(line -> state.isEmpty() || line.state() == state.get())
			.toList();
		String counts = Stream.of(ImprovementState.values())
			.map(one -> count(all, one) + " " + one.words())
			.collect(Collectors.joining(", "));
		String first = "Improvements of the process" + (label.isEmpty() ? "" : ", " + label) + ": " + counts;
		List<Block> blocks = new ArrayList<>();
		blocks.add(Block.paragraph(Span.strong(first)));
		shown.stream()
			.limit(SHOWN)
			.forEach(line -> blocks
				.add(new Block.Item(List.of(Span.plain(line.fix() + " " + line.title() + " · " + line.state().words()
						+ (line.due() == null ? ", no date" : ", due " + Wording.day(line.due(), today)) + " · "
						+ line.owner() + " · " + line.incident())), List.of())));
		if (shown.isEmpty()) {
			blocks.add(Block.sentence(all.isEmpty()
					? "A fix is one if its form says \"It improves our process rather than the system\": `fix`."
					: "None is " + state.map(ImprovementState::words).orElse("here") + "."));
		}
		List<Button> others = Stream.of(ImprovementState.values())
			.filter(one -> state.filter(one::equals).isEmpty() && count(all, one) > 0)
			.limit(4)
			.map(one -> Button.of("Only " + one.words(), action((one.words() + " " + of).strip())))
			.toList();
		if (!others.isEmpty()) {
			blocks.add(new Block.Buttons(others, List.of()));
		}
		blocks.add(Block.aside(
				new Span.Link(shown.size() > SHOWN ? "All " + shown.size() + " on the page" : "Open the page", url),
				Span.plain(" · this link is for you alone and works once, within 15 minutes. Private incidents aren't "
						+ "in it.")));
		return new Message(first, blocks);
	}

	private static long count(List<ImprovementLine> all, ImprovementState state) {
		return all.stream().filter(line -> line.state() == state).count();
	}

}
