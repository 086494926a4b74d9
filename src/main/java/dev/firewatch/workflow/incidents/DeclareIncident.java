package dev.firewatch.workflow.incidents;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.casefile.IncidentSimilarity;
import dev.firewatch.casefile.Likeness;
import dev.firewatch.casefile.Obligations;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Caller;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Span;
import dev.firewatch.chat.Submission;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.delivery.Commit;
import dev.firewatch.delivery.Committed;
import dev.firewatch.delivery.Effect;
import dev.firewatch.incident.Incident;
import dev.firewatch.incident.Incident.Declaration;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.incident.Kind;
import dev.firewatch.incident.Signal;
import dev.firewatch.incident.Signals;
import dev.firewatch.incident.Status;
import dev.firewatch.people.Outsider;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.Services;
import dev.firewatch.policy.Severity;
import dev.firewatch.policy.SeverityWords;
import dev.firewatch.policy.SeverityWords.Prefixed;
import dev.firewatch.timeline.Draft;
import dev.firewatch.timeline.Source;
import dev.firewatch.timeline.When;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.SignalWatch;
import dev.firewatch.workflow.kernel.SystemEntries;
import dev.firewatch.workflow.kernel.RefusalWithText;
import dev.firewatch.workflow.kernel.Wording;
import org.jspecify.annotations.Nullable;

/** Opens an incident: at once, at the recommended severity, with whatever was said. */
class DeclareIncident implements Verb {

	private static final VerbInfo INFO = new VerbInfo(10, "new", List.of("declare", "open"), Group.INCIDENT,
			"new [sev0-sev3] [near-miss|external|drill] [private] <title>", "declare an incident")
		.asking();

	/** Begins the argument of the button that takes back what a word was taken for. */
	private static final String PLAIN = "plain! ";

	private static final Duration SIMILAR_WITHIN = Duration.ofHours(1);

	/** More than that in an hour are looked for by nobody. */
	private static final int MOST_COMPARED = 200;

	private static final int MOST_TAKEN_NUMBERS = 1_000;

	private final Casefiles casefiles;

	private final Commit commit;

	private final Policy policy;

	private final Services services;

	private final SignalWatch watch;

	private final CasefileEditor editor;

	private final Obligations obligations;

	public DeclareIncident(Casefiles casefiles, Commit commit, Policy policy, Services services, SignalWatch watch,
			CasefileEditor editor, Obligations obligations) {
		this.obligations = obligations;
		this.editor = editor;
		this.watch = watch;
		this.casefiles = casefiles;
		this.commit = commit;
		this.policy = policy;
		this.services = services;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	/**
	 * What was typed after the verb, in parts.
	 *
	 * @param whole the title with the words that were taken for the kind, or for being
	 * private: what it is if they were not meant so; null if none were
	 */
	record Wish(@Nullable Severity severity, Kind kind, boolean isPrivate, @Nullable String whole, String title) {

		static Wish read(String argument) {
			Wish wish = new Wish(null, Kind.INCIDENT, false, null, argument.strip());
			while (true) {
				FirstWord words = FirstWord.of(wish.title());
				Optional<Prefixed> severity = SeverityWords.before(wish.title());
				Optional<Kind> kind = Kind.parse(words.first()).filter(found -> found != Kind.INCIDENT);
				if (severity.isPresent() && wish.severity() == null) {
					wish = new Wish(severity.get().severity(), wish.kind(), wish.isPrivate(), wish.whole(),
							severity.get().title());
				}
				else if (kind.isPresent() && wish.kind() == Kind.INCIDENT) {
					wish = new Wish(wish.severity(), kind.get(), wish.isPrivate(), wish.begun(), words.rest());
				}
				else if (words.first().equalsIgnoreCase("private") && !wish.isPrivate()) {
					wish = new Wish(wish.severity(), wish.kind(), true, wish.begun(), words.rest());
				}
				else {
					return wish;
				}
			}
		}

		private String begun() {
			return whole == null ? title : whole;
		}

		/** The same, in so many words and for all. */
		Wish plain() {
			return new Wish(severity, Kind.INCIDENT, false, null, whole == null ? title : whole);
		}

	}

	@Override
	public Reply act(Command command) {
		if (command.caller().person().isOutsider()) {
			return forInsiders(command);
		}
		String argument = command.argument();
		if (argument.startsWith(PLAIN) && command.address() != null) {
			return takeBack(new IncidentId(command.address()), Wish.read(argument.substring(PLAIN.length())), command);
		}
		Wish wish = Wish.read(argument);
		if (wish.title().isEmpty()) {
			return new Reply.Ask(form(wish));
		}
		if (wish.title().length() > Incident.LONGEST_TITLE) {
			return RefusalWithText.text(tooLong(wish), command);
		}
		return declare(wish, command.caller(), command.key(), command);
	}

	/**
	 * Declares it again for all, with every word in its title, and cancels the first one:
	 * a private channel can't be opened afterwards.
	 */
	private Reply takeBack(IncidentId first, Wish wish, Command command) {
		PersonId caller = command.caller().person().id();
		boolean theirs = casefiles.find(first)
			.map(Casefile::incident)
			.filter(incident -> incident.declaredBy().equals(caller))
			.filter(incident -> incident.status().live() || casefiles.declaredBy(command.key()).isPresent())
			.isPresent();
		if (!theirs) {
			return Reply.whisper("Only whoever declared it can do that, as long as it is open.");
		}
		Reply declared = declare(wish.plain(), command.caller(), first + "/plain", command);
		editor.change(first, command.key() + "#plain", file -> {
			String reason = "declared again, as its first words belong to the title";
			return file.incident()
				.cancel(command.at(), reason)
				.map(refusal -> Decision.refused(Reply.silent()))
				.orElseGet(() -> {
					List<Effect> effects = new ArrayList<>(List.of(Effects.refreshed(first)));
					effects.add(SystemEntries.by(first, command, "Cancelled: " + reason));
					return Decision.accepted(Reply.silent(), effects);
				});
		});
		return declared;
	}

	@Override
	public Reply submitted(Submission submission) {
		if (submission.caller().person().isOutsider()) {
			return forInsiders(submission.asCommand(submission.text("title")));
		}
		Severity severity = Severity.parse(submission.text("severity")).orElse(null);
		Kind kind = Kind.parse(submission.text("kind")).orElse(Kind.INCIDENT);
		Wish wish = new Wish(severity, kind, submission.chosen("private").contains("yes"), null,
				submission.text("title"));
		if (wish.title().isEmpty()) {
			return Reply.correct("title", "Say in a few words what is wrong, such as: checkout is down.");
		}
		if (wish.title().length() > Incident.LONGEST_TITLE) {
			return Reply.correct("title", tooLong(wish));
		}
		return declare(wish, submission.caller(), submission.key(), submission.asCommand(wish.title()));
	}

	private static Reply forInsiders(Command command) {
		return RefusalWithText.text(Outsider.ELSEWHERE + " Ask somebody of the organisation to declare it.", command);
	}

	private static String tooLong(Wish wish) {
		return "That title has %,d characters; it can have %,d. Say what is wrong in a few words, and note the rest."
			.formatted(wish.title().length(), Incident.LONGEST_TITLE);
	}

	private Reply declare(Wish wish, Caller caller, String key, Command command) {
		List<Signal> signals = Signals.in(wish.title(), policy);
		Severity recommended = Signals.recommended(signals, policy.defaultSeverity());
		Severity base = signals.isEmpty() && wish.severity() != null ? wish.severity() : recommended;
		Incident incident = Incident.declared(new Declaration(wish.title(), wish.kind(), wish.isPrivate(),
				caller.room().platform(), caller.person().id(), command.at(), wish.severity()), signals, base);
		int year = command.at().atZone(ZoneOffset.UTC).getYear();
		Optional<Casefile> repeated = casefiles.declaredBy(key);
		if (repeated.isPresent()) {
			return confirmation(repeated.get(), wish, command);
		}
		for (int taken = 0; taken < MOST_TAKEN_NUMBERS; taken++) {
			IncidentId id = IncidentId.of(year, casefiles.nextNumber(year));
			Casefile file = Casefile.opened(id, key, incident);
			file.settle(obligations);
			if (commit.insert(file, key, effects(file, command)) == Committed.SAVED) {
				return confirmation(file, wish, command);
			}
			Optional<Casefile> before = casefiles.declaredBy(key);
			if (before.isPresent()) {
				return confirmation(before.get(), wish, command);
			}
			// The number already exists, perhaps because of a restored backup.
		}
		throw new IllegalStateException("no free number for an incident of " + year);
	}

	private List<Effect> effects(Casefile file, Command command) {
		IncidentId id = file.id();
		Incident incident = file.incident();
		List<Effect> effects = new ArrayList<>();
		effects.add(Effects.entry(id,
				new Draft(command.key() + "#declared", new When(command.at(), null, false), command.at(),
						incident.declaredBy(), Source.SYSTEM, "Incident declared: " + incident.title(), null, null)));
		if (incident.kind().hasRoom() || incident.isPrivate()) {
			effects.add(new IncidentEffect.OpenIncidentRoom(id).effect());
			effects.add(Effects.invite(id, incident.declaredBy()));
			services.mentionedIn(incident.title())
				.filter(service -> !incident.isPrivate())
				.ifPresent(service -> effects.add(Effects.invite(id, service.team())));
			effects.add(Effects.card(id));
			effects.add(new IncidentEffect.PinCard(id).effect());
			if (incident.needsDecision()) {
				effects.addAll(watch.called(file));
			}
			effects.add(new Effects.RefreshTopic(id).effect());
			effects.add(new IncidentEffect.AddBookmark(id).effect());
		}
		effects.add(new Effects.RefreshAnnouncement(id).effect());
		effects.add(Effects.home(incident.declaredBy()));
		return effects;
	}

	private Reply confirmation(Casefile file, Wish wish, Command command) {
		Incident incident = file.incident();
		String first = incident.severity() + " · " + Wording.brief(incident.title()) + " · " + file.id();
		List<Block> blocks = new ArrayList<>();
		blocks.add(Block.paragraph(Span.strong(first)));
		what(incident).ifPresent(what -> blocks.add(Block.paragraph(Span.plain(what))));
		if (!incident.signals().isEmpty()) {
			blocks.add(
					Block
						.paragraph(Span.plain("Signals: "
								+ incident.signals()
									.stream()
									.map(signal -> "\"" + signal.phrase() + "\"")
									.collect(Collectors.joining(", "))
								+ " → " + incident.recommended() + " recommended")));
		}
		boolean room = incident.kind().hasRoom() || incident.isPrivate();
		blocks.add(Block.sentence(room ? "Its channel opens now: #" + RoomName.of(file.id(), incident.title())
				: "It has no channel of its own. Address it by its number: `note " + file.id() + " …`"));
		String id = file.id().value();
		List<Button> buttons = new ArrayList<>();
		buttons.add(Button.primary("I lead", new Action("role", id, "commander")));
		if (wish.whole() != null) {
			String word = incident.isPrivate() ? "private" : incident.kind().key();
			buttons.add(Button.of("Not " + word + ": it's part of the title",
					new Action("new", id, PLAIN + command.argument())));
		}
		if (incident.kind() == Kind.NEAR_MISS || incident.kind() == Kind.EXTERNAL) {
			buttons.add(Button.of("Which risk?", new Action("risk", id, "link")));
		}
		buttons.add(Button.of("Lower it, with a reason", new Action("sev", id, "")));
		blocks.add(new Block.Buttons(buttons, List.of()));
		alike(file, command).ifPresent(other -> blocks.addAll(beside(file, other)));
		return new Reply.Whisper(new Message(first, blocks));
	}

	/** What is special about it, which a word of the title may have been taken for. */
	private static Optional<String> what(Incident incident) {
		List<String> said = new ArrayList<>();
		if (incident.isPrivate()) {
			said.add("Private: only the people in it know of it.");
		}
		if (incident.kind() != Kind.INCIDENT) {
			said.add("Declared as: " + incident.kind().words() + ".");
		}
		return said.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", said));
	}

	/**
	 * What was declared within the hour and may be the same; a repeated delivery doesn't
	 * resemble itself.
	 */
	private Optional<Likeness> alike(Casefile file, Command command) {
		CasefileSearch recent = CasefileSearch.by(command.caller().person())
			.among(EnumSet.of(Status.DECLARED, Status.INVESTIGATING, Status.MITIGATED))
			.declaredAfter(command.at().minus(SIMILAR_WITHIN));
		IncidentSimilarity similarity = IncidentSimilarity.sameAs(file);
		similarity.offer(casefiles.likenesses(recent, MOST_COMPARED));
		return similarity.most().stream().findFirst();
	}

	/** Offers the other one beside it: this one is open, whichever it turns out to be. */
	private static List<Block> beside(Casefile file, Likeness other) {
		String theirs = other.id().value();
		String first = "This looks like " + theirs + ", opened within the hour: ";
		return List.of(
				Block.paragraph(Span.plain(first), Span.strong(other.incident().severity().name()),
						Span.plain(" · " + Wording.brief(other.incident().title()))),
				Block.buttons(Button.of("Join " + theirs, new Action("join", theirs, "")), Button.of("Cancel this one",
						new Action("cancel", file.id().value(), "the same as " + theirs))));
	}

	private Form form(Wish wish) {
		List<Field.Option> severities = new ArrayList<>();
		severities.add(new Field.Option("", "As recommended"));
		policy.severities()
			.forEach(rule -> severities
				.add(new Field.Option(rule.severity().name(), rule.severity().name() + " · " + rule.meaning())));
		List<Field.Option> kinds = Arrays.stream(Kind.values())
			.map(kind -> new Field.Option(kind.key(), kind.words()))
			.toList();
		return Form.of(new Action("new", null, ""), "Declare an incident", "Declare",
				new Field.TextField("title", "What is wrong?", false, false, wish.title(), "checkout is down", null),
				new Field.ChoiceField("severity", "Severity", true, severities.subList(1, severities.size()),
						wish.severity() == null ? null : wish.severity().name(),
						"Left empty: as the signals recommend"),
				new Field.ChoiceField("kind", "Kind", false, kinds, wish.kind().key(), null),
				new Field.ChoicesField("private", "Visibility", true,
						List.of(new Field.Option("yes", "Private: only for the people in it")),
						wish.isPrivate() ? List.of("yes") : List.of(), null));
	}

}
