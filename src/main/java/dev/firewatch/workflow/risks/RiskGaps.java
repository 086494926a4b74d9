package dev.firewatch.workflow.risks;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import dev.firewatch.chat.Submission;
import dev.firewatch.policy.Policy;
import dev.firewatch.postmortem.AuditQuestion;
import dev.firewatch.risk.ProposalKind;
import dev.firewatch.risk.ProposalReader;
import dev.firewatch.risk.ProposedChange;
import dev.firewatch.risk.Risk;
import dev.firewatch.risk.RiskOwner;
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

	/** What a form asks for where the audit only says that one is missing. */
	private static final Map<AuditQuestion, String> ASKED = Map.of(AuditQuestion.MITIGATION_WORKED, "a mitigation",
			AuditQuestion.INDICATORS_FIRED, "an indicator");

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
		List<Risk> linked = file.register().risks().stream().flatMap(one -> risks.find(one.risk()).stream()).toList();
		Optional<Risk> risk = linked.stream().findFirst();
		for (AuditQuestion gap : open) {
			String action = AuditGaps.action(file, gap);
			List<NamedProposal> proposed = linked.stream().flatMap(one -> waiting(one, gap, file).stream()).toList();
			blocks.add(new Block.Item(List.of(Span.plain("⚠️ "), Span.strong(gap.gap()),
					Span.plain((action.isEmpty() ? "" : " · " + Wording.brief(action)) + (proposed.isEmpty() ? ""
							: " · waits for "
									+ proposed.stream().map(NamedProposal::name).collect(Collectors.joining(", "))))),
					buttons(file, gap, risk, proposed, command)));
		}
		return new Message(first.replace("`", ""), blocks);
	}

	private List<Button> buttons(Casefile file, AuditQuestion gap, Optional<Risk> risk, List<NamedProposal> proposed,
			Command command) {
		String id = file.id().value();
		List<Button> buttons = new ArrayList<>();
		if (!proposed.isEmpty()) {
			if (proposed.stream().allMatch(one -> editing.accepts(one, command.caller().person()))) {
				buttons.add(Button.primary(proposed.size() == 1 ? "Accept" : "Accept all", new Action("approve", null,
						proposed.stream().map(NamedProposal::name).collect(Collectors.joining(" ")))));
			}
			if (proposed.size() == 1) {
				buttons.add(EditProposals.button(proposed.get(0).name()));
			}
		}
		else if (risk.isPresent() && !file.incident().isPrivate()) {
			List<ProposedChange> changes = changes(file, gap, risk.get(), command);
			Action propose = new Action("risk", id, "propose " + gap.key());
			if (!changes.isEmpty()) {
				buttons.add(Button.primary("Propose: " + cut(words(changes, risk.get())), propose));
			}
			else if (ASKED.containsKey(gap)) {
				buttons.add(Button.primary("Propose " + ASKED.get(gap), propose));
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
			AuditQuestion gap = AuditQuestion.named(key.strip()).orElseThrow();
			Optional<Risk> risk = risk(file);
			if (risk.isEmpty()) {
				return RefusalWithText.text("Say first which risk it is: `risk link RISK-023`.", command);
			}
			if (!AuditGaps.open(file).contains(gap)) {
				return new Reply.Whisper(message(file, given,
						"Nothing was proposed: no " + gap.gap() + " is open in " + file.id() + "."));
			}
			List<ProposedChange> changes = changes(file, gap, risk.get(), given);
			if (changes.isEmpty() && waiting(risk.get(), gap, file).isEmpty()) {
				return ASKED.containsKey(gap) ? new Reply.Ask(form(file, gap, risk.get()))
						: RefusalWithText.text("I can't read a change from the audit's action. `risk gaps` shows what "
								+ "else closes the gap.", command);
			}
			return proposed(file, gap, risk.get(), changes, given);
		});
	}

	private static Form form(Casefile file, AuditQuestion gap, Risk risk) {
		boolean mitigates = gap == AuditQuestion.MITIGATION_WORKED;
		List<Field> fields = new ArrayList<>();
		fields.add(new Field.TextField("text",
				mitigates ? "What would make " + risk.id() + " less likely or less harmful"
						: "What would show it early",
				false, false, "", mitigates ? "Contract tests for every source" : "Parse errors an hour", null));
		if (mitigates) {
			RiskOwner owner = risk.content().owner();
			fields.add(new Field.PeopleField("owner", "Who does it", true, false,
					owner == null || owner.person() == null ? List.of() : List.of(owner.person())));
			fields.add(new Field.DateField("due", "By when", true, ""));
		}
		return new Form(new Action("risk", file.id().value(), "propose " + gap.key()), "Propose " + ASKED.get(gap),
				"Propose", fields);
	}

	/** Proposes what a form says, for the gap that it was opened for. */
	Reply proposed(Submission submission, Command command, String key) {
		String text = submission.text("text").strip();
		if (ProposalReader.saysNothing(text)) {
			return Reply.correct("text", "Say it in a few words, such as: Contract tests for every source.");
		}
		LocalDate due;
		try {
			due = submission.given("due").map(LocalDate::parse).orElse(null);
		}
		catch (DateTimeParseException noDay) {
			return Reply.correct("due", "Write the day like 2026-12-24.");
		}
		return resolver.about(command.withArgument(""), (file, given) -> {
			AuditQuestion gap = AuditQuestion.named(key.strip()).orElseThrow();
			Optional<Risk> risk = risk(file);
			if (risk.isEmpty() || file.incident().isPrivate() || !AuditGaps.open(file).contains(gap)) {
				return Reply.correct("text", "No " + gap.gap() + " of a risk is open in " + file.id() + " any more.");
			}
			LocalDate soon = given.at()
				.atZone(policy.zone())
				.toLocalDate()
				.plusDays(policy.fixes().shortTerm().toDays());
			ProposedChange change = gap == AuditQuestion.MITIGATION_WORKED ? new ProposedChange(ProposalKind.MITIGATION,
					null, null, text, submission.people("owner").stream().findFirst().map(editing::owner).orElse(null),
					due == null ? soon : due, null) : ProposedChange.of(ProposalKind.INDICATOR, null, text);
			return proposed(file, gap, risk.get(), List.of(change), given);
		});
	}

	private Reply proposed(Casefile file, AuditQuestion gap, Risk risk, List<ProposedChange> changes, Command command) {
		Made made = new Made(command.at(), command.caller().person().id(), null, file.id(), command.key());
		List<NamedProposal> before = new ArrayList<>();
		Risk saved = register.change(risk.id(), made.key(), read -> {
			before.addAll(waiting(read, gap, file));
			Risk now = read;
			for (int n = 0; before.isEmpty() && n < changes.size(); n++) {
				now = now.proposed(changes.get(n), gap.key(), n == changes.size() - 1 ? made : part(made, n));
			}
			return now;
		}).orElseThrow();
		return new Reply.Whisper(message(file, command,
				before.isEmpty() ? "Proposed: " + words(changes, saved) + "." : alreadyWaits(before, gap)));
	}

	/** Whoever taps an older message reads what is there, not what they asked for. */
	private static String alreadyWaits(List<NamedProposal> waiting, AuditQuestion gap) {
		return "Nothing new was proposed: for the " + gap.gap() + ", "
				+ waiting.stream()
					.map(one -> one.name() + " already waits: " + one.proposal().change().words(one.risk().content()))
					.collect(Collectors.joining("; "))
				+ ".";
	}

	/** The proposals that a gap of an incident waits for. */
	private static List<NamedProposal> waiting(Risk risk, AuditQuestion gap, Casefile file) {
		return risk.proposals()
			.stream()
			.filter(one -> one.open() && one.gap().equals(gap.key()) && one.incident().equals(file.id()))
			.map(one -> new NamedProposal(risk, one))
			.toList();
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
			OpenGap gap = answered(file, risk, change, given);
			Risk now = register.change(risk.id(), made.key(), read -> read.proposed(change, gap.key(), made))
				.orElseThrow();
			return proposed(new NamedProposal(now, now.proposals().get(now.proposals().size() - 1)), why, gap, given);
		});
	}

	/**
	 * The gap that a change in words of one's own may be about.
	 *
	 * @param question null if no gap of its kind is open
	 * @param answers whether the change answers it, without anybody saying so
	 * @param sentence what to say of it; empty if there is nothing to say
	 */
	private record OpenGap(@Nullable AuditQuestion question, boolean answers, String sentence) {

		String key() {
			return question == null || !answers ? "" : question.key();
		}

	}

	private OpenGap answered(Casefile file, Risk risk, ProposedChange change, Command command) {
		AuditQuestion question = gap(change.kind());
		if (!AuditGaps.open(file).contains(question)) {
			return new OpenGap(null, false, "");
		}
		Optional<Risk> audited = risk(file);
		if (audited.isPresent() && !audited.get().id().equals(risk.id())) {
			return new OpenGap(question, false, "The " + question.gap() + " of " + file.id()
					+ " stays open: it is about " + audited.get().id() + ".");
		}
		List<ProposedChange> asked = changes(file, question, risk, command);
		if (AuditGaps.answers(change, asked)) {
			return new OpenGap(question, true,
					"It answers the " + question.gap() + " of " + file.id() + (asked.isEmpty() || asked.contains(change)
							? "." : ", where the audit asks for: " + words(asked, risk) + "."));
		}
		return new OpenGap(question, false, "The " + question.gap() + " of " + file.id()
				+ " stays open: the audit asks for something else, " + words(asked, risk) + ".");
	}

	private Reply proposed(NamedProposal latest, String why, OpenGap gap, Command command) {
		String news = "Proposed as " + latest.name() + ": " + latest.proposal().change().words(latest.risk().content())
				+ (why.isEmpty() ? "." : ", because: " + why);
		List<Block> blocks = new ArrayList<>(List.of(Block.paragraph(Span.plain(news))));
		if (!gap.sentence().isEmpty()) {
			blocks.add(Block.paragraph(Span.plain(gap.sentence())));
		}
		List<Button> buttons = new ArrayList<>();
		if (gap.question() != null && !gap.answers()) {
			buttons.add(Button.primary("It answers the " + gap.question().gap(), new Action("risk",
					latest.proposal().incident().value(), "gap " + gap.question().key() + " " + latest.name())));
		}
		buttons.add(EditProposals.button(latest.name()));
		if (editing.accepts(latest, command.caller().person())) {
			buttons.add(Button.primary("Accept", new Action("approve", null, latest.name())));
		}
		blocks.add(new Block.Buttons(buttons, List.of()));
		return new Reply.Whisper(new Message((news + " " + gap.sentence()).strip(), blocks));
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

	/** Closes a gap by a fix, with a reason, or by a proposal that isn't about it. */
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

	/** The gap waits for a proposal, or is closed by one that is accepted. */
	private Reply settleBy(Casefile file, AuditQuestion gap, String name, Command command) {
		Optional<NamedProposal> found = NamedProposal.find(risks, name)
			.filter(one -> one.proposal().incident().equals(file.id()));
		if (found.isEmpty() || !found.get().proposal().open() && !found.get().proposal().accepted()) {
			return RefusalWithText.text(found.isEmpty() ? "No proposal " + name + " was made in " + file.id() + "."
					: found.get().name() + " was rejected, so it can't answer the " + gap.gap() + ".", command);
		}
		RiskProposal proposal = found.get().proposal();
		if (proposal.accepted()) {
			return settled(file, gap, found.get().name(), command);
		}
		Made made = new Made(command.at(), command.caller().person().id(), null, file.id(), command.key());
		Risk now = register
			.change(found.get().risk().id(), made.key(),
					read -> read.answering(proposal.id(), gap.key(), "answers the " + gap.gap(), made))
			.orElseThrow();
		return new Reply.Whisper(message(file, command, "The " + gap.gap() + " waits for " + found.get().name() + ": "
				+ proposal.change().words(now.content()) + "."));
	}

	private Reply settle(Casefile file, AuditQuestion gap, String how, Command command) {
		if (NamedProposal.begins(how) && FirstWord.of(how).rest().isEmpty()) {
			return settleBy(file, gap, how, command);
		}
		boolean named = how.matches("(?i)F\\d+");
		if (named && file.fix(how).isEmpty()) {
			return RefusalWithText.text("There is no fix " + how + " in " + file.id() + ".", command);
		}
		return settled(file, gap, named ? file.fix(how).orElseThrow().id() : how, command);
	}

	private Reply settled(Casefile file, AuditQuestion gap, String how, Command command) {
		return editor.change(file.id(), command.key(), changed -> {
			changed.settles(new GapSettlement(gap.key(), how, command.caller().person().id(), command.at()));
			return Decision.accepted(
					new Reply.Whisper(message(changed, command, gap.gap() + " is closed: " + Wording.brief(how) + ".")),
					Effects.progress(changed.id()));
		});
	}

}
