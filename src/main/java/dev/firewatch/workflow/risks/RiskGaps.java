package dev.firewatch.workflow.risks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.firewatch.casefile.AuditGaps;
import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.GapSettlement;
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
import dev.firewatch.policy.Policy;
import dev.firewatch.postmortem.AuditQuestion;
import dev.firewatch.risk.ProposalKind;
import dev.firewatch.risk.ProposalReader;
import dev.firewatch.risk.ProposedChange;
import dev.firewatch.risk.Risk;
import dev.firewatch.risk.RiskProposal;
import dev.firewatch.risk.RiskVersion.Made;
import dev.firewatch.risk.Risks;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.RefusalWithText;
import dev.firewatch.workflow.kernel.Wording;
import org.jspecify.annotations.Nullable;

/**
 * The gaps that an audit shows, and what closes each: a change of the risk that its owner
 * accepts, a fix, or a reason.
 */
class RiskGaps {

	private final IncidentResolver resolver;

	private final CasefileEditor editor;

	private final Risks risks;

	private final RiskRegister register;

	private final Policy policy;

	private final EditProposals editing;

	RiskGaps(IncidentResolver resolver, CasefileEditor editor, Risks risks, RiskRegister register, Policy policy,
			EditProposals editing) {
		this.editing = editing;
		this.resolver = resolver;
		this.editor = editor;
		this.risks = risks;
		this.register = register;
		this.policy = policy;
	}

	/** Puts proposals right before they are decided. */
	EditProposals editing() {
		return editing;
	}

	/** Lists the gaps that are open, with what closes each. */
	Reply list(Command command) {
		return resolver.about(command, (file, given) -> new Reply.Whisper(message(file, given, null)));
	}

	private Optional<Risk> risk(Casefile file) {
		return file.register().risks().stream().findFirst().flatMap(one -> risks.find(one.risk()));
	}

	private Message message(Casefile file, Command command, @Nullable String news) {
		List<AuditQuestion> open = AuditGaps.open(file);
		String id = file.id().value();
		String first = news != null ? news : open.isEmpty() ? "No gap in the risk process is open in " + id + "."
				: Wording.count(open.size(), "gap") + " in the risk process of " + id;
		List<Block> blocks = new ArrayList<>(List.of(Block.paragraph(Span.strong(first))));
		Optional<Risk> risk = risk(file);
		for (AuditQuestion gap : open) {
			String action = AuditGaps.action(file, gap);
			List<RiskProposal> proposed = risk.map(Risk::proposals)
				.orElse(List.of())
				.stream()
				.filter(one -> one.open() && one.gap().equals(gap.key()) && one.incident().equals(file.id()))
				.toList();
			blocks.add(new Block.Item(
					List.of(Span.plain("⚠️ "), Span.strong(gap.gap()),
							Span.plain(
									(action.isEmpty() ? "" : " · " + Wording.brief(action)) + (proposed.isEmpty() ? ""
											: " · waits for " + proposed.stream()
												.map(one -> name(risk.orElseThrow(), one))
												.collect(Collectors.joining(", "))))),
					buttons(file, gap, risk, proposed, command)));
		}
		return new Message(first.replace("`", ""), blocks);
	}

	private static String name(Risk risk, RiskProposal proposal) {
		return risk.id() + "/" + proposal.id();
	}

	private List<Button> buttons(Casefile file, AuditQuestion gap, Optional<Risk> risk, List<RiskProposal> proposed,
			Command command) {
		String id = file.id().value();
		List<Button> buttons = new ArrayList<>();
		if (!proposed.isEmpty()) {
			buttons.add(Button.primary(proposed.size() == 1 ? "Accept" : "Accept all", new Action("approve", null,
					proposed.stream().map(one -> name(risk.orElseThrow(), one)).collect(Collectors.joining(" ")))));
			if (proposed.size() == 1) {
				buttons.add(EditProposals.button(name(risk.orElseThrow(), proposed.get(0))));
			}
		}
		else if (risk.isPresent() && !file.incident().isPrivate()) {
			List<ProposedChange> changes = changes(file, gap, risk.get(), command);
			if (!changes.isEmpty()) {
				buttons.add(Button.primary("Propose: " + cut(words(changes, risk.get())),
						new Action("risk", id, "propose " + gap.key())));
			}
		}
		else if (gap == AuditQuestion.IN_REGISTER) {
			buttons.add(Button.of("Enter as a risk", new Action("risk", id, "link new")));
			buttons.add(Button.of("It's in there", new Action("risk", id, "link")));
		}
		buttons.add(Button.of("Fix or reason", new Action("risk", id, "gap " + gap.key())));
		return buttons;
	}

	private static String words(List<ProposedChange> changes, Risk risk) {
		return changes.stream().map(one -> one.words(risk.content())).collect(Collectors.joining("; "));
	}

	/** Buttons are short. */
	private static String cut(String words) {
		return words.length() <= 60 ? words : words.substring(0, 59) + "…";
	}

	private List<ProposedChange> changes(Casefile file, AuditQuestion gap, Risk risk, Command command) {
		LocalDate today = command.at().atZone(policy.zone()).toLocalDate();
		return AuditGaps.changes(file, gap, risk.content(), today.plusDays(policy.fixes().shortTerm().toDays()));
	}

	/**
	 * Proposes what the audit's action asks for. Everybody reads the register, so a
	 * private incident's words don't get there.
	 */
	Reply propose(Command command, String key) {
		return resolver.about(command.withArgument(""), (file, given) -> {
			if (file.incident().isPrivate()) {
				return isPrivate(file, command);
			}
			Optional<AuditQuestion> gap = AuditQuestion.named(key.strip());
			Optional<Risk> risk = risk(file);
			List<ProposedChange> changes = gap.isEmpty() || risk.isEmpty() ? List.of()
					: changes(file, gap.get(), risk.get(), given);
			if (changes.isEmpty()) {
				return RefusalWithText.text(risk.isEmpty() ? "Say first which risk it is: `risk link RISK-023`."
						: "I can't read a change from the audit's action. `risk gaps` shows what else closes the gap.",
						command);
			}
			Made made = new Made(command.at(), command.caller().person().id(), null, file.id(), command.key());
			register.change(risk.get().id(), made.key(), read -> {
				boolean there = read.proposals()
					.stream()
					.anyMatch(one -> one.open() && one.gap().equals(key.strip()) && one.incident().equals(file.id()));
				Risk now = read;
				for (int n = 0; !there && n < changes.size(); n++) {
					now = now.proposed(changes.get(n), key.strip(), n == changes.size() - 1 ? made : part(made, n));
				}
				return now;
			});
			return new Reply.Whisper(message(file, given, "Proposed: " + words(changes, risk.get()) + "."));
		});
	}

	private static Reply isPrivate(Casefile file, Command command) {
		return RefusalWithText.text(file.id() + " is private, and everybody reads the register. Change the risk "
				+ "itself in words that tell nothing of it, or close the gap with a fix or a reason.", command);
	}

	/** Proposes a change in words of one's own, in the incident that it follows from. */
	Reply propose(Command command, Risk risk, String said) {
		if (resolver.here(command).isEmpty() && command.address() == null) {
			return RefusalWithText.text("Propose it in the channel of the incident that it follows from.", command);
		}
		return resolver.about(command.withArgument(""), (file, given) -> {
			if (file.incident().isPrivate()) {
				return isPrivate(file, command);
			}
			LocalDate today = command.at().atZone(policy.zone()).toLocalDate();
			List<ProposedChange> changes = ProposalReader.said(said, risk.content(),
					today.plusDays(policy.fixes().shortTerm().toDays()));
			if (changes.isEmpty()) {
				return RefusalWithText.text("What is to change? Try `risk " + risk.id() + " propose impact 4`, "
						+ "`replace M1 with <text>`, `mitigation <text>`, `risk <title>`, `cascade RISK-031`, "
						+ "`indicator <text>`, `threshold of I1 to 1` or `escalation <text>`.", command);
			}
			ProposedChange change = changes.get(0);
			String why = ProposalReader.why(said, change);
			Made made = new Made(command.at(), command.caller().person().id(), why.isEmpty() ? null : why, file.id(),
					command.key());
			Risk now = register
				.change(risk.id(), made.key(), read -> read.proposed(change, gap(change.kind()).key(), made))
				.orElseThrow();
			RiskProposal latest = now.proposals().get(now.proposals().size() - 1);
			String news = "Proposed as " + name(now, latest) + ": " + latest.change().words(now.content())
					+ (why.isEmpty() ? "." : ", because: " + why);
			return new Reply.Whisper(new Message(news,
					List.of(Block.paragraph(Span.plain(news)), Block.buttons(EditProposals.button(name(now, latest)),
							Button.primary("Accept", new Action("approve", null, name(now, latest)))))));
		});
	}

	/** The question whose gap such a change closes. */
	private static AuditQuestion gap(ProposalKind kind) {
		return switch (kind) {
			case PROBABILITY, IMPACT -> AuditQuestion.PROBABILITY_ACCURATE;
			case RISK, CASCADE -> AuditQuestion.CASCADES_PREDICTED;
			case MITIGATION, IMPLEMENT, STRENGTHEN, REPLACE -> AuditQuestion.MITIGATION_WORKED;
			case INDICATOR, TIGHTEN -> AuditQuestion.INDICATORS_FIRED;
			case ESCALATION -> AuditQuestion.ESCALATION_WORKED;
		};
	}

	private static Made part(Made made, int number) {
		return new Made(made.at(), made.by(), made.why(), made.incident(), made.key() + "/" + number);
	}

	/** Closes a gap by a fix or with a reason. */
	Reply settle(Command command, String said) {
		FirstWord words = FirstWord.of(said);
		String how = words.rest().strip();
		return resolver.about(command.withArgument(""), (file, given) -> {
			Optional<AuditQuestion> gap = AuditQuestion.named(words.first());
			if (gap.isEmpty() || !AuditGaps.open(file).contains(gap.get())) {
				return RefusalWithText.text("Which gap? `risk gaps` lists those that are open.", command);
			}
			if (how.isEmpty()) {
				return new Reply.Ask(Form.of(new Action("risk", file.id().value(), "gap " + gap.get().key()),
						gap.get().gap(), "Close it",
						Field.lines("how", "The fix that closes it, such as F3, or why nothing changes")));
			}
			return settle(file, gap.get(), how, command);
		});
	}

	private Reply settle(Casefile file, AuditQuestion gap, String how, Command command) {
		boolean named = how.matches("(?i)F\\d+");
		if (named && file.fix(how).isEmpty()) {
			return RefusalWithText.text("There is no fix " + how + " in " + file.id() + ".", command);
		}
		return editor.change(file.id(), command.key(), changed -> {
			changed.settles(new GapSettlement(gap.key(), named ? changed.fix(how).orElseThrow().id() : how,
					command.caller().person().id(), command.at()));
			return Decision.accepted(
					new Reply.Whisper(message(changed, command, gap.gap() + " is closed: " + Wording.brief(how) + ".")),
					Effects.progress(changed.id()));
		});
	}

}
