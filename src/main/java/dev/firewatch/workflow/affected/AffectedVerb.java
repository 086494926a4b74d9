package dev.firewatch.workflow.affected;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Submission;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.policy.Policy;
import dev.firewatch.recovery.Affected;
import dev.firewatch.recovery.PersonalData;
import dev.firewatch.recovery.PersonalNotice;
import dev.firewatch.recovery.PersonalNotice.NoticeText;
import dev.firewatch.recovery.Remedy;
import dev.firewatch.timeline.When;
import dev.firewatch.workflow.affected.AffectedPeople.Assignment;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.Moments;
import dev.firewatch.workflow.kernel.PerhapsANote;
import dev.firewatch.workflow.kernel.RefusalWithText;
import org.jspecify.annotations.Nullable;

/** Lists the people whom an incident harmed, and takes each step for them. */
class AffectedVerb implements Verb {

	static final String NAME = "affected";

	private static final VerbInfo INFO = new VerbInfo(423, NAME, List.of(), Group.OVERVIEW,
			"affected [new <count> <pseudonym or group>] · affected A1 [remedy|notice|sent|remedied|verified …]",
			"people who were harmed, until they were told and helped");

	static final Pattern ID = Pattern.compile("[Aa]\\d{1,4}");

	private static final int LONGEST = 500;

	private static final int LONGEST_PART = 3_000;

	private final IncidentResolver resolver;

	private final AffectedPeople people;

	private final AffectedCard card;

	private final Policy policy;

	AffectedVerb(IncidentResolver resolver, AffectedPeople people, AffectedCard card, Policy policy) {
		this.resolver = resolver;
		this.people = people;
		this.card = card;
		this.policy = policy;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		return resolver.about(command, this::about);
	}

	private Reply about(Casefile file, Command command) {
		FirstWord words = FirstWord.of(command.argument());
		if (words.isEmpty() || words.rest().isEmpty() && words.first().equalsIgnoreCase("list")) {
			return file.aftermath().affected().isEmpty() ? new Reply.Ask(AffectedCard.beginning(file))
					: new Reply.Whisper(card.list(file));
		}
		if (words.first().equalsIgnoreCase("new")) {
			return words.rest().isBlank() ? new Reply.Ask(AffectedCard.beginning(file))
					: add(file, command, FirstWord.of(words.rest()));
		}
		if (!ID.matcher(words.first()).matches()) {
			return PerhapsANote.reply("Who is affected? Say `affected new 120 <pseudonym or group>`, or name those you "
					+ "added: `affected A1`.", command, resolver.here(command), List.of(), "`new`");
		}
		return file.aftermath()
			.affected(words.first())
			.map(one -> step(file, one, command, FirstWord.of(words.rest())))
			.orElseGet(() -> RefusalWithText
				.text("There is no " + words.first() + " in " + file.id() + ". `affected` lists them.", command));
	}

	private Reply add(Casefile file, Command command, FirstWord words) {
		OptionalLong count = number(words.first());
		if (count.isEmpty() || words.rest().isBlank()) {
			return RefusalWithText
				.text("How many, and who? Say it like `affected new 120 applicants refused in March`.", command);
		}
		return wrong(words.rest(), LONGEST).map(why -> RefusalWithText.text(why, command))
			.orElseGet(() -> people.add(file, command, count.getAsLong(), words.rest(), null));
	}

	/** Why the text can't stand here; empty if it can. */
	private static Optional<String> wrong(String text, int longest) {
		return PersonalData.in(text).map(AffectedVerb::elsewhere).or(() -> tooLong(text, longest));
	}

	static String elsewhere(String what) {
		return "That holds " + what + ". Keep who they are in your own system of record, and name them here by a "
				+ "pseudonym or a group.";
	}

	private static Optional<String> tooLong(String text, int longest) {
		return text.length() > longest ? Optional.of("That is longer than " + longest + " characters.")
				: Optional.empty();
	}

	/** As people write it: 12,400 and 12400 are the same. */
	private static OptionalLong number(String text) {
		String digits = text.strip().replaceAll("(?<=\\d)[,. ](?=\\d{3}\\b)", "");
		return digits.matches("[1-9]\\d{0,9}") ? OptionalLong.of(Long.parseLong(digits)) : OptionalLong.empty();
	}

	private Reply step(Casefile file, Affected one, Command command, FirstWord words) {
		String rest = words.rest().strip();
		Optional<Reply> wrong = wrong(rest, LONGEST).map(why -> RefusalWithText.text(why, command));
		if (wrong.isPresent()) {
			return wrong.get();
		}
		return switch (words.first().toLowerCase(Locale.ROOT)) {
			case "" -> new Reply.Whisper(card.message(file, one));
			case "next" -> next(file, one);
			case "remedy" -> remedy(file, one, command, FirstWord.of(rest));
			case "none" -> rest.isEmpty() ? new Reply.Ask(AffectedCard.remedy(file, one))
					: people.agree(file, command, one.id(), Remedy.NONE, rest, null);
			case "assign" -> new Reply.Ask(AffectedCard.assigning(file, one));
			case "notice" -> one.mayNotWrite()
				.map(why -> RefusalWithText.text(why, command))
				.orElseGet(() -> new Reply.Ask(card.notice(file, one)));
			case "sent" -> asked(one.mayNotSend(), command, new Reply.Ask(AffectedCard.sending(file, one)));
			case "remedied" ->
				rest.isEmpty() ? asked(one.mayNotRemedy(), command, new Reply.Ask(AffectedCard.giving(file, one)))
						: people.remedied(file, command, one.id(), rest);
			case "verified", "verify" -> people.verified(file, command, one.id(), rest.isEmpty() ? null : rest);
			default -> RefusalWithText.text(
					"What about " + one.id() + "? The steps are remedy, notice, sent, remedied "
							+ "and verified; `affected " + one.id() + " next` asks for the one that comes next.",
					command);
		};
	}

	private static Reply asked(Optional<String> refused, Command command, Reply form) {
		return refused.map(why -> RefusalWithText.text(why, command)).orElse(form);
	}

	private Reply remedy(Casefile file, Affected one, Command command, FirstWord words) {
		Optional<Remedy> remedy = Remedy.parse(words.first());
		if (remedy.isEmpty() || remedy.get() == Remedy.NONE && words.rest().isBlank()) {
			return words.isEmpty() || remedy.isPresent() ? new Reply.Ask(AffectedCard.remedy(file, one))
					: RefusalWithText.text("Which remedy? One of reversal, delayed-service, compensation, "
							+ "adverse-record-removed, or none with a reason.", command);
		}
		return people.agree(file, command, one.id(), remedy.get(), words.rest(), null);
	}

	/** The form of the step that comes next. */
	private Reply next(Casefile file, Affected one) {
		PersonalNotice notice = one.notice();
		return switch (one.state()) {
			case IDENTIFIED -> new Reply.Ask(AffectedCard.remedy(file, one));
			case REMEDY_AGREED -> new Reply.Ask(
					notice == null || notice.rejected() != null ? card.notice(file, one) : notice.awaitsApproval()
							? AffectedCard.reading(file, one, notice) : AffectedCard.sending(file, one));
			case NOTIFIED -> new Reply.Ask(AffectedCard.giving(file, one));
			case REMEDIED -> new Reply.Ask(AffectedCard.verifying(file, one));
			default -> new Reply.Whisper(card.message(file, one));
		};
	}

	@Override
	public Reply submitted(Submission submission) {
		return resolver.about(submission, file -> {
			FirstWord words = FirstWord.of(submission.action().argument());
			if (words.first().equals("new")) {
				return added(file, submission);
			}
			return file.aftermath()
				.affected(words.first())
				.map(one -> filled(file, one, words.rest(), submission))
				.orElseGet(() -> Reply.whisper("They aren't there any more. `affected` lists them."));
		});
	}

	private Reply added(Casefile file, Submission submission) {
		OptionalLong count = number(submission.text("count"));
		if (count.isEmpty()) {
			return Reply.correct("count", "Write how many they are, such as 1 or 12,400.");
		}
		if (submission.text("whom").isEmpty()) {
			return Reply.correct("whom", "Write a pseudonym, or what they have in common.");
		}
		for (String field : List.of("whom", "harm")) {
			Optional<String> wrong = wrong(submission.text(field), LONGEST);
			if (wrong.isPresent()) {
				return Reply.correct(field, wrong.get());
			}
		}
		return people.add(file, submission.asCommand(""), count.getAsLong(), submission.text("whom"),
				submission.given("harm").orElse(null));
	}

	private Reply filled(Casefile file, Affected one, String step, Submission submission) {
		Command command = submission.asCommand("");
		for (String field : List.of("words", "how", "evidence", "reason")) {
			Optional<String> wrong = wrong(submission.text(field), LONGEST);
			if (wrong.isPresent()) {
				return Reply.correct(field, wrong.get());
			}
		}
		return switch (step) {
			case "remedy" -> agreed(file, one, submission);
			case "assign" -> people.assign(file, command, one.id(), assignment(submission));
			case "notice" -> written(file, one, submission);
			case "decide" -> people.decide(file, command, one.id(), submission.chosen("decision").contains("approve"),
					submission.given("reason").orElse(null));
			case "sent" -> sent(file, one, submission);
			case "remedied" -> submission.text("evidence").isEmpty()
					? Reply.correct("evidence", "Say where it can be seen, such as a link or a file number.")
					: people.remedied(file, command, one.id(), submission.text("evidence"));
			default -> people.verified(file, command, one.id(), submission.given("evidence").orElse(null));
		};
	}

	private Reply agreed(Casefile file, Affected one, Submission submission) {
		Optional<Remedy> remedy = Remedy.parse(submission.text("remedy"));
		if (remedy.isEmpty()) {
			return Reply.correct("remedy", "Choose what is done for them.");
		}
		if (remedy.get() == Remedy.NONE && submission.text("words").isEmpty()) {
			return Reply.correct("words", "Say why none is needed.");
		}
		return people.agree(file, submission.asCommand(""), one.id(), remedy.get(), submission.text("words"),
				assignment(submission));
	}

	private static Assignment assignment(Submission submission) {
		return new Assignment(submission.people("owner").stream().findFirst().orElse(null),
				day(submission.text("due")));
	}

	private static @Nullable LocalDate day(String text) {
		try {
			return text.isEmpty() ? null : LocalDate.parse(text);
		}
		catch (DateTimeException unreadable) {
			return null;
		}
	}

	private Reply written(Casefile file, Affected one, Submission submission) {
		List<String> parts = new ArrayList<>();
		for (int part = 0; part < 4; part++) {
			String field = AffectedCard.field(part);
			String text = submission.text(field);
			Optional<String> wrong = text.isEmpty() ? Optional.of("A notice has to say this, too.")
					: PersonalData.accountIn(text).map(AffectedVerb::elsewhere).or(() -> tooLong(text, LONGEST_PART));
			if (wrong.isPresent()) {
				return Reply.correct(field, wrong.get());
			}
			parts.add(text);
		}
		return people.write(file, submission.asCommand(""), one.id(),
				new NoticeText(parts.get(0), parts.get(1), parts.get(2), parts.get(3)));
	}

	private Reply sent(Casefile file, Affected one, Submission submission) {
		if (submission.text("how").isEmpty()) {
			return Reply.correct("how", "Say how they were told, such as by letter.");
		}
		if (submission.text("evidence").isEmpty()) {
			return Reply.correct("evidence", "Say where it can be seen, such as a link or a file number.");
		}
		When.Reading on = submission.given("when").isEmpty() ? new When.Reading.None()
				: Moments.field("when", submission, policy);
		if (on instanceof When.Reading.Refused refused) {
			return Reply.correct("when", refused.sentence());
		}
		return people.sent(file, submission.asCommand(""), one.id(),
				on instanceof When.Reading.Found found ? found.when().start() : submission.at(), submission.text("how"),
				submission.text("evidence"));
	}

}
