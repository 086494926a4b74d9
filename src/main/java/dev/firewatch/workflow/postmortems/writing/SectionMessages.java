package dev.firewatch.workflow.postmortems.writing;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.firewatch.casefile.AuditGaps;
import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.ComputedAnswers;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Span;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.postmortem.AuditQuestion;
import dev.firewatch.postmortem.Hint;
import dev.firewatch.postmortem.Phrasing;
import dev.firewatch.postmortem.Lessons;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.postmortem.Question;
import dev.firewatch.postmortem.QuestionType;
import dev.firewatch.postmortem.Section;
import dev.firewatch.postmortem.SectionState;
import dev.firewatch.workflow.kernel.Wording;

/** What the bot says about the sections of a postmortem. */
class SectionMessages {

	private final Sections sections;

	private final People people;

	private final Phrasing phrasing;

	private final SectionFacts facts;

	private final FindingLines findings;

	public SectionMessages(Sections sections, People people, Phrasing phrasing, SectionFacts facts,
			FindingLines findings) {
		this.findings = findings;
		this.facts = facts;
		this.sections = sections;
		this.people = people;
		this.phrasing = phrasing;
	}

	/** Shows and hides sections according to what is known now. */
	void fit(Casefile file) {
		file.postmortem().ifPresent(postmortem -> postmortem.fit(sections.template(postmortem), file.incident()));
	}

	/** The direct message that asks one person for one section. */
	public Message question(Casefile file, Section section, PersonId person) {
		String id = file.id().value();
		Postmortem postmortem = file.postmortem().orElseThrow();
		String first = id + " · " + sections.place(file, section) + " · " + section.title();
		List<Block> blocks = new ArrayList<>();
		blocks.add(Block.paragraph(Span.strong(first), Span.plain("   about " + section.minutes() + " min")));
		blocks.add(Block.paragraph(
				Span.plain(sections.reason(file, section, person)
						+ (sections.isLate(postmortem) ? " The draft was due " : " The draft is due ")),
				Span.dateTime(postmortem.draftDue()), Span.plain(".")));
		more(file, section, person).ifPresent(more -> blocks.add(Block.aside(Span.plain(more))));
		known(file, section).ifPresent(known -> blocks.add(Block.aside(Span.plain("Already known: " + known))));
		Optional<Button> confirm = proposal(file, section, person, blocks);
		List<Button> buttons = new ArrayList<>(confirm.stream().toList());
		buttons.add(new Button("Answer", new Action("postmortem", id, section.id()), confirm.isEmpty()));
		buttons.add(Button.of("Later", new Action("postmortem", id, "later " + section.id())));
		blocks.add(new Block.Buttons(buttons,
				List.of(Button.of("Hand over", new Action("postmortem", id, "handover " + section.id())),
						Button.of("Ask the channel", new Action("postmortem", id, "ask " + section.id())),
						Button.of("Skip, with a reason", new Action("postmortem", id, "skip " + section.id())))));
		return new Message(first, blocks);
	}

	/**
	 * What is proposed for a section about the risk process, and the button that confirms
	 * it all, if nothing is missing.
	 */
	Optional<Button> proposal(Casefile file, Section section, PersonId person, List<Block> blocks) {
		ZoneId zone = people.find(person).map(Person::zone).orElse(ZoneOffset.UTC);
		if (section.questions().stream().noneMatch(question -> question.type() == QuestionType.AUDIT)) {
			return Optional.empty();
		}
		ComputedAnswers known = facts.of(file, section, zone);
		for (Question question : section.questions()) {
			String proposed = SectionFacts.proposed(question, known);
			String because = question.type() == QuestionType.AUDIT
					? known.because(String.valueOf(question.source())).orElse("") : "";
			if (!proposed.isEmpty() || !because.isEmpty()) {
				blocks.add(proposed.isEmpty() ? Block.paragraph(Span.plain(question.text() + " " + because))
						: Block.paragraph(Span.plain(question.text() + " "), Span.strong(proposed),
								Span.plain(because.isEmpty() ? "" : " · " + because)));
			}
		}
		Map<String, String> answers = SectionFacts.confirmable(file, section, known);
		return answers.isEmpty() ? Optional.empty()
				: Optional.of(Button.primary("That's right", new Action("postmortem", file.id().value(),
						"confirm " + section.id() + " " + SectionFacts.name(answers))));
	}

	/** What else is theirs, which they are asked for once this one is answered. */
	private Optional<String> more(Casefile file, Section section, PersonId person) {
		List<Section> others = sections.open(file)
			.stream()
			.filter(open -> !open.equals(section) && sections.owner(file, open).equals(person))
			.toList();
		int minutes = others.stream().mapToInt(Section::minutes).sum();
		return others.isEmpty() ? Optional.empty()
				: Optional.of(others.size() + " more after this one, about " + minutes + " min.");
	}

	private static Optional<String> known(Casefile file, Section section) {
		long causes = section.questions().stream().filter(question -> question.id().contains("cause")).count();
		if (section.id().equals("causes") && causes > 0 && !file.causes().all().isEmpty()) {
			String primary = file.causes()
				.all()
				.stream()
				.filter(cause -> cause.primary())
				.map(cause -> cause.id() + " marked primary")
				.findFirst()
				.orElse("none marked primary");
			return Optional.of(Wording.count(file.causes().all().size(), "cause") + " noted, " + primary + ".");
		}
		if (section.id().equals("fixes") && !file.fixes().isEmpty()) {
			return Optional.of((file.fixes().size() == 1 ? "1 fix" : file.fixes().size() + " fixes") + " promised.");
		}
		return Optional.empty();
	}

	/** The progress of the whole, as the room sees it. */
	public Message progress(Casefile file) {
		Postmortem postmortem = file.postmortem().orElseThrow();
		int total = postmortem.sections().size();
		List<Section> open = sections.open(file);
		List<Block> blocks = new ArrayList<>();
		String first = postmortem.published() ? "Postmortem of " + file.id() + " is published"
				: "Postmortem " + (total - open.size()) + " of " + total;
		List<Span> spans = new ArrayList<>();
		spans.add(Span.strong(first));
		if (!open.isEmpty()) {
			spans.add(Span.plain(" · waiting for "));
			spans.addAll(waitingFor(file, open));
		}
		if (!postmortem.published()) {
			spans.add(Span.plain(" · draft due "));
			spans.add(Span.dateTime(postmortem.draftDue()));
		}
		blocks.add(new Block.Paragraph(spans));
		blocks.add(new Block.Progress(total - open.size(), total));
		buttons(file, postmortem, open).ifPresent(blocks::add);
		return new Message(first, blocks);
	}

	private List<Span> waitingFor(Casefile file, List<Section> open) {
		List<Span> spans = new ArrayList<>();
		open.stream()
			.collect(Collectors.groupingBy(section -> sections.owner(file, section)))
			.forEach((person, theirs) -> {
				spans.add(Span.plain(spans.isEmpty() ? "" : ", "));
				spans.add(new Span.Mention(person, people.nameOf(person)));
				spans.add(Span.plain(" (" + theirs.stream().map(Section::id).limit(3).collect(Collectors.joining(", "))
						+ (theirs.size() > 3 ? ", …" : "") + ")"));
			});
		return spans;
	}

	private static Optional<Block> buttons(Casefile file, Postmortem postmortem, List<Section> open) {
		String id = file.id().value();
		if (postmortem.published()) {
			List<Button> shown = new ArrayList<>(List.of(Button.of("What is left", new Action("left", id, ""))));
			if (!Lessons.of(postmortem.answers()).isEmpty()) {
				shown.add(Button.of("Tell another team", new Action("tell", id, "")));
			}
			return Optional.of(new Block.Buttons(shown, List.of()));
		}
		if (!open.isEmpty()) {
			return Optional.of(Block.buttons(Button.primary("Answer mine", new Action("postmortem", id, ""))));
		}
		return Optional.of(Block.buttons(Button.primary("Sign", new Action("sign", id, "")),
				Button.of("Publish", new Action("publish", id, ""))));
	}

	/** The answer was saved; the person's next section follows at once if they want. */
	public Reply saved(Casefile file, Section section, PersonId person) {
		String first = "Saved: " + section.title() + ".";
		List<Block> blocks = new ArrayList<>();
		Optional<Section> next = sections.next(file, person);
		if (next.isPresent()) {
			blocks.add(Block.paragraph(Span
				.plain(first + " Your next one: " + next.get().title() + ", about " + next.get().minutes() + " min.")));
			blocks.add(Block
				.buttons(Button.primary("Answer", new Action("postmortem", file.id().value(), next.get().id()))));
		}
		else {
			String rest = sections.open(file).isEmpty() ? " Every section is answered; it can be signed with `sign`."
					: " Nothing more is asked of you.";
			blocks.add(Block.sentence(first + rest));
		}
		blocks.addAll(gaps(file, section));
		blocks.addAll(findings.after(file, section));
		blocks.addAll(kinder(file, section));
		return new Reply.Whisper(new Message(first, blocks));
	}

	/** The gaps in the risk process that the section's answers show, and the way on. */
	private static List<Block> gaps(Casefile file, Section section) {
		List<AuditQuestion> open = AuditGaps.open(file)
			.stream()
			.filter(gap -> section.questions()
				.stream()
				.anyMatch(question -> question.audit().filter(gap::equals).isPresent()))
			.toList();
		return open.isEmpty() ? List.of()
				: List.of(
						Block.aside(Span.plain("Open in the risk process: "
								+ Wording.joined(open.stream().map(AuditQuestion::gap).toList()) + ".")),
						Block.buttons(Button.of("Close the gaps", new Action("risk", file.id().value(), "gaps"))));
	}

	/** A hint at what blames a person in the answers, and the kinder way to say it. */
	private List<Block> kinder(Casefile file, Section section) {
		List<Hint> hints = phrasing(file)
			.hints(String.join("\n", worded(section, file.postmortem().orElseThrow().state(section.id())).values()));
		if (hints.isEmpty()) {
			return List.of();
		}
		Hint hint = hints.get(0);
		return List.of(
				Block.aside(Span.plain("\"" + hint.phrase() + "\": " + hint.why()
						+ (hints.size() > 1 ? " And " + (hints.size() - 1) + " more." : ""))),
				Block.buttons(Button.of("Word it more kindly",
						new Action("postmortem", file.id().value(), "kinder " + section.id()))));
	}

	/**
	 * The section's answers in a kinder wording, by question; only those that change.
	 */
	Map<String, String> kinderAnswers(Casefile file, Section section) {
		Map<String, String> kinder = new LinkedHashMap<>();
		worded(section, file.postmortem().orElseThrow().state(section.id())).forEach((question, answer) -> {
			String better = phrasing(file).kinder(answer);
			if (!better.equals(answer)) {
				kinder.put(question, better);
			}
		});
		return kinder;
	}

	private Phrasing phrasing(Casefile file) {
		return phrasing.knowing(file.incident().members().stream().map(people::nameOf).toList());
	}

	/** The answers in somebody's own words. */
	private static Map<String, String> worded(Section section, SectionState state) {
		Map<String, String> worded = new LinkedHashMap<>();
		for (Question question : section.questions()) {
			String answer = state.answers().get(question.id());
			boolean words = switch (question.type()) {
				case TEXT, LONG_TEXT, LIST, PAIRS -> true;
				default -> false;
			};
			if (words && answer != null) {
				worded.put(question.id(), answer);
			}
		}
		return worded;
	}

}
