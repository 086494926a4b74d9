package dev.firewatch.workflow.risks;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Span;
import dev.firewatch.chat.Submission;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.Person;
import dev.firewatch.postmortem.AuditQuestion;
import dev.firewatch.people.PersonId;
import dev.firewatch.risk.MitigationState;
import dev.firewatch.risk.Risk;
import dev.firewatch.risk.RiskContent;
import dev.firewatch.risk.RiskId;
import dev.firewatch.risk.RiskOwner;
import dev.firewatch.risk.RiskProblem;
import dev.firewatch.risk.RiskRules;
import dev.firewatch.risk.RiskSearch;
import dev.firewatch.risk.RiskVersion.Made;
import dev.firewatch.risk.Risks;
import dev.firewatch.workflow.kernel.PerhapsANote;
import dev.firewatch.workflow.kernel.PermissionCheck;
import dev.firewatch.workflow.kernel.RefusalWithText;
import dev.firewatch.workflow.kernel.Wording;
import dev.firewatch.workflow.risks.RiskWords.NewRisk;
import org.jspecify.annotations.Nullable;

/** Lists, shows, enters and changes risks. */
class KeepRisks implements Verb {

	private static final VerbInfo INFO = new VerbInfo(425, "risk", List.of("risks"), Group.OVERVIEW,
			"risk [search <text>] · risk new <title> P2 I4 [@owner] · risk RISK-023 "
					+ "[p 4 <why> | mitigation <text> | indicator <text> | cascade RISK-031 | propose <change> | history]"
					+ " · risk link RISK-023 · risk gaps",
			"the risk register: list, search, enter, show and change risks; which one came true, and what its audit shows to be missing");

	private static final int SHOWN = 15;

	private final Risks risks;

	private final RiskRegister register;

	private final RiskWords words;

	private final RiskForms forms;

	private final RiskCard card;

	private final LinkRisk links;

	private final PermissionCheck permissions;

	KeepRisks(Risks risks, RiskRegister register, RiskWords words, RiskForms forms, RiskCard card, LinkRisk links,
			PermissionCheck permissions) {
		this.risks = risks;
		this.register = register;
		this.words = words;
		this.forms = forms;
		this.card = card;
		this.links = links;
		this.permissions = permissions;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		if (command.caller().person().isOutsider()) {
			return RefusalWithText.text("Only people of the organisation see the risk register.", command);
		}
		FirstWord first = FirstWord.of(command.argument());
		return switch (first.first().toLowerCase(Locale.ROOT)) {
			case "" -> list(command, RiskSearch.current(), "");
			case "list" -> first.rest().isEmpty() ? list(command, RiskSearch.current(), "") : aside(command);
			case "search" -> list(command, RiskSearch.of(first.rest()), first.rest());
			case "new" -> entered(command, first.rest());
			case "link" -> first.rest().isEmpty() ? links.ask(command)
					: FirstWord.of(first.rest()).first().equalsIgnoreCase("new")
							? links.about(command, file -> enteredFor(file, command, FirstWord.of(first.rest()).rest()))
							: first.rest().equals("other") ? links.askForId(command)
									: FirstWord.of(first.rest()).first().equalsIgnoreCase(LinkRisk.NONE)
											? links.none(command, FirstWord.of(first.rest()).rest())
											: named(command, first);
			case "merge" -> merged(command, first.rest());
			case "gaps" -> first.rest().isEmpty() ? links.gaps().list(command.withArgument("")) : aside(command);
			case "gap" -> AuditQuestion.named(FirstWord.of(first.rest()).first()).isPresent()
					? links.gaps().settle(command, first.rest()) : aside(command);
			case "propose" -> AuditQuestion.named(first.rest().strip()).isPresent()
					? links.gaps().propose(command, first.rest()) : aside(command);
			case "edit" -> NamedProposal.begins(first.rest()) ? links.gaps().editing().edit(command, first.rest())
					: aside(command);
			case "show", "unlink" -> named(command, first);
			default -> about(command, first).orElseGet(() -> aside(command));
		};
	}

	/** Reads {@code RISK-007 into RISK-023}. */
	private Reply merged(Command command, String said) {
		FirstWord one = FirstWord.of(said);
		FirstWord other = FirstWord.of(one.rest().replaceFirst("(?i)^into\\s+", ""));
		Optional<Risk> old = risks.named(one.first());
		if (old.isEmpty() && RiskId.parse(one.first()).isEmpty()) {
			return aside(command);
		}
		Optional<Risk> into = risks.named(other.first());
		if (old.isEmpty() || into.isEmpty() || !other.rest().isEmpty() || old.get().id().equals(into.get().id())
				|| old.get().mergedInto() != null || into.get().mergedInto() != null) {
			return RefusalWithText.text("Name two risks that are there: `risk merge RISK-007 into RISK-023`.", command);
		}
		Person person = command.caller().person();
		Optional<String> refusal = refusal(old.get(), "", "", person).or(() -> refusal(into.get(), "", "", person));
		return refusal.map(why -> RefusalWithText.text(why, command))
			.orElseGet(() -> links.merging().merge(command, old.get(), into.get()));
	}

	/** What begins with a word of ours names a risk next, or is only text. */
	private Reply named(Command command, FirstWord first) {
		FirstWord id = FirstWord.of(first.rest());
		Command turned = command.withArgument((id.first() + " " + first.first() + " " + id.rest()).strip());
		return about(turned, FirstWord.of(turned.argument())).orElseGet(() -> aside(command));
	}

	/** Acts on the risk that the first word names, if it is one's id. */
	private Optional<Reply> about(Command command, FirstWord first) {
		String word = first.first().replaceAll("[:,]$", "");
		Optional<Risk> risk = risks.named(word);
		if (risk.isPresent()) {
			return Optional.of(act(command, risk.get(), FirstWord.of(first.rest())));
		}
		return RiskId.parse(word)
			.map(RiskId::inCapitals)
			.filter(one -> one.number().isPresent())
			.map(one -> RefusalWithText.text("There is no " + one + ". Find risks with `risk search <text>`.",
					command));
	}

	private Reply act(Command command, Risk risk, FirstWord said) {
		String word = said.first().toLowerCase(Locale.ROOT);
		RiskId into = risk.mergedInto();
		if (into != null && !word.equals("history")) {
			return risks.find(into)
				.map(there -> (Reply) new Reply.Whisper(
						card.whole(there, command, risk.id() + " was merged into " + into + ".")))
				.orElseGet(() -> Reply.whisper(risk.id() + " was merged into " + into + "."));
		}
		if (word.isEmpty() || word.equals("show")) {
			return new Reply.Whisper(card.whole(risk, command, null));
		}
		if (word.equals("history")) {
			return new Reply.Whisper(card.history(risk, command.caller().person()));
		}
		if (word.equals("propose") || word.equals("proposed")) {
			return links.gaps().propose(command, risk, said.rest());
		}
		Optional<String> sub = word.equals("score") ? Optional.of(word) : RiskWords.sub(word);
		if (sub.isEmpty()) {
			return RefusalWithText.text("I don't know what to do with " + risk.id() + ". Try `risk " + risk.id()
					+ " p 4 <why>`, `mitigation <text> @owner due fri`, `implemented M1`, `accept until <day> <why>`"
					+ " or `history`.", command);
		}
		if (sub.get().endsWith("link")) {
			return links.link(command, risk, sub.get().equals("link"), said.rest());
		}
		Optional<String> refusal = refusal(risk, sub.get(), said.rest(), command.caller().person());
		if (refusal.isPresent()) {
			return RefusalWithText.text(refusal.get(), command);
		}
		if (sub.get().equals("score") || said.rest().isEmpty() && forms.has(sub.get())) {
			return new Reply.Ask(forms.change(risk, sub.get()));
		}
		if (sub.get().equals("due") && FirstWord.of(said.rest()).rest().isEmpty()) {
			return new Reply.Ask(forms.due(risk, said.rest()));
		}
		RiskEdit edit = words.edit(command, risk.content(), sub.get(), said.rest());
		return changed(command, risk, edit, problem -> RefusalWithText.text(problem.sentence(), command));
	}

	/** Why the person may not change the risk; empty if they may. */
	private Optional<String> refusal(Risk risk, String sub, String text, Person person) {
		RiskContent content = risk.content();
		boolean ofMitigation = MitigationState.parse(sub).isPresent() || sub.equals("due");
		boolean theirs = owns(content.owner(), person) || ofMitigation && content.mitigations()
			.stream()
			.anyMatch(one -> one.id().equalsIgnoreCase(FirstWord.of(text).first()) && owns(one.owner(), person));
		return theirs || permissions.keepsRegister(person) ? Optional.empty()
				: Optional.of("Only " + (content.owner() == null ? "" : "the owner of " + risk.id() + " or ")
						+ "the senior group changes it.");
	}

	private static boolean owns(@Nullable RiskOwner owner, Person person) {
		return owner != null && person.id().equals(owner.person());
	}

	/** Turns what is wrong into an answer. */
	private interface RiskRefusal {

		Reply with(RiskProblem problem);

	}

	private Reply changed(Command command, Risk risk, RiskEdit edit, RiskRefusal refused) {
		if (edit.refusal() != null) {
			return refused.with(new RiskProblem(edit.field(), edit.refusal()));
		}
		List<RiskProblem> problems = RiskRules.problems(risk.id(), edit.change().apply(risk.content()));
		if (!problems.isEmpty()) {
			return refused.with(problems.get(0));
		}
		Made made = made(command, edit.why());
		Optional<Risk> now = register.change(risk.id(), made.key(),
				read -> read.changed(edit.change().apply(read.content()), made));
		return now.map(saved -> (Reply) new Reply.Whisper(card.whole(saved, command, news(risk, saved))))
			.orElseGet(() -> RefusalWithText.text("There is no " + risk.id() + " any more.", command));
	}

	private static String news(Risk before, Risk after) {
		if (after.version() == before.version()) {
			return after.id() + " reads like that already.";
		}
		String changes = after.history()
			.get(after.history().size() - 1)
			.changes()
			.stream()
			.map(RiskHistory::change)
			.collect(Collectors.joining("; "));
		return "Saved: " + Wording.brief(changes) + (after.content().score() == before.content().score() ? ""
				: " · score " + before.content().score() + " → " + after.content().score());
	}

	private Made made(Command command, @Nullable String why) {
		return new Made(command.at(), command.caller().person().id(), why, links.here(command).orElse(null),
				command.key());
	}

	private Reply entered(Command command, String text) {
		if (text.isBlank()) {
			return new Reply.Ask(forms.entry("", null, null, List.of()));
		}
		NewRisk said = words.entered(command, text);
		if (said.refusal() != null) {
			return RefusalWithText.text(said.refusal(), command);
		}
		PersonId owner = said.owner() == null ? null : said.owner().person();
		if (said.probability() == null || said.impact() == null) {
			return new Reply.Ask(forms.entry(said.title(), said.probability(), said.impact(),
					owner == null ? List.of() : List.of(owner)));
		}
		return entered(command, RiskContent.titled(said.title(), said.probability(), said.impact(), said.owner()),
				problem -> RefusalWithText.text(problem.sentence(), command));
	}

	/**
	 * A new risk that came true in the incident. Everybody reads the register, so a
	 * private incident's title isn't proposed.
	 */
	private Reply enteredFor(Casefile file, Command command, String text) {
		String title = text.isBlank() && !file.incident().isPrivate() ? file.incident().title() : text;
		NewRisk said = title.isBlank() ? new NewRisk("", null, null, null, null) : words.entered(command, title);
		if (said.refusal() != null) {
			return RefusalWithText.text(said.refusal(), command);
		}
		if (text.isBlank() || said.probability() == null || said.impact() == null) {
			return new Reply.Ask(forms.entryOf(file.id(), said.title(), said.probability(), said.impact(),
					said.owner() == null || said.owner().person() == null ? List.of()
							: List.of(said.owner().person())));
		}
		return enteredAndLinked(command, file,
				RiskContent.titled(said.title(), said.probability(), said.impact(), said.owner()),
				problem -> RefusalWithText.text(problem.sentence(), command));
	}

	private Reply enteredAndLinked(Command command, Casefile file, RiskContent content, RiskRefusal refused) {
		List<RiskProblem> problems = RiskRules.problems(RiskId.of(0), content);
		if (!problems.isEmpty()) {
			return refused.with(problems.get(0));
		}
		Made made = new Made(command.at(), command.caller().person().id(), null,
				file.incident().isPrivate() ? null : file.id(), command.key() + "/new");
		Risk risk = register.enter(null, content, made).orElseThrow();
		return links.link(command, risk, true, file.id().value());
	}

	private Reply entered(Command command, RiskContent content, RiskRefusal refused) {
		List<RiskProblem> problems = RiskRules.problems(RiskId.of(0), content);
		if (!problems.isEmpty()) {
			return refused.with(problems.get(0));
		}
		return register.enter(null, content, made(command, null))
			.map(risk -> (Reply) new Reply.Whisper(card.whole(risk, command, "Entered as " + risk.id() + ".")))
			.orElseThrow();
	}

	@Override
	public Reply submitted(Submission submission) {
		FirstWord said = FirstWord.of(submission.action().argument());
		Command command = submission.asCommand(submission.action().argument());
		if (command.caller().person().isOutsider()) {
			return Reply.whisper("Only people of the organisation see the risk register.");
		}
		if (said.first().equals("gap")) {
			return submission.text("how").isBlank() ? Reply.correct("how", "Name the fix, or say why nothing changes.")
					: links.gaps().settle(command, said.rest() + " " + submission.text("how"));
		}
		if (said.first().equals("propose")) {
			return links.gaps().proposed(submission, command, said.rest());
		}
		if (said.first().equals("edit")) {
			return links.gaps().editing().submitted(submission, command, said.rest());
		}
		if (said.first().equals("link") && said.rest().equals("new")) {
			return links.about(command, file -> enteredAndLinked(command, file, content(submission),
					problem -> Reply.correct(problem.field(), problem.sentence())));
		}
		if (said.first().equals("link")) {
			return linked(submission, command);
		}
		if (said.first().equals("new")) {
			return entered(command, content(submission), problem -> Reply.correct(problem.field(), problem.sentence()));
		}
		Optional<Risk> risk = RiskId.parse(said.first()).flatMap(risks::find);
		Optional<String> refusal = risk
			.flatMap(one -> refusal(one, said.rest(), submission.text("text"), command.caller().person()));
		if (risk.isEmpty() || refusal.isPresent()) {
			return Reply.whisper(refusal.orElse("There is no " + said.first() + " any more."));
		}
		return changed(command, risk.get(), edit(submission, command, risk.get(), said.rest()),
				problem -> Reply.correct(field(submission, problem.field()), problem.sentence()));
	}

	private RiskContent content(Submission submission) {
		return RiskContent
			.titled(submission.text("title"), number(submission, "probability"), number(submission, "impact"),
					submission.people("owner").stream().findFirst().map(words::owner).orElse(null))
			.described(submission.given("description").orElse(null), null, List.of());
	}

	private Reply linked(Submission submission, Command command) {
		String id = submission.text("risk").strip().replaceAll("[:,].*$", "");
		if (id.equalsIgnoreCase(LinkRisk.NONE)) {
			return links.none(command, "");
		}
		return risks.named(id)
			.map(risk -> links.link(command, risk, true, ""))
			.orElseGet(() -> Reply.correct("risk",
					"The register has no such risk. Write its id, such as RISK-023, or: none."));
	}

	/** A field that the form has. */
	private static String field(Submission submission, String wrong) {
		return submission.values().containsKey(wrong) ? wrong
				: submission.values().containsKey("text") ? "text" : "why";
	}

	private RiskEdit edit(Submission submission, Command command, Risk risk, String sub) {
		if (sub.equals("score")) {
			return RiskEdit.of(
					said -> said.likely(number(submission, "probability")).harmful(number(submission, "impact")),
					submission.text("why"));
		}
		if (sub.equals("mitigation")) {
			RiskOwner owner = submission.people("owner").stream().findFirst().map(words::owner).orElse(null);
			try {
				LocalDate due = submission.given("due").map(LocalDate::parse).orElse(null);
				return words.mitigation(command, submission.text("text"), owner, due);
			}
			catch (DateTimeParseException noDay) {
				return RiskEdit.refused("due", "Write the day like 2026-12-24.");
			}
		}
		return words.edit(command, risk.content(), sub, submission.text("text"));
	}

	private static int number(Submission submission, String field) {
		String chosen = submission.text(field);
		return chosen.matches("[1-5]") ? Integer.parseInt(chosen) : 0;
	}

	private Reply list(Command command, RiskSearch search, String text) {
		List<Risk> found = risks.search(search, 0, SHOWN + 1);
		boolean more = found.size() > SHOWN;
		String number = (more ? "More than " : "") + Wording.count(Math.min(found.size(), SHOWN), "risk");
		String first = found.isEmpty() ? nothing(text)
				: number + (text.isEmpty() ? ", the highest score first" : " with \"" + text + "\"");
		List<Block> blocks = new ArrayList<>(List.of(Block.sentence(first)));
		here(command).forEach(blocks::add);
		found.stream().limit(SHOWN).forEach(risk -> blocks.add(card.line(risk)));
		if (more) {
			blocks.add(Block.aside(Span.plain("Narrow it down: "), Span.code("risk search pipeline")));
		}
		if (text.isEmpty()) {
			blocks.add(Block.buttons(Button.of("New risk", new Action("risk", null, "new"))));
		}
		return new Reply.Whisper(new Message(first.replace("`", ""), blocks));
	}

	/** Those that came true in the incident in whose room they are asked for. */
	private List<Block> here(Command command) {
		return links.here(command)
			.map(risks::touchedBy)
			.filter(touched -> !touched.isEmpty())
			.map(touched -> Block.sentence("Come true here: "
					+ Wording.joined(touched.stream().map(risk -> risk.id().value()).toList()) + "."))
			.stream()
			.toList();
	}

	private static String nothing(String text) {
		return text.isEmpty() ? "The register is empty. Enter a risk with `risk new <title>`."
				: "No risk has \"" + text + "\". Enter it with `risk new <title>`.";
	}

	/** "risk of data loss" is what people write at night: it is not for the register. */
	private Reply aside(Command command) {
		Optional<IncidentId> here = links.here(command);
		return PerhapsANote.reply(here.isPresent() ? "Add as a note?" : "Is that for the risk register?", command, here,
				List.of(Button.of("Search the register", new Action("risk", null, "search " + command.argument())),
						Button.of("Enter as a risk", new Action("risk", null, "new " + command.argument()))),
				"`risk new` or `new`");
	}

}
