package dev.firewatch.workflow.overview;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Left;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Span;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.RoleRule;
import dev.firewatch.postmortem.Section;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.Owner;
import dev.firewatch.workflow.Wording;
import dev.firewatch.workflow.fixes.FixLines;
import dev.firewatch.workflow.postmortems.Sections;

/**
 * What is left before an incident can close: each item with its owner and the next step.
 */
public class WhatIsLeft {

	private final Policy policy;

	private final Sections sections;

	private final FixLines lines;

	public WhatIsLeft(Policy policy, Sections sections, FixLines lines) {
		this.policy = policy;
		this.sections = sections;
		this.lines = lines;
	}

	public Message of(Casefile file, LocalDate today) {
		List<Left> left = file.left(policy);
		String first = left.isEmpty() ? "Nothing is left: " + file.id() + " can close."
				: "Not yet: " + Wording.count(left.size(), "thing") + (left.size() == 1 ? " is" : " are")
						+ " left before " + file.id() + " can close";
		List<Block> blocks = new ArrayList<>();
		blocks.add(Block.paragraph(Span.strong(first)));
		left.forEach(item -> blocks.add(line(file, item, today)));
		if (left.isEmpty() && file.incident().status().followUp()) {
			blocks.add(Block.buttons(Button.primary("Close it", new Action("close", file.id().value(), ""))));
		}
		return new Message(first, blocks);
	}

	private Block line(Casefile file, Left left, LocalDate today) {
		String id = file.id().value();
		return switch (left.kind()) {
			case SECTION -> section(file, left);
			case SIGNATURE ->
				item("✍️ ", "Sign-off by " + policy.role(left.item()).map(RoleRule::title).orElse(left.item()),
						lines.owners(file, left.owners()), Button.of("Sign", new Action("sign", id, "")));
			case PUBLICATION -> item("📄 ", "The postmortem is not published", lines.owners(file, left.owners()),
					Button.of("Publish", new Action("publish", id, "")));
			default -> fix(file, left, today);
		};
	}

	private Block section(Casefile file, Left left) {
		Optional<Section> section = sections.open(file)
			.stream()
			.filter(open -> open.id().equals(left.item()))
			.findFirst();
		String title = section.map(Section::title).orElse(left.item());
		List<Span> owner = section.map(open -> lines.owners(file, List.of(Owner.of(sections.owner(file, open)))))
			.orElse(List.of());
		return item("⏳ ", "Unanswered: " + title, owner,
				Button.of("Answer", new Action("postmortem", file.id().value(), left.item())));
	}

	private Block fix(Casefile file, Left left, LocalDate today) {
		Fix fix = file.fix(left.item()).orElseThrow();
		List<Span> spans = new ArrayList<>();
		spans.add(Span.plain(FixLines.sign(fix, today) + " "));
		spans.add(Span.strong(fix.id()));
		spans.add(Span.plain(" " + fix.title() + ": "));
		spans.addAll(lines.state(file, fix, today));
		spans.add(Span.plain(" · "));
		spans.addAll(lines.owners(file, left.owners()));
		return new Block.Item(spans, lines.next(file, fix).subList(0, 1));
	}

	private static Block item(String sign, String text, List<Span> owners, Button button) {
		List<Span> spans = new ArrayList<>();
		spans.add(Span.plain(sign + text + " · "));
		spans.addAll(owners);
		return new Block.Item(spans, List.of(button));
	}

}
