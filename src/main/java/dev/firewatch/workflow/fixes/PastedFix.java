package dev.firewatch.workflow.fixes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.firewatch.chat.Command;
import dev.firewatch.exchange.ActionItem;
import dev.firewatch.exchange.PastedActions;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.policy.Policy;
import dev.firewatch.remediation.FixStatus;
import dev.firewatch.remediation.Owner;
import dev.firewatch.timeline.ComingDay;
import dev.firewatch.timeline.WrittenDay;

/**
 * A fix as it stands in a list: with its box, its number, its owner and its day in
 * brackets.
 *
 * @param line where it stands, from 1
 * @param text what was understood
 * @param doubts what was not, in a sentence each
 */
record PastedFix(int line, FixText text, FixStatus status, List<String> doubts) {

	/** Whoever pastes lines without marks names an owner in each. */
	private static final Pattern OWNED = Pattern
		.compile("(?i).*(?:(?<![\\p{L}\\d.])@\\p{L}|\\b(?:owner|assignee)\\b\\s*:).*");

	/** Said as lists say it, not as after the verb. */
	private static final Pattern KEYED = Pattern
		.compile("(?i)\\b(?:owners?|assignees?|assigned to|due(?: date)?|deadline|eta)\\b\\**\\s*[:=]");

	/** What can't be said to be an owner of anything. */
	private static final int LONGEST_NAME = 80;

	/** The list as far as it is one, and what is left of it. */
	record PastedList(List<PastedFix> fixes, List<PastedActions.PastedLine> others) {
	}

	/** Reads a list or a table of several; empty if the text is none. */
	static Optional<PastedList> list(Command command, LocalDate today, Policy policy, People people) {
		String text = command.argument();
		List<String> all = text.lines().toList();
		List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
		if (lines.size() < 2) {
			return Optional.empty();
		}
		PastedActions actions = PastedActions.read(text, day -> day(day, today, policy));
		if (actions.items().isEmpty() && lines.stream().allMatch(line -> OWNED.matcher(line).matches())) {
			all = all.stream().map(line -> line.isBlank() ? line : "- " + line.strip()).toList();
			actions = PastedActions.read(String.join("\n", all), day -> day(day, today, policy));
		}
		Set<Integer> owned = actions.others()
			.stream()
			.filter(other -> FixText.mentions(other.text()))
			.map(PastedActions.PastedLine::number)
			.collect(Collectors.toSet());
		if (!actions.items().isEmpty() && !owned.isEmpty()) {
			// A line without a mark is one of them, too, if somebody owns it.
			List<String> plain = all;
			all = IntStream.range(0, plain.size())
				.mapToObj(n -> owned.contains(n + 1) ? "- " + plain.get(n).strip() : plain.get(n))
				.toList();
			actions = PastedActions.read(String.join("\n", all), day -> day(day, today, policy));
		}
		if (actions.items().size() < 2) {
			return Optional.empty();
		}
		List<String> listed = all;
		List<PastedFix> fixes = actions.items()
			.stream()
			.map(item -> standsAlone(item, listed)
					? typed(listed.get(item.line() - 1), item, command, today, policy, people)
					: of(item, command, policy, people))
			.toList();
		return Optional.of(new PastedList(fixes, actions.others()));
	}

	/** Whether its line is all that is said of it, and no row of a table. */
	private static boolean standsAlone(ActionItem item, List<String> lines) {
		String line = lines.get(item.line() - 1);
		String next = item.line() < lines.size() ? lines.get(item.line()) : "";
		return !line.strip().startsWith("|") && !line.contains("\t")
				&& (next.isBlank() || PastedActions.isItem(next) && indent(next) <= indent(line));
	}

	private static int indent(String line) {
		return line.length() - line.stripLeading().length();
	}

	/** Reads one line that stands as it does in a list; empty if nothing shows that. */
	static Optional<PastedFix> single(Command command, LocalDate today, Policy policy, People people) {
		String text = command.argument().strip();
		if (text.contains("\n")) {
			return Optional.empty();
		}
		boolean marked = PastedActions.isItem(text);
		String unmarked = PastedActions.unmarked(text);
		if (FixText.mentions(unmarked) && !KEYED.matcher(unmarked).find()) {
			// Written as after the verb: what is wrong with it is said as it is there.
			return marked ? Optional.of(new PastedFix(1, FixText.read(command.withArgument(unmarked), today, policy),
					FixStatus.OPEN, List.of())) : Optional.empty();
		}
		List<ActionItem> items = PastedActions.read("- " + unmarked, day -> day(day, today, policy)).items();
		return items.stream()
			.filter(item -> marked || !item.owners().isEmpty() || item.due() != null || !item.doubts().isEmpty())
			.map(item -> of(item, command, policy, people))
			.findFirst();
	}

	/** The line as it would be understood after the verb, if it is written like that. */
	private static PastedFix typed(String line, ActionItem item, Command command, LocalDate today, Policy policy,
			People people) {
		String unmarked = PastedActions.unmarked(line).strip();
		if (!FixText.mentions(unmarked) || KEYED.matcher(unmarked).find()) {
			return of(item, command, policy, people);
		}
		FixText text = FixText.read(command.withArgument(unmarked), today, policy);
		if (text.problem() == null && !text.title().isEmpty()) {
			return new PastedFix(item.line(), text, item.status(), List.of());
		}
		PastedFix plain = of(item, command, policy, people);
		List<String> doubts = new ArrayList<>(plain.doubts());
		if (doubts.isEmpty() && text.problem() != null) {
			doubts.add(text.problem());
		}
		return new PastedFix(plain.line(), plain.text(), plain.status(), doubts);
	}

	private static PastedFix of(ActionItem item, Command command, Policy policy, People people) {
		List<Owner> owners = new ArrayList<>();
		List<String> doubts = new ArrayList<>();
		for (String name : item.owners()) {
			Optional<Owner> owner = owner(name, command, policy, people);
			owner.filter(found -> !owners.contains(found)).ifPresent(owners::add);
			if (owner.isEmpty()) {
				doubts.add("I don't know \"" + name + "\".");
			}
		}
		item.doubts().forEach(day -> doubts.add("I can't read the date \"" + day + "\"."));
		FixText text = FixText.written(item.text(), owners, item.due()).proposed(policy.fixes());
		return new PastedFix(item.line(), text, item.status(), doubts);
	}

	/** A person by their handle or their name, or a role by its title. */
	private static Optional<Owner> owner(String name, Command command, Policy policy, People people) {
		String bare = name.strip().replaceFirst("^@", "");
		if (bare.isEmpty() || bare.length() > LONGEST_NAME) {
			return Optional.empty();
		}
		return command.mentioned("@" + bare)
			.or(() -> people.written(bare).map(Person::id))
			.map(Owner::of)
			.or(() -> policy.role(bare).map(role -> Owner.of(role.id())));
	}

	private static Optional<LocalDate> day(String text, LocalDate today, Policy policy) {
		boolean dayFirst = policy.timeline().dayFirst();
		return ComingDay.parse(text, today, dayFirst).or(() -> WrittenDay.parse(text, today, dayFirst));
	}

}
