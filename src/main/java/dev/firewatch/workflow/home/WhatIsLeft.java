package dev.firewatch.workflow.home;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.ClosingBlocker;
import dev.firewatch.casefile.ClosingBlocker.BlockerKind;
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
import dev.firewatch.workflow.fixes.FixLines;
import dev.firewatch.workflow.kernel.PermissionCheck;
import dev.firewatch.workflow.kernel.Wording;
import dev.firewatch.workflow.postmortems.writing.Sections;

/**
 * What is left before an incident can close: each item with its owner and the next step.
 */
class WhatIsLeft {

	private final Policy policy;

	private final Sections sections;

	private final FixLines lines;

	private final PermissionCheck permissions;

	public WhatIsLeft(Policy policy, Sections sections, FixLines lines, PermissionCheck permissions) {
		this.permissions = permissions;
		this.policy = policy;
		this.sections = sections;
		this.lines = lines;
	}

	public Message of(Casefile file, LocalDate today) {
		List<ClosingBlocker> left = file.left(policy);
		String first = left.isEmpty() ? "Nothing is left: " + file.id() + " can close."
				: "Not yet: " + Wording.count(left.size(), "thing") + (left.size() == 1 ? " is" : " are")
						+ " left before " + file.id() + " can close";
		List<Block> blocks = new ArrayList<>();
		blocks.add(Block.paragraph(Span.strong(first)));
		left.forEach(item -> blocks.add(line(file, item, today)));
		if (left.stream().anyMatch(item -> mayNeedSeniors(item.kind()))) {
			permissions.seniorProblems().forEach(problem -> blocks.add(Block.aside(Span.plain("⚠️ " + problem))));
		}
		left.stream()
			.filter(item -> item.kind() == BlockerKind.FIX_APPROVAL)
			.flatMap(item -> file.fix(item.item()).stream())
			.filter(fix -> permissions.approvers(file, fix).isEmpty())
			.forEach(fix -> blocks.add(Block.aside(
					Span.plain("⚠️ Nobody may approve what " + fix.id()
							+ " waits for, since whoever leads owns it. Let somebody else lead: "),
					Span.code("role commander @somebody"),
					Span.plain(", or have an administrator name people under senior-group in policy.yml."))));
		if (left.isEmpty() && file.incident().status().followUp()) {
			blocks.add(Block.buttons(Button.primary("Close it", new Action("close", file.id().value(), ""))));
		}
		return new Message(first, blocks);
	}

	private static boolean mayNeedSeniors(BlockerKind kind) {
		return kind == BlockerKind.FLAGS || kind == BlockerKind.FIX_APPROVAL;
	}

	private Block line(Casefile file, ClosingBlocker blocker, LocalDate today) {
		String id = file.id().value();
		return switch (blocker.kind()) {
			case FLAGS -> item("⚑ ", "Nobody has reviewed the signals that add up",
					lines.owners(file, blocker.owners()), Button.of("Review flags", new Action("flags", id, "")));
			case SECTION -> section(file, blocker);
			case SIGNATURE ->
				item("✍️ ", "Sign-off by " + policy.role(blocker.item()).map(RoleRule::title).orElse(blocker.item()),
						lines.owners(file, blocker.owners()), Button.of("Sign", new Action("sign", id, "")));
			case PUBLICATION -> item("📄 ", "The postmortem is not published", lines.owners(file, blocker.owners()),
					Button.of("Publish", new Action("publish", id, "")));
			default -> fix(file, blocker, today);
		};
	}

	private Block section(Casefile file, ClosingBlocker blocker) {
		Optional<Section> section = sections.open(file)
			.stream()
			.filter(open -> open.id().equals(blocker.item()))
			.findFirst();
		String title = section.map(Section::title).orElse(blocker.item());
		List<Span> owner = section.map(open -> lines.owners(file, List.of(Owner.of(sections.owner(file, open)))))
			.orElse(List.of());
		return item("⏳ ", "Unanswered: " + title, owner,
				Button.of("Answer", new Action("postmortem", file.id().value(), blocker.item())));
	}

	private Block fix(Casefile file, ClosingBlocker blocker, LocalDate today) {
		Fix fix = file.fix(blocker.item()).orElseThrow();
		List<Span> spans = new ArrayList<>();
		spans.add(Span.plain(FixLines.sign(fix, today) + " "));
		spans.add(Span.strong(fix.id()));
		spans.add(Span.plain(" " + fix.title() + ": "));
		spans.addAll(lines.state(file, fix, today));
		spans.add(Span.plain(" · "));
		spans.addAll(lines.owners(file, blocker.owners()));
		return new Block.Item(spans, lines.next(file, fix).subList(0, 1));
	}

	private static Block item(String sign, String text, List<Span> owners, Button button) {
		List<Span> spans = new ArrayList<>();
		spans.add(Span.plain(sign + text + " · "));
		spans.addAll(owners);
		return new Block.Item(spans, List.of(button));
	}

}
