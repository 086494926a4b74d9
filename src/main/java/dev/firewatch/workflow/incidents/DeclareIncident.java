package dev.firewatch.workflow.incidents;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.casefile.Obligations;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Caller;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.Reply;
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
import dev.firewatch.people.Outsider;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.Severity;
import dev.firewatch.policy.SeverityWords;
import dev.firewatch.policy.SeverityWords.Prefixed;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.SystemEntries;
import dev.firewatch.workflow.kernel.RefusalWithText;
import org.jspecify.annotations.Nullable;

/** Opens an incident: at once, at the recommended severity, with whatever was said. */
class DeclareIncident implements Verb {

	private static final VerbInfo INFO = new VerbInfo(10, "new", List.of("declare", "open"), Group.INCIDENT,
			"new [sev0-sev3] [near-miss|external|drill] [private] <title>", "declare an incident")
		.asking();

	/** Begins the argument of the button that takes back what a word was taken for. */
	static final String PLAIN = "plain! ";

	private static final int MOST_TAKEN_NUMBERS = 1_000;

	private final Casefiles casefiles;

	private final Commit commit;

	private final Policy policy;

	private final DeclarationEffects effects;

	private final DeclaredReply confirmation;

	private final CasefileEditor editor;

	private final Obligations obligations;

	public DeclareIncident(Casefiles casefiles, Commit commit, Policy policy, DeclarationEffects effects,
			DeclaredReply confirmation, CasefileEditor editor, Obligations obligations) {
		this.obligations = obligations;
		this.editor = editor;
		this.effects = effects;
		this.casefiles = casefiles;
		this.commit = commit;
		this.policy = policy;
		this.confirmation = confirmation;
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
			return confirmation.of(repeated.get(), wish.whole() != null, command);
		}
		for (int taken = 0; taken < MOST_TAKEN_NUMBERS; taken++) {
			IncidentId id = IncidentId.of(year, casefiles.nextNumber(year));
			Casefile file = Casefile.opened(id, key, incident);
			file.settle(obligations);
			if (commit.insert(file, key, effects.of(file, command)) == Committed.SAVED) {
				return confirmation.of(file, wish.whole() != null, command);
			}
			Optional<Casefile> before = casefiles.declaredBy(key);
			if (before.isPresent()) {
				return confirmation.of(before.get(), wish.whole() != null, command);
			}
			// The number already exists, perhaps because of a restored backup.
		}
		throw new IllegalStateException("no free number for an incident of " + year);
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
