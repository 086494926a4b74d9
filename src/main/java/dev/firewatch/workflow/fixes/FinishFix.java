package dev.firewatch.workflow.fixes;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.ProvenTest;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Cut;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Submission;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.Refusal;
import dev.firewatch.remediation.Fix;
import dev.firewatch.workflow.kernel.ElsewhereActs;
import dev.firewatch.workflow.kernel.RefusalWithText;
import org.jspecify.annotations.Nullable;

/** Marks a fix as done; whether it works has to be verified later. */
class FinishFix implements Verb {

	private static final VerbInfo INFO = new VerbInfo(230, "done", List.of(), Group.FIXES,
			"done F1 [note] · done F1 F2 · done F1 landed <link> · done REG_… <link>",
			"mark a fix as done, it is verified next; or show where its finding has landed, or that a regression test exists");

	private static final String LANDED = "landed";

	private static final Pattern LINK = Pattern.compile("https?://\\S+");

	/** As much as a link takes. */
	private static final int MOST_PLACE = 500;

	private final FixVerb fixes;

	private final Policy policy;

	private final List<ElsewhereActs> elsewhere;

	public FinishFix(FixVerb fixes, Policy policy, List<ElsewhereActs> elsewhere) {
		this.fixes = fixes;
		this.policy = policy;
		this.elsewhere = List.copyOf(elsewhere);
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply submitted(Submission submission) {
		return elsewhere.stream()
			.flatMap(other -> other.act(submission).stream())
			.findFirst()
			.orElseGet(() -> landed(submission));
	}

	@Override
	public Reply act(Command command) {
		return fixes.about(command, (file, fix, done) -> {
			FirstWord said = FirstWord.of(done.argument());
			if (said.first().equalsIgnoreCase(LANDED) && fix.isFinished()) {
				return landed(file, fix, done, said.rest().strip());
			}
			LocalDate today = done.at().atZone(done.caller().person().zone()).toLocalDate();
			Optional<List<Fix>> more = FixVerb.onlyFixes(file, done.argument());
			if (more.isPresent()) {
				List<Fix> all = Stream.concat(Stream.of(fix), more.get().stream()).distinct().toList();
				return fixes.changeAll(file, all, done, "done", (now, finished) -> finish(finished, done, null, today));
			}
			String note = done.argument().isBlank() ? null : done.argument();
			return fixes.change(file, fix, done, note == null ? "done" : "done: " + note,
					(now, finished) -> finish(finished, done, note, today));
		}, (file, done) -> elsewhere.stream()
			.flatMap(other -> other.act(file, done).stream())
			.findFirst()
			.or(() -> proves(file, done)));
	}

	/** A regression test exists, where the text begins with the id of one. */
	private Optional<Reply> proves(Casefile file, Command command) {
		FirstWord words = FirstWord.of(command.argument());
		return file.regressionTests()
			.stream()
			.filter(test -> test.equalsIgnoreCase(words.first()))
			.findFirst()
			.map(test -> proves(file, command, test, words.rest().strip()));
	}

	private Reply proves(Casefile file, Command command, String test, String where) {
		if (where.isEmpty()) {
			return new Reply.Ask(Form.of(new Action("done", file.id().value(), test), "Where is the test?", "Save",
					new Field.TextField("where", "Its link, or the place in words", false, false, "",
							"https://git.example.org/tests/routing", null)));
		}
		if (where.length() > MOST_PLACE) {
			return RefusalWithText.text("That is too long: give the link, or the place in a sentence.", command);
		}
		return fixes.prove(file, command, new ProvenTest(test, where, command.caller().person().id(), command.at()));
	}

	/** Keeps where its finding has landed; without a place, a form asks for it. */
	private Reply landed(Casefile file, Fix fix, Command command, String where) {
		if (where.isEmpty()) {
			return new Reply.Ask(Form.of(new Action("done", file.id().value(), fix.id() + " " + LANDED),
					Cut.line("Where has " + fix.id() + " landed?", 24), "Save",
					new Field.TextField("where", "Its link, or the place in words", false, false,
							fix.landed().orElse(""), "https://wiki.example.org/runbooks/queue", null)));
		}
		if (where.length() > MOST_PLACE) {
			return FixVerb.kept("That is too long: give the link, or the place in a sentence.", fix, command);
		}
		return fixes.change(file, fix, command, "landed: " + where, (now, done) -> done.landed(where));
	}

	private Reply landed(Submission submission) {
		String where = submission.text("where").strip();
		return where.isEmpty() ? Reply.correct("where", "Give the link, or say in words where it is.")
				: act(submission.asCommand(submission.action().argument() + " " + where));
	}

	private Optional<Refusal> finish(Fix fix, Command done, @Nullable String note, LocalDate today) {
		int checkAfterDays = (int) policy.fixes().checkAfter().toDays();
		Optional<Refusal> refusal = fix.done(done.caller().person().id(), done.at(), note, today, checkAfterDays);
		if (refusal.isEmpty()) {
			Optional.ofNullable(note)
				.flatMap(said -> LINK.matcher(said).results().map(MatchResult::group).findFirst())
				.filter(link -> fix.isToLand())
				.ifPresent(fix::landed);
			fix.keepToWorkingDays(policy.hours());
		}
		return refusal;
	}

}
