package dev.firewatch.workflow.fixes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.NewFix;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Span;
import dev.firewatch.delivery.Effect;
import dev.firewatch.exchange.PastedActions.PastedLine;
import dev.firewatch.people.People;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.Refusal;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.FixStatus;
import dev.firewatch.remediation.Owner;
import dev.firewatch.workflow.fixes.PastedFix.PastedList;
import dev.firewatch.workflow.fixes.PastedFixTexts.PastedFixText;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.Departures;
import dev.firewatch.workflow.kernel.RefusalWithText;
import dev.firewatch.workflow.kernel.Wording;

/**
 * Takes a pasted list of fixes: shows first what it understood, then saves all with one
 * tap. What nobody wrote, or nobody here knows, stays open and is asked for.
 */
class PasteFixes {

	/** Begins the argument of the button that saves what was shown. */
	static final String SAVE = "save!";

	private static final String GONE = "Those fixes were saved already, or others were pasted since. Paste them again with `fix`.";

	private static final int MOST = 100;

	private static final int LONGEST = 50_000;

	private static final int SHOWN = 25;

	private static final int SHOWN_OTHERS = 5;

	private final CasefileEditor editor;

	private final Policy policy;

	private final People people;

	private final FixLines lines;

	private final PastedFixTexts pending;

	PasteFixes(CasefileEditor editor, Policy policy, People people, FixLines lines, PastedFixTexts pending) {
		this.editor = editor;
		this.policy = policy;
		this.people = people;
		this.lines = lines;
		this.pending = pending;
	}

	/** Shows the list that was pasted; empty if the text is none. */
	Optional<Reply> preview(Casefile file, Command command) {
		if (command.argument().length() > LONGEST) {
			return Optional.of(RefusalWithText.text("That is %,d characters long; %,d fit. Paste the fixes in parts."
				.formatted(command.argument().length(), LONGEST), command));
		}
		return PastedFix.list(command, today(command), policy, people).map(list -> shown(file, command, list));
	}

	/** Reads a single line of a list; empty if it is written as after the verb. */
	Optional<PastedFix> single(Command command) {
		return PastedFix.single(command, today(command), policy, people);
	}

	private Reply shown(Casefile file, Command command, PastedList list) {
		Optional<Refusal> refusal = PromiseFix.refusal(file,
				list.fixes().stream().flatMap(fix -> fix.text().causes().stream()).toList());
		if (refusal.isPresent()) {
			return RefusalWithText.text(Wording.refusal(refusal.get()), command);
		}
		List<PastedFix> fresh = fresh(file, list);
		if (fresh.size() > MOST) {
			return RefusalWithText
				.text("Those are " + fresh.size() + " fixes; " + MOST + " fit at once. Paste them in parts.", command);
		}
		int known = list.fixes().size() - fresh.size();
		String first = number(fresh.size()) + " to save" + (known == 0 ? "" : "; " + known + " left out");
		List<Block> blocks = new ArrayList<>(List.of(new Block.Heading(first)));
		fresh.stream().limit(SHOWN).forEach(fix -> blocks.add(new Block.Item(line(file, fix, command), List.of())));
		if (fresh.size() > SHOWN) {
			blocks.add(Block.aside(Span.plain("and " + (fresh.size() - SHOWN) + " more")));
		}
		others(file, list, blocks);
		if (!fresh.isEmpty()) {
			PastedFixText text = PastedFixText.of(file.id(), command);
			pending.save(text);
			blocks.add(Block.buttons(Button.primary(fresh.size() == 1 ? "Save it" : "Save all " + fresh.size(),
					new Action("fix", file.id().value(), SAVE + " " + text.print()))));
		}
		return new Reply.Whisper(new Message(first, blocks));
	}

	/** One as it will be saved, with what can't be. */
	private List<Span> line(Casefile file, PastedFix fix, Command command) {
		List<Span> spans = new ArrayList<>();
		spans.add(Span.strong(fix.text().title()));
		spans.add(Span.plain(" · "));
		List<Owner> owners = fix.text().owners();
		spans.addAll(owners.isEmpty() ? List.of(Span.plain("no owner yet")) : lines.owners(file, owners));
		LocalDate due = fix.text().due();
		spans.add(Span.plain(" · " + (due == null ? "no date yet" : "due " + Wording.day(due, today(command)))));
		if (fix.status() != FixStatus.OPEN) {
			spans.add(Span.plain(" · " + fix.status().name().toLowerCase(Locale.ROOT)));
		}
		List<String> asked = new ArrayList<>(fix.doubts());
		gone(fix).ifPresent(asked::add);
		if (due != null) {
			FixText.untimely(due, today(command)).ifPresent(asked::add);
		}
		if (!asked.isEmpty()) {
			spans.add(Span.plain(" ⚠️ " + String.join(" ", asked)));
		}
		return spans;
	}

	/** Each line that will be no fix, and why. */
	private void others(Casefile file, PastedList list, List<Block> blocks) {
		List<String> left = new ArrayList<>();
		for (PastedFix fix : list.fixes()) {
			why(file, fix).ifPresent(why -> left
				.add("Line " + fix.line() + ": " + why + " \"" + Wording.brief(fix.text().title()) + "\""));
		}
		for (PastedLine other : list.others()) {
			left.add("Line " + other.number() + ": it is no item of the list: \"" + Wording.brief(other.text()) + "\"");
		}
		if (!left.isEmpty()) {
			blocks.add(Block.paragraph(Span.plain("Left out:")));
			left.stream()
				.limit(SHOWN_OTHERS)
				.forEach(line -> blocks.add(new Block.Item(List.of(Span.plain(line)), List.of())));
			if (left.size() > SHOWN_OTHERS) {
				blocks.add(Block.aside(Span.plain("and " + (left.size() - SHOWN_OTHERS) + " more")));
			}
		}
	}

	/** Why it isn't saved. */
	private static Optional<String> why(Casefile file, PastedFix pasted) {
		if (file.fixes().stream().anyMatch(fix -> fix.title().equalsIgnoreCase(pasted.text().title()))) {
			return Optional.of("it is a fix already:");
		}
		if (pasted.status() == FixStatus.DROPPED) {
			return Optional.of("it is marked as dropped:");
		}
		return pasted.text().title().length() > PromiseFix.MOST_TITLE
				? Optional.of("its title has more than " + PromiseFix.MOST_TITLE + " characters:") : Optional.empty();
	}

	private static List<PastedFix> fresh(Casefile file, PastedList list) {
		return list.fixes().stream().filter(fix -> why(file, fix).isEmpty()).toList();
	}

	private Optional<String> gone(PastedFix fix) {
		return Departures.refusal(people, persons(fix.text().owners()));
	}

	private static List<PersonId> persons(List<Owner> owners) {
		return owners.stream().flatMap(owner -> Optional.ofNullable(owner.person()).stream()).toList();
	}

	/** Saves what was shown. */
	Reply save(Casefile addressed, String print, Command command) {
		Optional<PastedFixText> pasted = pending.find(addressed.id(), command.caller().person().id(), print.strip());
		Optional<PastedList> read = pasted
			.flatMap(text -> PastedFix.list(text.said(command), today(command), policy, people));
		if (read.isEmpty()) {
			return Reply.whisper(GONE);
		}
		PastedList list = read.get();
		Reply reply = editor.change(addressed.id(), command.key(), file -> saved(file, list, command));
		pending.deleteById(pasted.get().id());
		return reply;
	}

	private Decision saved(Casefile file, PastedList list, Command command) {
		List<PastedFix> fresh = fresh(file, list);
		if (fresh.isEmpty()) {
			return Decision.refused(Reply.whisper(GONE));
		}
		Optional<Refusal> refusal = PromiseFix.refusal(file,
				fresh.stream().flatMap(fix -> fix.text().causes().stream()).toList());
		if (refusal.isPresent()) {
			return Decision.refused(Reply.whisper(Wording.refusal(refusal.get())));
		}
		LocalDate today = today(command);
		List<Effect> effects = new ArrayList<>();
		List<Block> blocks = new ArrayList<>();
		for (PastedFix pasted : fresh) {
			Fix fix = promised(file, pasted, command);
			effects.addAll(PromiseFix.effects(file, command, fix.id() + " added: " + fix.title(), fix));
			blocks.add(line(file, fix, today));
		}
		String first = number(fresh.size()) + " added";
		blocks.add(0, Block.paragraph(Span.strong(first)));
		return Decision.accepted(new Reply.Say(new Message(first, blocks)), effects);
	}

	private Fix promised(Casefile file, PastedFix pasted, Command command) {
		FixText text = pasted.text();
		LocalDate today = today(command);
		boolean timely = text.due() != null && FixText.untimely(text.due(), today).isEmpty();
		Fix fix = file.promise(new NewFix(text.title(), command.at(), command.caller().person().id(),
				gone(pasted).isEmpty() ? text.owners() : List.of(), text.causes(), timely ? text.due() : null,
				text.plan()));
		fix.schedule(text.schedule());
		fix.scoped(text.scope());
		if (pasted.status() == FixStatus.STARTED) {
			fix.start();
		}
		if (pasted.status() == FixStatus.DONE) {
			fix.done(command.caller().person().id(), command.at(), null, today,
					(int) policy.fixes().checkAfter().toDays());
		}
		fix.keepToWorkingDays(policy.hours());
		return fix;
	}

	/** What is still missing is one tap away. */
	private Block line(Casefile file, Fix fix, LocalDate today) {
		List<Span> spans = new ArrayList<>();
		spans.add(Span.strong(fix.id()));
		spans.add(Span.plain(" " + fix.title() + " · "));
		spans.addAll(lines.owners(file, fix.owners()));
		spans.add(Span.plain(" · " + lines.state(fix, today)));
		boolean complete = !fix.owners().isEmpty() && (fix.due() != null || fix.status() == FixStatus.DONE);
		return new Block.Item(spans, complete ? List.of()
				: List.of(Button.of("Complete " + fix.id(), new Action("fix", file.id().value(), fix.id()))));
	}

	private static String number(int fixes) {
		return fixes == 1 ? "1 fix" : fixes + " fixes";
	}

	private static LocalDate today(Command command) {
		return command.at().atZone(command.caller().person().zone()).toLocalDate();
	}

}
