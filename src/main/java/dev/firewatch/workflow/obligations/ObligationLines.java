package dev.firewatch.workflow.obligations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.ControlStages;
import dev.firewatch.casefile.Obligation;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Span;
import dev.firewatch.people.People;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.NoticeRule;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.RoleRule;
import dev.firewatch.postmortem.Comment;
import dev.firewatch.postmortem.Section;
import dev.firewatch.postmortem.Templates;
import dev.firewatch.recovery.Affected;
import dev.firewatch.recovery.Control;
import dev.firewatch.recovery.Deletion;
import dev.firewatch.recovery.DeletionStage;
import dev.firewatch.recovery.ToldLesson;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.Owner;
import dev.firewatch.remediation.Verification;
import dev.firewatch.runbook.Run;
import dev.firewatch.runbook.RunbookItem;
import dev.firewatch.workflow.fixes.FixLines;
import dev.firewatch.workflow.kernel.Wording;

/**
 * Obligations in words: a line each with the button of the next step, and why it came.
 */
public class ObligationLines {

	private static final String RUNBOOK = "runbook";

	private final FixLines fixes;

	private final Policy policy;

	private final Templates templates;

	private final People people;

	ObligationLines(FixLines fixes, Policy policy, Templates templates, People people) {
		this.fixes = fixes;
		this.policy = policy;
		this.templates = templates;
		this.people = people;
	}

	/** What is to be done, with its next step, as the reader sees it. */
	public Block.Item line(Casefile file, Obligation obligation, LocalDate today, PersonId reader) {
		String id = file.id().value();
		String item = obligation.item();
		return switch (obligation.kind()) {
			case FIX, CHECK, DROP_APPROVAL, EXCEPTION_APPROVAL ->
				fixes.line(file, file.fix(item).orElseThrow(), today, reader);
			case TAKE -> take(file, file.fix(item).orElseThrow(), today, reader);
			case ASSIGNMENT -> item(file, "👤 ", item + " " + file.fix(item).orElseThrow().title(),
					missing(file.fix(item).orElseThrow()),
					Button.primary("Name owner and date", new Action("fix", id, item)));
			case RESOLUTION -> item(file, "🔥 ", file.incident().title(), "still " + file.incident().status().words(),
					Button.primary("Resolve", new Action("resolve", id, "")),
					Button.of("Post an update", new Action("update", id, "")));
			case FLAGS -> item(file, "⚑ ", "Signals of one kind add up", phrases(file),
					Button.primary("Review flags", new Action("flags", id, "")));
			case SECTION -> item(file, "✍️ ", section(file, item).map(Section::title).orElse(item),
					section(file, item).map(section -> "about " + section.minutes() + " min · ").orElse("")
							+ "draft due " + Wording.day(obligation.due(), today),
					Button.primary("Answer", new Action("postmortem", id, item)));
			case CHANGE -> item(file, "💬 ", item, "change requested: " + change(file, item),
					Button.of("It's changed", new Action("change", id, "done " + item)));
			case REVIEW ->
				item(file, "🗓️ ", "Hold the review", file.postmortem().orElseThrow().review().reasons().get(0).words(),
						Button.primary("It was held", new Action("review", id, "held")),
						Button.of("When and who", new Action("review", id, "")));
			case ROLE -> item(file, "👤 ", title(item), "has to sign, but nobody holds that role",
					Button.primary("Name somebody", new Action("role", id, "")));
			case SIGNATURE -> item(file, "✍️ ", "Sign the postmortem", "as " + lowered(item),
					Button.primary("Sign", new Action("sign", id, "")),
					Button.of("Check first", new Action("quality", id, "")));
			case PUBLICATION -> item(file, "📄 ", "Publish the postmortem", "it is signed",
					Button.primary("Publish", new Action("publish", id, "")));
			case CLOSING -> item(file, "✅ ", file.incident().title(), "nothing is left",
					Button.primary("Close it", new Action("close", id, "")));
			case TEST ->
				item(file, "🧪 ", item, "does this test exist by now? Due " + Wording.day(obligation.due(), today),
						Button.of("Add its link", new Action("done", id, item)));
			case LANDING -> landing(file, file.fix(item).orElseThrow());
			case DELETION -> deletion(file, item);
			case RUN_ITEM -> runItem(file, item);
			case RUN_APPROVAL -> {
				String run = item.substring(0, item.indexOf('/'));
				yield item(file, "🧭 ", run + " " + file.run(run).orElseThrow().stage().title(),
						"waits for the approval of the " + lowered(item.substring(run.length() + 1)),
						Button.primary("Approve", new Action("approve", id, run)),
						Button.of("Open", new Action(RUNBOOK, id, run)));
			}
			case RUN_STAGE -> item(file, "🧭 ", item + " " + file.run(item).orElseThrow().runbook().title(),
					"see whether " + file.run(item).orElseThrow().stage().title() + " is through",
					Button.primary("Open", new Action(RUNBOOK, id, item)));
			case CONTROL -> control(file, obligation, today);
			case AFFECTED -> affected(file, item);
			case NOTICE -> item(file, "⚖️ ", notice(item), "due " + Wording.day(obligation.due(), today),
					Button.primary("It was sent", new Action("deadlines", id, "sent " + item)),
					Button.of("Not needed", new Action("deadlines", id, "not-needed " + item)));
			case LESSON -> lesson(file, item);
			case ELSEWHERE -> throw new IllegalArgumentException(obligation + " is in no casefile");
		};
	}

	/** The first of what the reader has to do in it. */
	private static Block.Item runItem(Casefile file, String item) {
		int dot = item.indexOf('.');
		Run run = file.run(item.substring(0, dot)).orElseThrow();
		int number = Integer.parseInt(item.substring(dot + 1));
		String text = run.runbook().item(number).map(RunbookItem::text).orElse("");
		return item(file, "🧭 ", item + " " + text, run.runbook().title() + ", " + run.stage().title(),
				Button.primary("Open", new Action(RUNBOOK, file.id().value(), run.id() + " item " + number)));
	}

	private static Block.Item landing(Casefile file, Fix fix) {
		return item(file, "📍 ", fix.id() + " " + fix.title(), "where in " + fix.scope().lands() + " is it now?",
				Button.of("Add its link", new Action("done", file.id().value(), fix.id() + " landed")));
	}

	private static Block.Item deletion(Casefile file, String item) {
		Deletion record = file.deletion(item).orElseThrow();
		DeletionStage next = record.next().orElseThrow();
		String id = file.id().value();
		return item(file, "🗑️ ", record.id() + " " + record.dataset(), "next comes " + next.key(),
				next == DeletionStage.APPROVE
						? new Button[] { Button.primary("Approve", new Action("approve", id, record.id())),
								Button.of("Reject", new Action("reject", id, record.id())) }
						: new Button[] { Button.of("Next step", new Action("deletion", id, record.id())) });
	}

	/** Counts and states alone: who they are is nobody's business here. */
	private static Block.Item affected(Casefile file, String item) {
		Affected people = file.aftermath().affected(item).orElseThrow();
		return item(file, "🧑 ", people.id() + " " + people.people(),
				people.state().words() + ", next: " + people.next(),
				Button.primary("Next step", new Action("affected", file.id().value(), people.id() + " next")));
	}

	private static Block.Item control(Casefile file, Obligation obligation, LocalDate today) {
		Control control = file.aftermath().control(obligation.item()).orElseThrow();
		String id = file.id().value();
		String stage = control.end().stage();
		return item(file, "🚧 ", control.id() + " " + control.text(),
				stage == null ? "ends " + Wording.day(obligation.due(), today)
						: ControlStages.come(file, control).isPresent() ? "until " + stage + ", which has begun"
								: "until " + stage + ", to be looked at by " + Wording.day(obligation.due(), today),
				Button.primary("Lift", new Action("lift", id, control.id())),
				Button.of("Prolong", new Action("prolong", id, control.id())));
	}

	private static Block.Item lesson(Casefile file, String item) {
		ToldLesson told = file.aftermath().lesson(item).orElseThrow();
		String id = file.id().value();
		if (!told.notableBy(told.owedBy())) {
			return item(file, "🎓 ", told.id() + " " + told.text(), "not noted yet by " + told.teamName(),
					Button.of("Show", new Action("tell", id, told.id())));
		}
		return item(file, "🎓 ", told.id() + " " + told.text(), "a lesson for " + told.teamName(),
				Button.primary("Noted", new Action("tell", id, "noted " + told.id())),
				Button.of("We have this too", new Action("tell", id, "same " + told.id())));
	}

	private String notice(String id) {
		return policy.notice(id).map(NoticeRule::name).orElse(id);
	}

	private static String missing(Fix fix) {
		return fix.owners().isEmpty() ? fix.due() == null ? "name owner and date" : "name its owner" : "name its date";
	}

	/** Whoever was asked answers; everybody else may ask another one. */
	private static Block.Item take(Casefile file, Fix fix, LocalDate today, PersonId reader) {
		String name = fix.id() + " " + fix.title();
		String rest = FixLines.due(fix, today);
		if (file.askedOf(reader, fix).isEmpty()) {
			return item(file, "🤝 ", name, rest + " · nobody has taken it over yet",
					Button.of("Ask somebody else", new Action("handover", file.id().value(), fix.id())));
		}
		return item(file, "🤝 ", name, rest + " · is to be yours", FixLines.answers(file, fix).toArray(Button[]::new));
	}

	private static Block.Item item(Casefile file, String sign, String strong, String rest, Button... buttons) {
		return new Block.Item(
				List.of(Span.plain(sign), Span.strong(strong), Span.plain(" · " + rest + " · " + file.id())),
				List.of(buttons));
	}

	private static String phrases(Casefile file) {
		return file.incident()
			.flags()
			.stream()
			.map(flag -> "\"" + flag.signal().phrase() + "\"")
			.collect(Collectors.joining(", "));
	}

	private Optional<Section> section(Casefile file, String id) {
		return file.postmortem()
			.flatMap(document -> templates.template(document.template()))
			.flatMap(template -> template.section(id));
	}

	private static String change(Casefile file, String id) {
		return file.postmortem()
			.stream()
			.flatMap(document -> document.comments().stream())
			.filter(comment -> comment.id().equals(id))
			.findFirst()
			.map(Comment::text)
			.map(Wording::brief)
			.orElse("");
	}

	private String title(String role) {
		return policy.role(role).map(RoleRule::title).orElse(role);
	}

	private String lowered(String role) {
		return title(role).toLowerCase(Locale.ROOT);
	}

	/**
	 * Why it is in the reader's message: since when it waits and for whom, what is to be
	 * decided or measured, and who hears of it next.
	 * @param next who is told if nothing happens, and when
	 */
	public Block.Aside why(Casefile file, Obligation obligation, Debtors.Chain chain, LocalDate today, PersonId reader,
			Optional<NextRung> next) {
		return why(what(file, obligation), obligation, chain, today, reader, next);
	}

	/** The same of what waits in another document. */
	public Block.Aside why(Obligation obligation, Debtors.Chain chain, LocalDate today, PersonId reader,
			Optional<NextRung> next) {
		return why("", obligation, chain, today, reader, next);
	}

	private Block.Aside why(String what, Obligation obligation, Debtors.Chain chain, LocalDate today, PersonId reader,
			Optional<NextRung> next) {
		List<Span> spans = new ArrayList<>();
		spans.add(Span.plain(what));
		boolean theirs = chain.acting().contains(reader);
		if (!theirs) {
			spans.add(Span.plain("It is waiting for "));
			spans.addAll(mentions(chain.acting()));
			spans.add(Span.plain(". "));
		}
		chain.missing().forEach(gone -> {
			spans.addAll(mentions(List.of(gone)));
			spans.add(Span.plain(" can't be reached. "));
		});
		if (obligation.due().isBefore(today)) {
			spans.add(Span.plain("Overdue since " + Wording.day(obligation.due(), today)));
		}
		else {
			spans.add(Span.plain("Due " + Wording.day(obligation.due(), today)));
		}
		next.filter(rung -> theirs).ifPresent(rung -> {
			spans.add(Span.plain("; "));
			spans.addAll(rung.people().stream().anyMatch(Leadership::is) ? List.of(Span.plain("the leadership channel"))
					: mentions(rung.people()));
			spans.add(Span.plain(" will be told " + on(rung.on(), today)));
		});
		spans.add(Span.plain("."));
		return new Block.Aside(spans);
	}

	private static String on(LocalDate day, LocalDate today) {
		return (day.equals(today.plusDays(1)) ? "" : "on ") + Wording.day(day, today);
	}

	/** Who is told of something that stays undone, and on which day. */
	public record NextRung(List<PersonId> people, LocalDate on) {
	}

	private List<Span> mentions(List<PersonId> persons) {
		List<Span> spans = new ArrayList<>();
		for (PersonId person : persons) {
			if (!spans.isEmpty()) {
				spans.add(Span.plain(", "));
			}
			spans.add(new Span.Mention(person, people.nameOf(person)));
		}
		return spans.isEmpty() ? List.of(Span.plain("nobody")) : spans;
	}

	private String what(Casefile file, Obligation obligation) {
		return switch (obligation.kind()) {
			case ASSIGNMENT -> "It was imported, and the text doesn't say. ";
			case CHECK -> check(file.fix(obligation.item()).orElseThrow());
			case DROP_APPROVAL -> file.fix(obligation.item())
				.flatMap(Fix::dropRequest)
				.map(drop -> people.nameOf(drop.by()) + " wants to drop it: " + policy.spelledOut(drop.reason()) + ". ")
				.orElse("");
			case EXCEPTION_APPROVAL -> file.fix(obligation.item())
				.flatMap(Fix::lastVerification)
				.map(last -> "It missed its target: " + FixLines.result(last) + ". ")
				.orElse("");
			case FIX -> file.fix(obligation.item())
				.flatMap(Fix::lastNote)
				.map(note -> people.nameOf(note.by()) + " said: " + Wording.brief(note.text()) + ". ")
				.orElse("");
			case TAKE -> file.fix(obligation.item())
				.flatMap(Fix::handOver)
				.map(asked -> people.nameOf(asked.by()) + " asked for it to be taken over; until then "
						+ owed(file, asked.from()) + ". ")
				.orElse("");
			default -> "";
		};
	}

	private String owed(Casefile file, List<Owner> owners) {
		List<String> names = file.people(owners).stream().map(people::nameOf).toList();
		return names.isEmpty() ? "nobody works on it"
				: Wording.joined(names) + (names.size() == 1 ? " owes" : " owe") + " it";
	}

	private static String check(Fix fix) {
		String metric = fix.plan().measurable()
				? "Metric: " + fix.plan().metric() + ". Target: " + fix.plan().target() + ". "
				: "It has no metric yet; the form asks for one. ";
		String last = fix.lastVerification().map(ObligationLines::lastTime).orElse("");
		String criteria = FixLines.doneWhen(fix).map(when -> when + ". ").orElse("")
				+ FixLines.method(fix).map(how -> how + ". ").orElse("");
		return "Time to check whether it worked. " + criteria + metric + last;
	}

	private static String lastTime(Verification last) {
		return "Last time: " + FixLines.result(last) + ". ";
	}

}
