package dev.firewatch.workflow.risks;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Span;
import dev.firewatch.chat.Submission;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.risk.ProposalKind;
import dev.firewatch.risk.ProposalReader;
import dev.firewatch.risk.ProposedChange;
import dev.firewatch.risk.RiskContent;
import dev.firewatch.risk.RiskId;
import dev.firewatch.risk.RiskOwner;
import dev.firewatch.risk.RiskProblem;
import dev.firewatch.risk.RiskProposal;
import dev.firewatch.risk.RiskRules;
import dev.firewatch.risk.RiskVersion.Made;
import dev.firewatch.risk.Risks;
import dev.firewatch.workflow.kernel.PermissionCheck;
import dev.firewatch.workflow.kernel.RefusalWithText;
import org.jspecify.annotations.Nullable;

/** Puts a proposal right before somebody decides about it. */
class EditProposals {

	private final Risks risks;

	private final RiskRegister register;

	private final RiskWords words;

	private final PermissionCheck permissions;

	EditProposals(Risks risks, RiskRegister register, RiskWords words, PermissionCheck permissions) {
		this.risks = risks;
		this.register = register;
		this.words = words;
		this.permissions = permissions;
	}

	/** Whether the person may accept it: a button that is refused isn't offered. */
	boolean accepts(NamedProposal named, Person person) {
		return named.proposal()
			.acceptableBy(person.id(), named.risk().content().owner(), permissions.keepsRegister(person));
	}

	/** The buttons that decide about it, as far as the person may. */
	private List<Button> decisions(NamedProposal named, Person person) {
		List<Button> buttons = new ArrayList<>();
		if (accepts(named, person)) {
			buttons.add(Button.primary("Accept", new Action("approve", null, named.name())));
		}
		if (named.proposal()
			.rejectableBy(person.id(), named.risk().content().owner(), permissions.keepsRegister(person))) {
			buttons.add(Button.of("Reject", new Action("reject", null, named.name())));
		}
		buttons.add(button(named.name()));
		return buttons;
	}

	/** Somebody as the owner of something. */
	RiskOwner owner(PersonId person) {
		return words.owner(person);
	}

	static Button button(String name) {
		return Button.of("Edit", new Action("risk", null, "edit " + name));
	}

	/**
	 * Opens the form, or takes what is said instead.
	 * @param said the proposal, and what it is to be
	 */
	Reply edit(Command command, String said) {
		FirstWord first = FirstWord.of(said);
		Optional<NamedProposal> found = NamedProposal.find(risks, first.first());
		Optional<String> refusal = refusal(found, first.first(), command.caller().person());
		if (refusal.isPresent()) {
			return RefusalWithText.text(refusal.get(), command);
		}
		NamedProposal named = found.orElseThrow();
		if (first.rest().isBlank()) {
			return new Reply.Ask(form(named));
		}
		ProposedChange before = named.proposal().change();
		String text = first.rest().strip();
		if (isBand(before.kind())) {
			String band = text.replaceFirst("^[PpIi=:\\s]+(?=[1-5]$)", "");
			return band.matches("[1-5]")
					? saved(command, named, ProposedChange.band(before.kind(), Integer.parseInt(band)),
							problem -> RefusalWithText.text(problem.sentence(), command))
					: RefusalWithText.text("Scores go from 1 to 5: `risk edit " + named.name() + " 4`.", command);
		}
		return saved(command, named,
				with(before, ProposalReader.text(before.kind(), text), before.owner(), before.due()),
				problem -> RefusalWithText.text(problem.sentence(), command));
	}

	/** Takes what the form says. */
	Reply submitted(Submission submission, Command command, String name) {
		Optional<NamedProposal> found = NamedProposal.find(risks, name);
		Optional<String> refusal = refusal(found, name, command.caller().person());
		if (refusal.isPresent()) {
			return Reply.whisper(refusal.get());
		}
		NamedProposal named = found.orElseThrow();
		ProposedChange before = named.proposal().change();
		RiskOwner owner = submission.people("owner").stream().findFirst().map(words::owner).orElse(null);
		LocalDate due;
		try {
			due = submission.given("due").map(LocalDate::parse).orElse(null);
		}
		catch (DateTimeParseException noDay) {
			return Reply.correct("due", "Write the day like 2026-12-24.");
		}
		String text = ProposalReader.text(before.kind(), submission.text("text"));
		ProposedChange wanted = switch (before.kind()) {
			case PROBABILITY, IMPACT -> ProposedChange.band(before.kind(), number(submission, "band"));
			case RISK -> new ProposedChange(ProposalKind.RISK, number(submission, "band"), null, text, owner, null,
					number(submission, "impact"));
			default -> with(before, text, owner, due);
		};
		return saved(command, named, wanted, problem -> Reply.correct(problem.field(), problem.sentence()));
	}

	/** Turns what is wrong into an answer. */
	private interface EditRefusal {

		Reply with(RiskProblem problem);

	}

	private Reply saved(Command command, NamedProposal named, ProposedChange wanted, EditRefusal refused) {
		if (!isBand(wanted.kind()) && wanted.kind() != ProposalKind.IMPLEMENT
				&& wanted.kind() != ProposalKind.STRENGTHEN && wanted.kind() != ProposalKind.CASCADE
				&& (wanted.text() == null || ProposalReader.saysNothing(wanted.text()))) {
			return refused.with(new RiskProblem("text", "Say what is to change, such as `risk edit " + named.name()
					+ " Contract tests for every source`."));
		}
		RiskContent content = named.risk().content();
		if (wanted.isNothing(content) || wanted.equals(named.proposal().change())) {
			return refused.with(new RiskProblem(field(wanted.kind(), "text"),
					wanted.isNothing(content)
							? "That changes nothing: " + named.risk().id() + " is like that already. Say what is to be"
									+ " different, or `reject " + named.name() + " <why>`."
							: named.name() + " says that already: " + wanted.words(content) + "."));
		}
		List<RiskProblem> problems = wanted.apply(content)
			.map(changed -> RiskRules.problems(named.risk().id(), changed))
			.orElseGet(() -> List.of(new RiskProblem("text", "What it is about is no longer there.")));
		List<RiskProblem> all = new ArrayList<>(problems);
		wanted.entered(content.owner()).ifPresent(entered -> all.addAll(RiskRules.problems(RiskId.of(0), entered)));
		if (!all.isEmpty()) {
			return refused.with(new RiskProblem(field(wanted.kind(), all.get(0).field()), all.get(0).sentence()));
		}
		Made made = new Made(command.at(), command.caller().person().id(), null, named.proposal().incident(),
				command.key());
		register.change(named.risk().id(), made.key(), read -> read.edited(named.proposal().id(), wanted, made));
		String news = named.name() + " reads now: " + wanted.words(content) + ".";
		return new Reply.Whisper(new Message(news, List.of(Block.paragraph(Span.plain(news)),
				new Block.Buttons(decisions(named, command.caller().person()), List.of()))));
	}

	/** A field that the form has. */
	private static String field(ProposalKind kind, String wrong) {
		return isBand(kind) ? "band"
				: wrong.equals("probability") ? "band" : wrong.equals("impact") ? "impact" : "text";
	}

	/** Whoever proposed it may put it right, and whoever decides about it. */
	private Optional<String> refusal(Optional<NamedProposal> found, String id, Person person) {
		if (person.isOutsider() || found.isEmpty()) {
			return Optional.of("There is no proposal " + id + ".");
		}
		RiskProposal proposal = found.get().proposal();
		if (!proposal.open()) {
			return Optional.of(found.get().name() + " was " + (proposal.accepted() ? "accepted" : "rejected")
					+ " already. Change the risk itself: `risk " + found.get().risk().id() + "`.");
		}
		RiskOwner owner = found.get().risk().content().owner();
		boolean may = proposal.by().equals(person.id()) || owner != null && person.id().equals(owner.person())
				|| permissions.keepsRegister(person);
		return may ? Optional.empty() : Optional.of("Only whoever proposed " + found.get().name() + ", the owner of "
				+ found.get().risk().id() + " or the senior group edits it.");
	}

	private static Form form(NamedProposal named) {
		ProposedChange change = named.proposal().change();
		List<Field> fields = new ArrayList<>();
		if (isBand(change.kind())) {
			fields.add(band("band", change.kind() == ProposalKind.IMPACT ? "Impact" : "Probability", change.band()));
		}
		else {
			fields.add(new Field.TextField("text", label(change.kind()), isOptional(change.kind()), true,
					change.text() == null ? "" : change.text(), null, null));
		}
		if (change.kind() == ProposalKind.RISK) {
			fields.add(band("band", "Probability", change.band()));
			fields.add(band("impact", "Impact", change.impact()));
		}
		boolean mitigates = switch (change.kind()) {
			case MITIGATION, IMPLEMENT, STRENGTHEN, REPLACE -> true;
			default -> false;
		};
		if (mitigates || change.kind() == ProposalKind.RISK) {
			RiskOwner owner = change.owner();
			fields.add(new Field.PeopleField("owner", mitigates ? "Who does it" : "Who answers for it", true, false,
					owner == null || owner.person() == null ? List.of() : List.of(owner.person())));
		}
		if (mitigates) {
			fields
				.add(new Field.DateField("due", "By when", true, change.due() == null ? "" : change.due().toString()));
		}
		return new Form(new Action("risk", null, "edit " + named.name()), "Edit the proposal", "Save", fields);
	}

	private static String label(ProposalKind kind) {
		return switch (kind) {
			case CASCADE -> "How it leads there";
			case IMPLEMENT, STRENGTHEN -> "What it is to be, if not as before";
			case MITIGATION, REPLACE -> "The mitigation";
			case INDICATOR -> "The indicator";
			case TIGHTEN -> "The threshold";
			case ESCALATION -> "Who is told, in which order";
			case RISK -> "What may happen";
			case PROBABILITY, IMPACT -> "The score";
		};
	}

	private static boolean isOptional(ProposalKind kind) {
		return kind == ProposalKind.CASCADE || kind == ProposalKind.IMPLEMENT || kind == ProposalKind.STRENGTHEN;
	}

	private static boolean isBand(ProposalKind kind) {
		return kind == ProposalKind.PROBABILITY || kind == ProposalKind.IMPACT;
	}

	private static Field band(String id, String label, @Nullable Integer band) {
		return new Field.ChoiceField(id, label, false,
				IntStream.rangeClosed(1, RiskContent.MOST)
					.mapToObj(one -> new Field.Option(String.valueOf(one), String.valueOf(one)))
					.toList(),
				band == null ? null : String.valueOf(band), null);
	}

	private static int number(Submission submission, String field) {
		String chosen = submission.text(field);
		return chosen.matches("[1-5]") ? Integer.parseInt(chosen) : 0;
	}

	private static ProposedChange with(ProposedChange before, String text, @Nullable RiskOwner owner,
			@Nullable LocalDate due) {
		return new ProposedChange(before.kind(), before.band(), before.target(), text.isEmpty() ? null : text, owner,
				due, before.impact());
	}

}
