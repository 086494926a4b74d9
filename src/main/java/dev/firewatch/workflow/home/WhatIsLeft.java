package dev.firewatch.workflow.home;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.ControlStages;
import dev.firewatch.casefile.Obligation;
import dev.firewatch.casefile.Obligation.ObligationKind;
import dev.firewatch.casefile.Obligations;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Span;
import dev.firewatch.policy.NoticeRule;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.RoleRule;
import dev.firewatch.postmortem.Section;
import dev.firewatch.recovery.Affected;
import dev.firewatch.recovery.Control;
import dev.firewatch.remediation.Fix;
import dev.firewatch.workflow.fixes.FixLines;
import dev.firewatch.workflow.kernel.PermissionCheck;
import dev.firewatch.workflow.kernel.Wording;
import dev.firewatch.workflow.obligations.ObligationLines;
import dev.firewatch.workflow.postmortems.writing.Sections;

/**
 * What is left before an incident can close: each item with its owner and the next step.
 */
class WhatIsLeft {

	private final Policy policy;

	private final Sections sections;

	private final FixLines lines;

	private final PermissionCheck permissions;

	private final Obligations obligations;

	private final ObligationLines others;

	public WhatIsLeft(Policy policy, Sections sections, FixLines lines, PermissionCheck permissions,
			Obligations obligations, ObligationLines others) {
		this.others = others;
		this.obligations = obligations;
		this.permissions = permissions;
		this.policy = policy;
		this.sections = sections;
		this.lines = lines;
	}

	public Message of(Casefile file, LocalDate today) {
		List<Obligation> left = obligations.left(file);
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
			.filter(item -> item.kind().approval())
			.flatMap(item -> file.fix(item.item()).stream())
			.filter(fix -> permissions.approvers(file, fix).isEmpty())
			.forEach(fix -> blocks.add(Block.aside(
					Span.plain("⚠️ Nobody may approve what " + fix.id()
							+ " waits for, since whoever leads owns it. Let somebody else lead: "),
					Span.code("role commander @somebody"),
					Span.plain(", or have an administrator name people under senior-group in policy.yml."))));
		if (file.incident().status().followUp()) {
			file.aftermath()
				.openHypotheses()
				.forEach(open -> blocks.add(new Block.Item(
						List.of(Span.plain("💡 " + open.id() + " is still " + open.stands() + ": "
								+ Wording.brief(open.text()) + " (closing doesn't wait for it)")),
						List.of(Button.of("Open", new Action("hypothesis", file.id().value(), open.id()))))));
		}
		if (left.isEmpty() && file.incident().status().followUp()) {
			blocks.add(Block.buttons(Button.primary("Close it", new Action("close", file.id().value(), ""))));
		}
		return new Message(first, blocks);
	}

	private static boolean mayNeedSeniors(ObligationKind kind) {
		return kind == ObligationKind.FLAGS || kind.approval();
	}

	private Block line(Casefile file, Obligation left, LocalDate today) {
		String id = file.id().value();
		List<Span> owners = lines.owners(file, left.owedBy());
		return switch (left.kind()) {
			case FLAGS -> item("⚑ ", "Nobody has reviewed the signals that add up", owners,
					Button.of("Review flags", new Action("flags", id, "")));
			case REVIEW -> item("🗓️ ",
					"The review has to be held: " + file.postmortem().orElseThrow().review().reasons().get(0).words(),
					owners, Button.of("It was held", new Action("review", id, "held")));
			case CHANGE -> item("💬 ", "Somebody asked for a change of the draft", owners,
					Button.of("Postmortem", new Action("postmortem", id, "")));
			case SECTION -> section(file, left, owners);
			case SIGNATURE ->
				item("✍️ ", "Sign-off by " + role(left), owners, Button.of("Sign", new Action("sign", id, "")));
			case ROLE -> item("✍️ ", "Sign-off by " + role(left) + ", a role nobody holds yet", owners,
					Button.of("Take it", new Action("role", id, left.item())));
			case PUBLICATION -> item("📄 ", "The postmortem is not published", owners,
					Button.of("Publish", new Action("publish", id, "")));
			case NOTICE -> item("⚖️ ",
					policy.notice(left.item()).map(NoticeRule::name).orElse(left.item()) + ", due "
							+ Wording.day(left.due(), today),
					owners, Button.of("It was sent", new Action("deadlines", id, "sent " + left.item())));
			case AFFECTED -> item("🧑 ", affected(file, left), owners,
					Button.of("Next step", new Action("affected", id, left.item() + " next")));
			case CONTROL -> control(file, left, owners, today);
			case FIX, CHECK, ASSIGNMENT, TAKE, DROP_APPROVAL, EXCEPTION_APPROVAL -> fix(file, left, today);
			default -> others.line(file, left, today, file.incident().lead());
		};
	}

	private String role(Obligation signature) {
		return policy.role(signature.item()).map(RoleRule::title).orElse(signature.item());
	}

	private Block section(Casefile file, Obligation left, List<Span> owners) {
		String title = sections.open(file)
			.stream()
			.filter(open -> open.id().equals(left.item()))
			.findFirst()
			.map(Section::title)
			.orElse(left.item());
		return item("⏳ ", "Unanswered: " + title, owners,
				Button.of("Answer", new Action("postmortem", file.id().value(), left.item())));
	}

	private static String affected(Casefile file, Obligation left) {
		Affected people = file.aftermath().affected(left.item()).orElseThrow();
		return people.id() + ", " + people.people() + " affected: " + people.state().words() + ", next: "
				+ people.next();
	}

	private static Block control(Casefile file, Obligation left, List<Span> owners, LocalDate today) {
		Control control = file.aftermath().control(left.item()).orElseThrow();
		boolean come = ControlStages.come(file, control).isPresent();
		boolean over = come || control.end().at() != null && left.due().isBefore(today);
		return item(over ? "⏰ " : "🚧 ",
				"The interim control " + control.id() + " is still on"
						+ (come ? ", and was to end with " + control.end().stage()
								: over ? ", and should have ended " + Wording.day(left.due(), today) : "")
						+ ": " + Wording.brief(control.text()),
				owners, Button.of("Lift", new Action("lift", file.id().value(), control.id())));
	}

	private Block fix(Casefile file, Obligation left, LocalDate today) {
		Fix fix = file.fix(left.item()).orElseThrow();
		List<Span> spans = new ArrayList<>();
		spans.add(Span.plain(FixLines.sign(fix, today) + " "));
		spans.add(Span.strong(fix.id()));
		spans.add(Span.plain(" " + fix.title() + ": "));
		spans.addAll(lines.state(file, fix, today));
		spans.add(Span.plain(" · "));
		spans.addAll(lines.owners(file, fix.owners()));
		return new Block.Item(spans, lines.next(file, fix).subList(0, 1));
	}

	private static Block item(String sign, String text, List<Span> owners, Button button) {
		List<Span> spans = new ArrayList<>();
		spans.add(Span.plain(sign + text + " · "));
		spans.addAll(owners);
		return new Block.Item(spans, List.of(button));
	}

}
