package dev.firewatch.workflow.runbooks;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.CasefileRuns;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Span;
import dev.firewatch.people.People;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.RoleRule;
import dev.firewatch.runbook.GateNeed;
import dev.firewatch.runbook.GateNeed.NeedKind;
import dev.firewatch.runbook.ItemType;
import dev.firewatch.runbook.Run;
import dev.firewatch.runbook.Run.RunState;
import dev.firewatch.runbook.Run.StageApproval;
import dev.firewatch.runbook.RunFacts;
import dev.firewatch.runbook.RunItem;
import dev.firewatch.runbook.RunItem.ItemState;
import dev.firewatch.runbook.Runbook;
import dev.firewatch.runbook.RunbookItem;
import dev.firewatch.runbook.RunbookStage;
import dev.firewatch.workflow.kernel.Wording;
import org.jspecify.annotations.Nullable;

/** How a run reads in chat: its card, an item at a time, and a stage's list. */
public class RunCard {

	static final String VERB = "runbook";

	/** So many items are read at once. */
	private static final int PAGE = 10;

	/** Beside them, one button goes on to the next item. */
	private static final int CHOICES_SHOWN = 3;

	private final People people;

	private final Policy policy;

	RunCard(People people, Policy policy) {
		this.people = people;
		this.policy = policy;
	}

	/** The run as the room sees it. */
	Message card(Casefile file, Run run, Instant now) {
		RunFacts facts = CasefileRuns.facts(file, run);
		String first = "🧭 " + run.id() + " · " + run.runbook().title() + " · " + stands(run);
		List<Block> blocks = new ArrayList<>();
		blocks.add(Block.paragraph(Span.plain("🧭 "), Span.strong(run.id() + " · " + run.runbook().title()),
				Span.plain(" · " + stands(run) + " · " + file.id())));
		if (run.runbook().stages().size() > 1) {
			blocks.add(Block.aside(Span.plain(strip(run))));
		}
		if (run.state() != RunState.OPEN) {
			run.end()
				.filter(end -> end.text() != null)
				.ifPresent(
						end -> blocks.add(Block.aside(Span.plain(policy.spelledOut(end.code() + ": " + end.text())))));
			blocks.add(ended(file, run));
			return new Message(first, blocks);
		}
		List<RunItem> items = run.items(facts);
		long settled = items.stream().filter(item -> !item.isOpen()).count();
		if (!items.isEmpty()) {
			blocks.add(new Block.Progress((int) settled, items.size()));
		}
		due(run, facts, now).ifPresent(blocks::add);
		run.next(facts).ifPresent(next -> blocks.add(nextLine(file, run, next)));
		List<GateNeed> needs = run.needs(facts, now);
		waits(run, needs).ifPresent(blocks::add);
		blocks.add(buttons(file, run, needs, run.next(facts).isPresent()));
		return new Message(first, blocks);
	}

	/** A recovery that has ended is summed up for leadership. */
	private static Block ended(Casefile file, Run run) {
		Button whole = button(file, "The whole run", run.id() + " outline");
		return CasefileRuns.isSummedUp(run) ? Block.buttons(
				Button.primary("Summary for leadership", new Action(VERB, file.id().value(), run.id() + " summary")),
				whole) : Block.buttons(whole);
	}

	/** What the incident's card says of a run: where it is and what it waits for. */
	public static Block line(Casefile file, Run run) {
		RunFacts facts = CasefileRuns.facts(file, run);
		long open = run.items(facts).stream().filter(one -> one.isOpen() && one.item().required()).count();
		String waits = open > 0 ? Wording.count(open, "required item") + " open" : "at its gate";
		return new Block.Item(List.of(Span.strong(run.runbook().recovery() ? "Recovering: " : "Runbook: "),
				Span.plain(run.runbook().title() + (run.runbook().stages().size() > 1 ? ", " + run.stage().title() : "")
						+ " · " + waits + " · " + run.id())),
				List.of(Button.of("Open", new Action(VERB, file.id().value(), run.id()))));
	}

	/** Offers a runbook on the incident's card. */
	public static Block offer(Casefile file, Runbook runbook) {
		return new Block.Item(
				List.of(Span.strong(runbook.title()),
						Span.plain(
								" fits here" + (runbook.summary() == null ? "." : ": " + lowered(runbook.summary())))),
				List.of(Button.of("Start", new Action(VERB, file.id().value(), "start " + runbook.id())),
						Button.of("Not needed", new Action(VERB, file.id().value(), "decline " + runbook.id()))));
	}

	private static String lowered(String sentence) {
		return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
	}

	private static String stands(Run run) {
		return switch (run.state()) {
			case DONE -> "done";
			case STOPPED -> "stopped";
			case OPEN -> run.runbook().stages().size() == 1 ? "open"
					: (run.runbook().stages().indexOf(run.stage()) + 1) + " of " + run.runbook().stages().size();
		};
	}

	private static String strip(Run run) {
		return run.runbook().stages().stream().map(stage -> switch (run.state(stage)) {
			case DONE -> "✓ " + stage.title();
			case OPEN -> "● " + stage.title();
			case WAITING -> "○ " + stage.title();
		}).collect(Collectors.joining("  →  "));
	}

	private Optional<Block> due(Run run, RunFacts facts, Instant now) {
		return run.due(run.stage(), facts).map(due -> {
			List<Span> spans = new ArrayList<>();
			spans.add(Span.plain(due.isBefore(now) ? "⚠️ Late: due " : "Due "));
			spans.add(Span.dateTime(due));
			return new Block.Aside(spans);
		});
	}

	private Block nextLine(Casefile file, Run run, RunItem next) {
		List<Span> spans = new ArrayList<>();
		spans.add(Span.plain("Next: "));
		spans.add(Span.strong(next.item().text()));
		spans.add(Span.plain(" · " + run.id() + "." + next.item().number() + " · "));
		spans.add(holder(file, next));
		return new Block.Paragraph(spans);
	}

	/** Who does it: who it was given to, else the role's holder, else whoever leads. */
	private Span holder(Casefile file, RunItem item) {
		String role = item.item().role();
		Optional<PersonId> person = Optional.ofNullable(item.heldBy())
			.or(() -> role == null ? Optional.of(file.incident().lead()) : file.incident().holder(role));
		return person.<Span>map(found -> new Span.Mention(found, people.nameOf(found)))
			.orElseGet(() -> Span.plain(title(String.valueOf(role)) + " (nobody yet)"));
	}

	private String title(String role) {
		return policy.role(role).map(RoleRule::title).orElse(role);
	}

	private static Optional<Block> waits(Run run, List<GateNeed> needs) {
		if (needs.isEmpty()) {
			return Optional.empty();
		}
		List<Span> spans = new ArrayList<>();
		spans.add(Span.plain("Waits: " + run.stage().gate().words(needs)));
		needs.stream().map(GateNeed::until).flatMap(Stream::ofNullable).findFirst().ifPresent(until -> {
			spans.add(Span.plain(" That is "));
			spans.add(Span.dateTime(until));
			spans.add(Span.plain("."));
		});
		return Optional.of(new Block.Aside(spans));
	}

	private static Block buttons(Casefile file, Run run, List<GateNeed> needs, boolean next) {
		String id = file.id().value();
		List<Button> shown = new ArrayList<>();
		if (needs.isEmpty()) {
			shown.add(Button.primary(last(run) ? "Finish" : "Go on", new Action("advance", id, run.id())));
		}
		else if (needs.stream().allMatch(need -> need.kind() == NeedKind.APPROVALS)) {
			shown.add(Button.primary("Approve", new Action("approve", id, run.id())));
		}
		if (next) {
			shown.add(new Button("Next", new Action(VERB, id, run.id() + " next"), shown.isEmpty()));
		}
		shown.add(button(file, "List", run.id() + " list"));
		List<Button> more = new ArrayList<>();
		if (run.stage().gate().stableFor() != null) {
			shown.add(button(file, "New anomaly", run.id() + " anomaly"));
		}
		if (!run.stage().triggers().isEmpty()) {
			(shown.size() < 4 ? shown : more).add(Button.of("Roll back", new Action("rollback", id, run.id())));
		}
		more.add(button(file, "The whole run", run.id() + " outline"));
		more.add(button(file, "Stop it", run.id() + " stop"));
		return new Block.Buttons(shown, more);
	}

	private static boolean last(Run run) {
		List<RunbookStage> stages = run.runbook().stages();
		return run.stage().equals(stages.get(stages.size() - 1));
	}

	private static Button button(Casefile file, String label, String argument) {
		return Button.of(label, new Action(VERB, file.id().value(), argument));
	}

	/**
	 * One item, with what can be done about it.
	 * @param news what has just happened; null if nothing has
	 */
	Message item(Casefile file, Run run, RunItem item, @Nullable String news) {
		RunbookItem asked = item.item();
		String name = run.id() + "." + asked.number();
		List<Block> blocks = new ArrayList<>();
		if (news != null) {
			blocks.add(Block.sentence(news));
		}
		blocks.add(Block.aside(Span.plain(
				run.stage().title() + " · " + asked.group() + " · " + name + (asked.required() ? "" : " · optional"))));
		blocks.add(Block.paragraph(Span.strong(asked.text())));
		if (asked.help() != null) {
			blocks.add(Block.sentence(asked.help()));
		}
		if (item.isOpen()) {
			blocks.add(Block.aside(Span.plain("For "), holder(file, item)));
		}
		else {
			blocks.add(Block.aside(state(item).toArray(Span[]::new)));
		}
		blocks.add(new Block.Buttons(choices(file, run, item),
				List.of(Button.of("Hand over", new Action("handover", file.id().value(), name)),
						Button.of("Doesn't apply", new Action("skip", file.id().value(), name)))));
		return new Message((news == null ? "" : news.replace("`", "") + " ") + asked.text(), blocks);
	}

	private static List<Button> choices(Casefile file, Run run, RunItem item) {
		RunbookItem asked = item.item();
		String id = file.id().value();
		String name = run.id() + "." + asked.number();
		List<Button> shown = new ArrayList<>();
		if (!item.isOpen()) {
			shown.add(button(file, "Take back", run.id() + " undo " + asked.number()));
		}
		else if (asked.type() == ItemType.RUNBOOK) {
			shown.add(CasefileRuns.child(file, asked)
				.map(child -> button(file, "Open " + child.id(), child.id()))
				.orElseGet(() -> Button.primary("Start it",
						new Action(VERB, id, "start " + asked.runbook() + " for " + name))));
		}
		else if (asked.type().reads() && !asked.choices().isEmpty() && asked.choices().size() <= CHOICES_SHOWN) {
			asked.choices()
				.forEach(
						choice -> shown.add(button(file, choice, run.id() + " read " + asked.number() + " " + choice)));
		}
		else if (asked.type().reads()) {
			shown.add(Button.primary("Enter it", new Action("reading", id, name)));
		}
		else {
			shown.add(Button.primary("Done", new Action(VERB, id, run.id() + " tick " + asked.number())));
			shown.add(button(file, "With evidence", run.id() + " evidence " + asked.number()));
		}
		shown.add(button(file, "Next one", run.id() + " next " + asked.number()));
		return shown;
	}

	/** Who settled it, when, and with what. */
	private List<Span> state(RunItem item) {
		List<Span> spans = new ArrayList<>();
		spans.add(Span.plain(item.state() == ItemState.DONE ? "✓ " : "– doesn't apply · "));
		if (item.text() != null) {
			String text = item.code() == null ? item.text() : policy.spelledOut(item.code() + ": " + item.text());
			spans.add(Span.plain(text + unit(item) + " · "));
		}
		spans.add(Span.plain(item.by() == null ? "" : people.nameOf(item.by()) + " · "));
		if (item.at() != null) {
			spans.add(Span.dateTime(item.at()));
		}
		return spans;
	}

	private static String unit(RunItem item) {
		String unit = item.item().unit();
		return unit == null || item.text() == null || item.text().contains(unit) ? "" : " " + unit;
	}

	/** Nothing is open in the stage any more. */
	Message through(Casefile file, Run run, Instant now, @Nullable String news) {
		Message card = card(file, run, now);
		if (news == null) {
			return card;
		}
		List<Block> blocks = new ArrayList<>();
		blocks.add(Block.sentence(news));
		blocks.addAll(card.blocks());
		return new Message(news.replace("`", ""), blocks);
	}

	/** The open stage's list, a page at a time. */
	Message list(Casefile file, Run run, int page) {
		RunFacts facts = CasefileRuns.facts(file, run);
		List<RunItem> items = run.items(facts);
		int pages = Math.max(1, (items.size() + PAGE - 1) / PAGE);
		int shown = Math.max(1, Math.min(page, pages));
		String first = run.id() + " · " + run.stage().title();
		List<Block> blocks = new ArrayList<>();
		blocks.add(
				Block.paragraph(Span.strong(first), Span.plain(pages == 1 ? "" : " · page " + shown + " of " + pages)));
		if (shown == 1 && !run.stage().objectives().isEmpty()) {
			blocks.add(Block.aside(Span.plain("Objectives: " + String.join("; ", run.stage().objectives()) + ".")));
		}
		String group = "";
		for (RunItem item : items.subList((shown - 1) * PAGE, Math.min(items.size(), shown * PAGE))) {
			if (!item.item().group().equals(group)) {
				group = item.item().group();
				blocks.add(Block.paragraph(Span.strong(group)));
			}
			blocks.add(new Block.Item(line(item),
					List.of(button(file, "Open", run.id() + " item " + item.item().number()))));
		}
		if (shown < pages) {
			blocks.add(Block.buttons(button(file, "More", run.id() + " list " + (shown + 1))));
		}
		return new Message(first, blocks);
	}

	private List<Span> line(RunItem item) {
		List<Span> spans = new ArrayList<>();
		if (item.isOpen()) {
			spans.add(Span.plain("☐ " + item.item().text() + (item.item().required() ? "" : " (optional)")));
			return spans;
		}
		spans.add(Span.plain((item.state() == ItemState.DONE ? "☑ " : "– ") + item.item().text()));
		if (item.text() != null) {
			spans.add(Span.plain(": " + Wording.brief(item.text()) + unit(item)));
		}
		return spans;
	}

	/** The run from its beginning to its end, with the dates of its stages. */
	Message outline(Casefile file, Run run, ZoneId zone, Instant now) {
		RunFacts facts = CasefileRuns.facts(file, run);
		LocalDate today = LocalDate.ofInstant(now, zone);
		String first = run.id() + " · " + run.runbook().title();
		List<Block> blocks = new ArrayList<>();
		blocks.add(Block.paragraph(Span.strong(first), Span.plain(" · " + file.id() + " " + file.incident().title())));
		for (RunbookStage stage : run.runbook().stages()) {
			List<RunItem> items = run.items(stage, facts);
			long done = items.stream().filter(one -> one.state() == ItemState.DONE).count();
			long skipped = items.stream().filter(one -> one.state() == ItemState.SKIPPED).count();
			List<String> words = new ArrayList<>();
			run.opens(stage, facts).ifPresent(at -> words.add("from " + day(at, zone, today)));
			run.due(stage, facts).ifPresent(at -> words.add("until " + day(at, zone, today)));
			words.add(done + " of " + items.size() + " done" + (skipped == 0 ? "" : ", " + skipped + " don't apply"));
			String given = run.approvals(stage, facts)
				.stream()
				.filter(approval -> approval.by() != null)
				.map(approval -> approved(approval, zone, today))
				.collect(Collectors.joining(", "));
			if (!given.isEmpty()) {
				words.add("approved by " + given);
			}
			String sign = switch (run.state(stage)) {
				case DONE -> "✓ ";
				case OPEN -> "● ";
				case WAITING -> "○ ";
			};
			blocks.add(Block.paragraph(Span.plain(sign), Span.strong(stage.title()),
					Span.plain(" · " + String.join(" · ", words))));
			if (!stage.objectives().isEmpty()) {
				blocks.add(Block.aside(Span.plain(String.join("; ", stage.objectives()))));
			}
		}
		if (run.state() == RunState.OPEN) {
			file.incident()
				.lastUpdate()
				.flatMap(update -> Optional.ofNullable(update.next()))
				.ifPresent(next -> blocks
					.add(new Block.Aside(List.of(Span.plain("The next update is due "), Span.dateTime(next)))));
		}
		return new Message(first, blocks);
	}

	private String approved(StageApproval approval, ZoneId zone, LocalDate today) {
		PersonId by = approval.by();
		Instant at = approval.at();
		return (by == null ? "" : people.nameOf(by)) + " (" + title(approval.role()).toLowerCase(Locale.ROOT)
				+ (at == null ? "" : ", " + day(at, zone, today)) + ")";
	}

	private static String day(Instant at, ZoneId zone, LocalDate today) {
		return Wording.day(LocalDate.ofInstant(at, zone), today);
	}

	/** The runs of the incident, and the runbooks that can be started. */
	Message overview(Casefile file, RunbookShelf shelf) {
		String first = "Runbooks of " + file.id();
		List<Block> blocks = new ArrayList<>();
		blocks.add(Block.paragraph(Span.strong(first)));
		for (Run run : file.runs()) {
			blocks.add(new Block.Item(
					List.of(Span.strong(run.id()), Span.plain(" " + run.runbook().title() + " · " + stands(run))),
					List.of(button(file, "Open", run.id()))));
		}
		List<Runbook> proposed = shelf.proposed(file);
		proposed.forEach(runbook -> blocks.add(offer(file, runbook)));
		shelf.all()
			.stream()
			.filter(runbook -> !proposed.contains(runbook))
			.forEach(runbook -> blocks
				.add(new Block.Item(left(file, runbook), List.of(button(file, "Start", "start " + runbook.id())))));
		return new Message(first, blocks);
	}

	/** One that isn't offered, and who said that it isn't needed. */
	private List<Span> left(Casefile file, Runbook runbook) {
		String what = runbook.title() + (runbook.summary() == null ? "" : " · " + lowered(runbook.summary()));
		return file.declined(runbook.id())
			.map(declined -> List.of(Span.plain(what + " · not needed, says "),
					new Span.Mention(declined.by(), people.nameOf(declined.by())), Span.plain(", "),
					Span.dateTime(declined.at())))
			.orElseGet(() -> List.of(Span.plain(what)));
	}

}
