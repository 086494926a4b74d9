package dev.firewatch.workflow.timeline;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Submission;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Evidence;
import dev.firewatch.timeline.Evidence.EvidenceOutcome;
import dev.firewatch.workflow.kernel.IncidentResolver;
import org.jspecify.annotations.Nullable;

/** Attaches a reading to an entry: what was measured, the value, and where to find it. */
class AttachEvidence implements Verb {

	private static final VerbInfo INFO = new VerbInfo(55, "evidence", List.of("attach"), Group.INCIDENT,
			"evidence E12 <what>: <reading> [pass|fail] [<link>]", "attach a reading to an entry");

	private static final Pattern LINK = Pattern.compile("(?s)(?<rest>.*?)\\s*(?<link>https?://\\S+)\\s*");

	private static final Pattern OUTCOME = Pattern
		.compile("(?is)(?<rest>.*?)\\s+(?<outcome>pass|passed|fail|failed|✅|❌|⚠️?)\\s*");

	private static final Pattern READING = Pattern.compile("(?s)(?<label>[^:\\n]{1,60}):\\s*(?<value>\\S.*)");

	private static final int LONGEST = 1_000;

	private final IncidentResolver resolver;

	private final EntryChange entries;

	public AttachEvidence(IncidentResolver resolver, EntryChange entries) {
		this.resolver = resolver;
		this.entries = entries;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		return resolver.about(command, (file, given) -> {
			FirstWord words = FirstWord.of(given.argument());
			Optional<Evidence> evidence = read(words.rest());
			return evidence.map(found -> attach(file, words.first(), found, given))
				.orElseGet(() -> form(file, words.first(), words.rest(), given));
		});
	}

	/** Reads {@code error rate: 0.2 % pass https://…}; empty for another form. */
	static Optional<Evidence> read(String text) {
		String rest = text.strip();
		@Nullable String link = null;
		Matcher linked = LINK.matcher(rest);
		if (linked.matches()) {
			link = linked.group("link");
			rest = linked.group("rest").strip();
		}
		EvidenceOutcome outcome = EvidenceOutcome.NONE;
		Matcher judged = OUTCOME.matcher(rest);
		if (judged.matches()) {
			outcome = outcome(judged.group("outcome"));
			rest = judged.group("rest").strip();
		}
		Matcher reading = READING.matcher(rest);
		return reading.matches()
				? Optional
					.of(new Evidence(reading.group("label").strip(), reading.group("value").strip(), outcome, link))
				: Optional.empty();
	}

	private static EvidenceOutcome outcome(String word) {
		return switch (word.toLowerCase(Locale.ROOT)) {
			case "pass", "passed", "✅" -> EvidenceOutcome.PASS;
			default -> EvidenceOutcome.FAIL;
		};
	}

	@Override
	public Reply submitted(Submission submission) {
		return resolver.about(submission, file -> {
			String label = submission.text("label");
			String value = submission.text("value");
			String link = submission.text("link");
			if (label.isEmpty() || value.isEmpty()) {
				return Reply.correct(label.isEmpty() ? "label" : "value", label.isEmpty()
						? "Say what was looked at, such as: error rate." : "Say what it showed, such as: 0.2 %.");
			}
			if (label.length() + value.length() > LONGEST) {
				return Reply.correct("value",
						"A reading is short: at most " + LONGEST + " characters. A link can lead to more.");
			}
			if (!link.isEmpty() && !link.matches("https?://\\S+")) {
				return Reply.correct("link", "A link begins with https://.");
			}
			EvidenceOutcome outcome = submission.given("outcome")
				.map(AttachEvidence::outcome)
				.orElse(EvidenceOutcome.NONE);
			return attach(file, submission.text("entry"),
					new Evidence(label, value, outcome, link.isEmpty() ? null : link),
					submission.asCommand((label + ": " + value + " " + link).strip()));
		});
	}

	private Reply attach(Casefile file, String word, Evidence evidence, Command command) {
		return entries.change(file, word, command, entry -> entry.withEvidence(evidence), entry -> Reply
			.say(entry.id() + " is shown by " + evidence.label() + ": " + evidence.value() + sign(evidence)));
	}

	private static String sign(Evidence evidence) {
		return switch (evidence.outcome()) {
			case PASS -> " ✅";
			case FAIL -> " ❌";
			case NONE -> "";
		};
	}

	private Reply form(Casefile file, String word, String typed, Command command) {
		List<Entry> all = entries.entries(file);
		if (all.isEmpty()) {
			return Reply.whisper("There is no entry yet. Add one with `note`.");
		}
		return new Reply.Ask(Form.of(new Action("evidence", file.id().value(), ""), "Attach a reading", "Attach",
				EntryField.one("entry", "Which entry?", all, word.isEmpty() ? null : word.toUpperCase(Locale.ROOT),
						command.caller().person().zone()),
				new Field.TextField("label", "What was looked at?", false, false, "", "error rate", null),
				new Field.TextField("value", "What did it show?", false, false, typed, "0.2 %", null),
				new Field.ChoiceField("outcome", "Was that as it should be?", true,
						List.of(new Field.Option("pass", "yes"), new Field.Option("fail", "no")), null, null),
				new Field.TextField("link", "Link", true, false, "", "https://", null)));
	}

}
