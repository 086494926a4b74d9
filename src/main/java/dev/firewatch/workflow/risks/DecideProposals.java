package dev.firewatch.workflow.risks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.GapSettlement;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Submission;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.risk.Risk;
import dev.firewatch.risk.RiskContent;
import dev.firewatch.risk.RiskId;
import dev.firewatch.risk.RiskOwner;
import dev.firewatch.risk.RiskProposal;
import dev.firewatch.risk.RiskProposal.ProposalDecision;
import dev.firewatch.risk.RiskRules;
import dev.firewatch.risk.RiskVersion.Made;
import dev.firewatch.risk.Risks;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.ElsewhereDecisions;
import dev.firewatch.workflow.kernel.PermissionCheck;
import dev.firewatch.workflow.kernel.RefusalWithText;

/** Accepts or rejects changes to risks that reviews propose, several at once. */
class DecideProposals implements ElsewhereDecisions {

	private final Risks risks;

	private final RiskRegister register;

	private final CasefileEditor editor;

	private final PermissionCheck permissions;

	private final People people;

	DecideProposals(Risks risks, RiskRegister register, CasefileEditor editor, PermissionCheck permissions,
			People people) {
		this.people = people;
		this.risks = risks;
		this.register = register;
		this.editor = editor;
		this.permissions = permissions;
	}

	@Override
	public Optional<Reply> decide(Command command, boolean approves) {
		List<String> ids = new ArrayList<>();
		FirstWord words = FirstWord.of(command.argument());
		while (NamedProposal.begins(words.first())) {
			ids.add(words.first());
			words = FirstWord.of(words.rest());
		}
		String why = words.isEmpty() ? "" : (words.first() + " " + words.rest()).strip();
		if (ids.isEmpty()) {
			return Optional.empty();
		}
		if (!approves && why.isEmpty()) {
			return Optional.of(new Reply.Ask(Form.of(new Action("reject", null, String.join(" ", ids)),
					"Reject " + ids.get(0), "Reject", Field.lines("why", "Why does the register stay as it is?"))));
		}
		return Optional.of(decide(command, ids, approves, why));
	}

	@Override
	public Optional<Reply> decide(Submission submission, boolean approves) {
		String ids = submission.action().argument();
		if (!NamedProposal.begins(ids)) {
			return Optional.empty();
		}
		String why = submission.text("why").strip();
		return Optional.of(why.isEmpty() ? Reply.correct("why", "Say in a sentence why.")
				: decide(submission.asCommand(ids + " " + why), List.of(ids.split(" ")), approves, why));
	}

	private Reply decide(Command command, List<String> ids, boolean approves, String why) {
		Person person = command.caller().person();
		List<NamedProposal> found = new ArrayList<>();
		for (String id : ids) {
			Optional<NamedProposal> one = person.isOutsider() ? Optional.empty() : NamedProposal.find(risks, id);
			if (one.isEmpty()) {
				return RefusalWithText.text("There is no proposal " + id + ".", command);
			}
			Optional<String> refusal = refusal(one.get(), person, approves);
			if (refusal.isPresent()) {
				return RefusalWithText.text(refusal.get(), command);
			}
			found.add(one.get());
		}
		List<String> said = new ArrayList<>();
		for (NamedProposal one : found) {
			said.add(decide(command, one, approves, why));
		}
		return Reply.whisper(String.join("\n", said));
	}

	/** Why the person may not decide it; empty if they may. */
	private Optional<String> refusal(NamedProposal found, Person person, boolean approves) {
		RiskProposal proposal = found.proposal();
		RiskOwner owner = found.risk().content().owner();
		boolean keeps = permissions.keepsRegister(person);
		if (approves ? proposal.acceptableBy(person.id(), owner, keeps)
				: proposal.rejectableBy(person.id(), owner, keeps)) {
			return Optional.empty();
		}
		if (!keeps) {
			return Optional.of("Only " + (owner == null ? "" : "the owner of " + found.risk().id() + " or ")
					+ "the senior group decides that.");
		}
		return Optional.of("You proposed " + found.name() + ", so somebody else has to accept it: "
				+ (owner == null ? "whoever owns " + found.risk().id() + " (`risk " + found.risk().id()
						+ " owner @bob` says who that is)" : name(owner) + ", who owns " + found.risk().id())
				+ ", or a colleague who may change the register.");
	}

	private String name(RiskOwner owner) {
		return owner.person() == null ? owner.written() : people.nameOf(owner.person());
	}

	/** Who decided it in place of the risk's owner; empty if the owner did. */
	private String insteadOf(NamedProposal found, Person person) {
		RiskOwner owner = found.risk().content().owner();
		if (owner != null && person.id().equals(owner.person())) {
			return "";
		}
		return " " + person.name() + " decided it; " + (owner == null ? "nobody owns " + found.risk().id() + " yet."
				: found.risk().id() + " is owned by " + name(owner) + ".");
	}

	private String decide(Command command, NamedProposal found, boolean approves, String why) {
		RiskProposal proposal = found.proposal();
		String name = found.name();
		if (!proposal.open()) {
			return name + " was " + (proposal.accepted() ? "accepted" : "rejected") + " already.";
		}
		String change = proposal.change().words(found.risk().content());
		if (approves) {
			RiskContent content = found.risk().content();
			boolean fits = proposal.change()
				.apply(content)
				.filter(changed -> RiskRules.problems(found.risk().id(), changed).isEmpty())
				.isPresent()
					&& proposal.change()
						.entered(content.owner())
						.stream()
						.allMatch(entered -> RiskRules.problems(RiskId.of(0), entered).isEmpty());
			if (!fits) {
				return name + " can't be made any more: " + change + ". Reject it with `reject " + name + " <why>`.";
			}
		}
		String instead = insteadOf(found, command.caller().person());
		String reason = why.isEmpty() ? null : why;
		Made made = new Made(command.at(), command.caller().person().id(), reason, proposal.incident(),
				command.key() + "/" + name);
		ProposalDecision decision = new ProposalDecision(approves, command.caller().person().id(), command.at(),
				reason);
		Optional<RiskId> entered = approves ? enter(proposal, found.risk(), made) : Optional.empty();
		register.change(found.risk().id(), made.key(), read -> {
			Risk pointed = entered.map(id -> read.pointing(proposal.id(), proposal.change().about(id.value())))
				.orElse(read);
			return pointed.decided(proposal.id(), decision, made).orElse(read);
		});
		if (!approves) {
			return "Rejected " + name + ": " + change + "." + instead;
		}
		if (!proposal.gap().isEmpty()) {
			editor.change(proposal.incident(), made.key(), file -> {
				file.settles(new GapSettlement(proposal.gap(), name, command.caller().person().id(), command.at()));
				return Decision.accepted(Reply.whisper(""), Effects.progress(file.id()));
			});
		}
		return "Accepted " + name + ": " + change + "." + entered.map(id -> " It is " + id + ".").orElse("") + instead;
	}

	/** Enters the risk that is missing, if that is what is proposed. */
	private Optional<RiskId> enter(RiskProposal proposal, Risk risk, Made made) {
		return proposal.change()
			.entered(risk.content().owner())
			.flatMap(content -> register.enter(null, content,
					new Made(made.at(), made.by(), made.why(), made.incident(), made.key() + "/risk")))
			.map(Risk::id);
	}

}
