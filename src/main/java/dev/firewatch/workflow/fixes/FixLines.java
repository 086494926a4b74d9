package dev.firewatch.workflow.fixes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Span;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.RoleRule;
import dev.firewatch.remediation.AcceptanceCriteria;
import dev.firewatch.remediation.CategoryProposal;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.FixStatus;
import dev.firewatch.remediation.Owner;
import dev.firewatch.remediation.ResultChart;
import dev.firewatch.remediation.Verification;
import dev.firewatch.workflow.kernel.PermissionCheck;
import dev.firewatch.workflow.kernel.Wording;
import org.jspecify.annotations.Nullable;

/** Fixes in words: a line each, and who owns them. */
public class FixLines {

	private final People people;

	private final Policy policy;

	private final PermissionCheck permissions;

	public FixLines(People people, Policy policy, PermissionCheck permissions) {
		this.people = people;
		this.policy = policy;
		this.permissions = permissions;
	}

	String nameOf(PersonId person) {
		return people.nameOf(person);
	}

	/** Mentions of the owners; a role nobody holds is named. */
	public List<Span> owners(Casefile file, List<Owner> owners) {
		List<Span> spans = new ArrayList<>();
		for (Owner owner : owners) {
			if (!spans.isEmpty()) {
				spans.add(Span.plain(", "));
			}
			if (owner.person() != null) {
				spans.add(mention(owner.person()));
			}
			else if (owner.role() != null) {
				String title = policy.role(owner.role()).map(RoleRule::title).orElse(owner.role());
				spans.add(file.incident().holder(owner.role()).map(this::mention).orElseGet(() -> Span.plain(title)));
			}
		}
		return spans.isEmpty() ? List.of(Span.plain("nobody")) : spans;
	}

	public Span mention(PersonId person) {
		return new Span.Mention(person, people.find(person).map(Person::name).orElse(person.value()));
	}

	/**
	 * The fix as it is now, with what is still missing.
	 * @param asked the day of the check that somebody named
	 */
	Message promised(Casefile file, Fix fix, LocalDate today, @Nullable LocalDate asked) {
		String first = fix.id() + " · " + fix.title();
		List<Block> blocks = new ArrayList<>();
		List<Span> spans = new ArrayList<>();
		spans.add(Span.strong(fix.id()));
		spans.add(Span.plain(" · " + fix.title() + " · "));
		spans.addAll(owners(file, fix.owners()));
		spans.add(Span.plain(" · " + due(fix, today)));
		if (!fix.answers().isEmpty()) {
			spans.add(Span.plain(" · for " + String.join(", ", fix.answers())));
		}
		blocks.add(new Block.Paragraph(spans));
		if (fix.plan().measurable()) {
			blocks
				.add(Block.aside(Span.plain("Verified by " + fix.plan().metric() + ", target " + fix.plan().target())));
		}
		LocalDate check = fix.plan().checkOn();
		if (asked != null && check != null && !check.equals(asked)) {
			blocks.add(Block.aside(Span.plain(Wording.day(asked, today) + " isn't a working day, so it is checked on "
					+ Wording.day(check, today) + ".")));
		}
		category(file, fix).ifPresent(blocks::add);
		details(fix).forEach(detail -> blocks.add(Block.aside(Span.plain(detail))));
		boolean criteria = isAskedFor(file, fix);
		if (criteria) {
			blocks.add(Block.aside(Span.plain("Is it done when: "
					+ String.join(" · ", policy.fixes().criteriaFor(fix.scope().category())) + "?")));
		}
		List<Button> buttons = questions(file, fix, criteria);
		if (!buttons.isEmpty()) {
			blocks.add(new Block.Buttons(buttons, List.of()));
		}
		return new Message(first, blocks);
	}

	private boolean isAskedFor(Casefile file, Fix fix) {
		return fix.scope().criteria() == null && !fix.status().settled()
				&& AcceptanceCriteria.askedFor(file.incident().severity())
				&& !policy.fixes().criteriaFor(fix.scope().category()).isEmpty();
	}

	/** The category that the title suggested, and the others at a tap. */
	private Optional<Block> category(Casefile file, Fix fix) {
		return CategoryProposal.of(fix.title(), policy.fixes())
			.filter(made -> made.category().equals(fix.scope().category()) && !fix.status().settled())
			.map(made -> new Block.Item(
					List.of(Span.plain("Category: " + made.category() + ", as it says \"" + made.word() + "\".")),
					policy.fixes()
						.categories()
						.keySet()
						.stream()
						.filter(other -> !other.equals(made.category()))
						.sorted()
						.map(other -> Button.of("It's " + other,
								new Action("fix", file.id().value(), fix.id() + " category " + other)))
						.toList()));
	}

	/** What is still to be said of a fix, as far as a tap can say it. */
	private static List<Button> questions(Casefile file, Fix fix, boolean criteria) {
		String id = file.id().value();
		List<Button> buttons = new ArrayList<>();
		if (!fix.plan().measurable()) {
			buttons.add(Button.of("How will you know it works?", new Action("fix", id, fix.id())));
		}
		if (criteria) {
			buttons.add(Button.of("Yes, all of these", new Action("fix", id, fix.id() + " criteria all")));
			buttons.add(Button.of("No conditions", new Action("fix", id, fix.id() + " criteria none")));
			if (fix.plan().measurable()) {
				buttons.add(Button.of("Others", new Action("fix", id, fix.id())));
			}
		}
		return buttons;
	}

	/** All that was said of a fix beside its owner, its days and its metric. */
	public List<String> details(Fix fix) {
		List<String> details = new ArrayList<>();
		doneWhen(fix).ifPresent(details::add);
		method(fix).ifPresent(details::add);
		ResultChart.of(fix).ifPresent(chart -> details.add("Every month: " + chart));
		if (fix.schedule().recheckAfterDays() != null) {
			details.add("Checked again " + Wording.count(fix.schedule().recheckAfterDays(), "day")
					+ " after a missed target");
		}
		fix.lastNote().ifPresent(note -> details.add(nameOf(note.by()) + ": " + note.text()));
		return details;
	}

	/** How it is measured whether it works, if somebody said. */
	public static Optional<String> method(Fix fix) {
		return Optional.ofNullable(fix.plan().method()).map(method -> "How it is verified: " + method);
	}

	/** By what its owner and its verifier see that it is done. */
	public static Optional<String> doneWhen(Fix fix) {
		List<String> lines = fix.scope().acceptance();
		return lines.isEmpty() ? Optional.empty() : Optional.of("Done when: " + String.join(" · ", lines));
	}

	/** Its category, as it follows the state. */
	public static String kind(Fix fix) {
		return fix.scope().category() == null ? "" : " · " + fix.scope().category();
	}

	private static String count(Fix fix) {
		int conditions = fix.scope().acceptance().size();
		return conditions == 0 ? "" : " · " + Wording.count(conditions, "condition");
	}

	/**
	 * The fix in one line with the buttons for its next step, as its owner or verifier
	 * sees it.
	 */
	public Block.Item line(Casefile file, Fix fix, LocalDate today, PersonId reader) {
		List<Span> spans = new ArrayList<>();
		spans.add(Span.plain(sign(fix, today) + " "));
		spans.add(Span.strong(fix.id()));
		spans.add(Span.plain(" " + fix.title() + " · "));
		spans.addAll(state(file, fix, today));
		spans.add(Span.plain(kind(fix) + count(fix) + " · " + file.id()));
		return new Block.Item(spans, buttons(file, fix, reader));
	}

	private List<Button> buttons(Casefile file, Fix fix, PersonId reader) {
		boolean theirsToMend = file.owns(reader, fix) && fix.status() != FixStatus.DONE;
		if (fix.awaitsApproval() && !permissions.approvers(file, fix).contains(reader)) {
			return theirsToMend ? work(file, fix) : List.of();
		}
		return theirsToMend ? work(file, fix) : next(file, fix);
	}

	/** The fix's state and, if it waits for approval, whose. */
	public List<Span> state(Casefile file, Fix fix, LocalDate today) {
		if (!fix.awaitsApproval()) {
			List<Span> spans = new ArrayList<>(List.of(Span.plain(state(fix, today))));
			fix.handOver().ifPresent(asked -> {
				spans.add(Span.plain(" · handed to "));
				spans.addAll(owners(file, asked.to()));
				spans.add(Span.plain(", not taken yet"));
			});
			return spans;
		}
		String what = fix.dropRequest().isPresent() ? "to be dropped, " : "exception, ";
		List<PersonId> approvers = permissions.approvers(file, fix);
		if (approvers.isEmpty()) {
			return List.of(Span.plain(what + "but only its owner may approve it: somebody else has to take the lead"));
		}
		List<Span> spans = new ArrayList<>(List.of(Span.plain(what + "waits for ")));
		spans.addAll(owners(file, approvers.stream().map(Owner::of).toList()));
		return spans;
	}

	/** What a person would do next with it. */
	public List<Button> next(Casefile file, Fix fix) {
		String id = file.id().value();
		if (fix.awaitsApproval()) {
			return List.of(Button.primary("Approve", new Action("approve", id, fix.id())),
					Button.of("Reject", new Action("reject", id, fix.id())));
		}
		boolean failed = fix.status() == FixStatus.STARTED;
		if (fix.isToBeChecked()) {
			return List.of(Button.primary(failed ? "Recheck now" : "Enter result", new Action("verify", id, fix.id())),
					Button.of("Not yet", new Action("snooze", id, fix.id())),
					Button.of("Need help", new Action("stuck", id, fix.id())));
		}
		return work(file, fix);
	}

	/** What somebody who is asked to take it over can say. */
	public static List<Button> answers(Casefile file, Fix fix) {
		String id = file.id().value();
		return List.of(Button.primary("Take it", new Action("handover", id, fix.id() + " take")),
				Button.of("Not mine", new Action("handover", id, fix.id() + " decline")));
	}

	/** What an owner can do with it; owners may not say that it works. */
	private static List<Button> work(Casefile file, Fix fix) {
		String id = file.id().value();
		return List.of(Button.primary("Done", new Action("done", id, fix.id())),
				Button.of("Snooze", new Action("snooze", id, fix.id())),
				Button.of("Hand over", new Action("handover", id, fix.id())),
				Button.of("Need help", new Action("stuck", id, fix.id())));
	}

	/** The fix's state, such as {@code due yesterday} or {@code 94% against = 100%}. */
	public String state(Fix fix, LocalDate today) {
		if (fix.awaitsApproval()) {
			return fix.dropRequest().isPresent() ? "waits for approval to be dropped" : "exception waits for approval";
		}
		return switch (fix.status()) {
			case OPEN,
					STARTED ->
				fix.lastVerification()
					.map(last -> result(last) + recheck(fix, today))
					.orElse((fix.status() == FixStatus.STARTED ? "started, " : "") + due(fix, today));
			case DONE -> fix.plan().checkOn() == null ? "done" + series(fix)
					: "done" + series(fix)
							+ (fix.plan().checkOn().isBefore(today) ? "; the check was due " : ", check ")
							+ Wording.day(fix.plan().checkOn(), today);
			case VERIFIED -> "verified" + fix.lastVerification().map(last -> ": " + result(last)).orElse("");
			case DROPPED ->
				"dropped" + fix.dropRequest().map(drop -> ": " + policy.spelledOut(drop.reason())).orElse("");
		};
	}

	/** Its day in words, such as {@code due yesterday}. */
	public static String due(Fix fix, LocalDate today) {
		return fix.due() == null ? "no date yet" : "due " + Wording.day(fix.due(), today);
	}

	private static boolean isLate(Fix fix, LocalDate today) {
		return fix.due() != null && fix.due().isBefore(today);
	}

	/** How many of several checks it has passed. */
	private static String series(Fix fix) {
		return fix.schedule().recurring() ? ", " + fix.counted() + " of " + fix.schedule().times() + " checks" : "";
	}

	/** A measured result, such as {@code 94% against 100% (6 on leave)}. */
	public static String result(Verification last) {
		String target = last.target() == null ? "" : " against " + last.target();
		String note = last.note() == null ? "" : " (" + last.note() + ")";
		String exception = last.exceptionReason() == null ? ""
				: ", exception: " + last.exceptionReason() + (last.approvedBy() == null ? " (not approved yet)" : "");
		return last.result() + target + note + exception;
	}

	private static String recheck(Fix fix, LocalDate today) {
		LocalDate checkOn = fix.plan().checkOn();
		return checkOn == null || !checkOn.isAfter(today) ? "" : ", recheck " + Wording.day(checkOn, today);
	}

	/** One sign for the state: late, waiting, done, verified, failed. */
	public static String sign(Fix fix, LocalDate today) {
		return switch (fix.status()) {
			case OPEN, STARTED -> fix.lastVerification().isPresent() ? "⚠️" : isLate(fix, today) ? "⏰" : "⏳";
			case DONE -> fix.awaitsApproval() ? "⏳" : "✓";
			case VERIFIED -> "✅";
			case DROPPED -> "—";
		};
	}

}
