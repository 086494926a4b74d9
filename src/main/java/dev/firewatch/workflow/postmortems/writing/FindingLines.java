package dev.firewatch.workflow.postmortems.writing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Span;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.postmortem.Question;
import dev.firewatch.postmortem.Section;
import dev.firewatch.remediation.Fix;
import dev.firewatch.risk.Risk;
import dev.firewatch.risk.Risks;
import dev.firewatch.workflow.kernel.Wording;

/**
 * The findings of a review, each of which calls for a fix or a risk. Everybody reads the
 * register, so a private incident's findings don't get there.
 */
class FindingLines {

	static final String NAME = "findings";

	/** More would hide what comes next. */
	private static final int AFTER_SAVING = 3;

	private static final int SHOWN = 15;

	private final Sections sections;

	private final Risks risks;

	FindingLines(Sections sections, Risks risks) {
		this.sections = sections;
		this.risks = risks;
	}

	/** What a section that was just saved calls for. */
	List<Block> after(Casefile file, Section section) {
		List<String> open = said(file, section).filter(line -> answer(file, line).isEmpty()).toList();
		if (open.isEmpty()) {
			return List.of();
		}
		List<Block> blocks = new ArrayList<>();
		blocks.add(Block.paragraph(Span.strong("What follows from this?")));
		open.stream().limit(AFTER_SAVING).forEach(line -> blocks.add(offer(file, line)));
		if (open.size() > AFTER_SAVING) {
			blocks.add(Block.buttons(
					Button.of("All " + open.size() + " findings", new Action("postmortem", file.id().value(), NAME))));
		}
		return blocks;
	}

	/** All findings, each with what came of it. */
	Message all(Casefile file) {
		List<String> lines = sections.shown(file).stream().flatMap(section -> said(file, section)).distinct().toList();
		long open = lines.stream().filter(line -> answer(file, line).isEmpty()).count();
		String first = lines.isEmpty() ? "No finding is written down in " + file.id() + " yet."
				: Wording.count(lines.size(), "finding") + " in " + file.id() + ", " + open
						+ " without a fix or a risk";
		List<Block> blocks = new ArrayList<>(List.of(Block.paragraph(Span.strong(first))));
		for (String line : lines.subList(0, Math.min(SHOWN, lines.size()))) {
			blocks
				.add(answer(file, line)
					.map(answer -> (Block) new Block.Item(
							List.of(Span.plain("✓ " + Wording.brief(line) + " · " + answer)), List.of()))
					.orElseGet(() -> offer(file, line)));
		}
		if (lines.size() > SHOWN) {
			blocks.add(Block.aside(Span.plain("And " + (lines.size() - SHOWN) + " more in the document.")));
		}
		return new Message(first, blocks);
	}

	/** What is written, a finding a line; "none" means that there is none. */
	private static Stream<String> said(Casefile file, Section section) {
		Postmortem postmortem = file.postmortem().orElseThrow();
		return section.questions()
			.stream()
			.filter(Question::isFindings)
			.flatMap(question -> Stream.ofNullable(postmortem.state(section.id()).answers().get(question.id())))
			.flatMap(String::lines)
			.map(line -> line.strip().replaceFirst("^[-•*]\\s+", ""))
			.filter(line -> !line.isEmpty() && !line.replaceAll("\\.$", "").equalsIgnoreCase("none"));
	}

	/** The fix or the risk that it has become. */
	private Optional<String> answer(Casefile file, String line) {
		return file.fixes()
			.stream()
			.filter(fix -> fix.title().equalsIgnoreCase(line))
			.map(Fix::id)
			.findFirst()
			.or(() -> risks.titled(line).map(Risk::id).map(Object::toString));
	}

	private static Block offer(Casefile file, String line) {
		String id = file.id().value();
		List<Button> buttons = new ArrayList<>(List.of(Button.of("Add a fix", new Action("fix", id, line))));
		if (!file.incident().isPrivate()) {
			buttons.add(Button.of("Enter as a risk", new Action("risk", id, "new " + line)));
			buttons.add(Button.of("Tell another team", new Action("tell", id, "lesson " + line)));
		}
		return new Block.Item(List.of(Span.plain("⚠️ " + Wording.brief(line))), buttons);
	}

}
