package dev.firewatch.workflow.postmortems.writing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.ComputedAnswers;
import dev.firewatch.casefile.NewFix;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Submission;
import dev.firewatch.delivery.Effect;
import dev.firewatch.people.People;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.Refusal;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.postmortem.Question;
import dev.firewatch.postmortem.QuestionType;
import dev.firewatch.postmortem.RegressionTests;
import dev.firewatch.postmortem.Section;
import dev.firewatch.postmortem.SectionState;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.Owner;
import dev.firewatch.workflow.fixes.FixText;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.ConcurrentChange;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.Wording;

/**
 * Saves the answers of one section; items such as causes join the casefile's own.
 */
class AnswerSection {

	private final CasefileEditor editor;

	private final SectionFacts facts;

	private final People people;

	private final Policy policy;

	private final SectionMessages messages;

	public AnswerSection(CasefileEditor editor, SectionFacts facts, People people, Policy policy,
			SectionMessages messages) {
		this.editor = editor;
		this.facts = facts;
		this.people = people;
		this.policy = policy;
		this.messages = messages;
	}

	ComputedAnswers facts(Casefile file, Section section, Command command) {
		return facts.of(file, section, command.caller().person().zone());
	}

	/**
	 * Answers the section as proposed.
	 * @param seen what the person saw; if that is no longer what is proposed, the form
	 * opens
	 */
	Reply confirm(Casefile addressed, Section section, String seen, Command command) {
		Map<String, String> answers = SectionFacts.confirmable(addressed, section, facts(addressed, section, command));
		boolean settled = addressed.postmortem().orElseThrow().state(section.id()).settled();
		if (settled || answers.isEmpty() || !SectionFacts.name(answers).equals(seen)) {
			return new Reply.Ask(SectionForm.of(addressed, section, facts(addressed, section, command)));
		}
		return editor.change(addressed.id(), command.key(), file -> {
			Postmortem document = file.postmortem().orElseThrow();
			if (document.state(section.id()).settled()) {
				return Decision.refused(Reply.whisper("Somebody answered this section meanwhile."));
			}
			Optional<Refusal> refusal = document.answer(section.id(), answers, command.caller().person().id(),
					command.at());
			if (refusal.isPresent()) {
				return Decision.refused(Reply.whisper(Wording.refusal(refusal.get())));
			}
			messages.fit(file);
			List<Effect> effects = new ArrayList<>(effects(file));
			effects.addAll(List.of(Effects.refreshed(file.id())));
			return Decision.accepted(messages.saved(file, section, command.caller().person().id()), effects);
		});
	}

	Reply answer(Casefile addressed, Section section, Submission submission) {
		Map<String, String> problems = SectionForm.problems(addressed, section, submission,
				facts(addressed, section, submission.asCommand("")));
		problems.putAll(unreadable(section, submission));
		if (SectionForm.asksMore(addressed, section, submission)) {
			return new Reply.Ask(SectionForm.withMore(addressed, section,
					facts(addressed, section, submission.asCommand("")), submission));
		}
		if (!problems.isEmpty()) {
			return new Reply.Correct(problems);
		}
		String seen = FirstWord.of(submission.action().argument()).rest();
		ComputedAnswers proposed = facts(addressed, section, submission.asCommand(""));
		return editor.change(addressed.id(), submission.key(), file -> {
			if (!seen.isEmpty() && !seen.equals(SectionForm.seen(file, section))) {
				return Decision.refused(overtaken(file, section, submission));
			}
			Optional<Refusal> refusal = file.postmortem()
				.orElseThrow()
				.answer(section.id(),
						numbered(file, section, SectionFacts.fitting(section,
								SectionForm.answers(file, section, submission), proposed)),
						submission.caller().person().id(), submission.at());
			if (refusal.isPresent()) {
				return Decision.refused(Reply.whisper(Wording.refusal(refusal.get())));
			}
			section.questions()
				.stream()
				.filter(SectionForm::isItems)
				.forEach(question -> lines(submission.exact(question.id()))
					.forEach(line -> add(file, question, line, submission)));
			messages.fit(file);
			List<Effect> effects = new ArrayList<>(effects(file));
			if (file.incident().followUp()) {
				effects.addAll(List.of(Effects.refreshed(file.id())));
			}
			file.fixes().forEach(fix -> effects.addAll(Effects.join(file, file.concerned(fix))));
			return Decision.accepted(messages.saved(file, section, submission.caller().person().id()), effects);
		});
	}

	/** Regression tests get their ids by themselves. */
	private static Map<String, String> numbered(Casefile file, Section section, Map<String, String> answers) {
		Map<String, String> numbered = new LinkedHashMap<>(answers);
		section.questions()
			.stream()
			.filter(question -> question.id().equals(RegressionTests.QUESTION) && question.type() == QuestionType.TABLE)
			.forEach(question -> numbered.computeIfPresent(question.id(),
					(id, answer) -> RegressionTests.numbered(file.id().value(), answer, question.columns().size())));
		return numbered;
	}

	private Reply overtaken(Casefile file, Section section, Submission submission) {
		SectionState state = file.postmortem().orElseThrow().state(section.id());
		String who = state.answeredBy() == null ? "Somebody" : people.nameOf(state.answeredBy());
		String when = state.answeredAt() == null ? ""
				: " " + ConcurrentChange.ago(state.answeredAt(), submission.asCommand(""));
		String news = who + " answered this section" + when + ", while you were writing.";
		return new Reply.Ask(
				SectionForm.again(file, section, facts(file, section, submission.asCommand("")), submission, news));
	}

	private static List<Effect> effects(Casefile file) {
		List<Effect> effects = new ArrayList<>();
		effects.add(Effects.progress(file.id()));
		effects.add(Effects.card(file.id()));
		return effects;
	}

	/**
	 * Lines without the bullets people put before them; "none" means there is nothing.
	 */
	private static Set<String> lines(String text) {
		Set<String> lines = new LinkedHashSet<>();
		for (String line : text.split("\\R")) {
			String item = line.strip().replaceFirst("^[-•]\\s+", "");
			if (!item.isEmpty() && !item.equalsIgnoreCase("none")) {
				lines.add(item);
			}
		}
		return lines;
	}

	private void add(Casefile file, Question question, String line, Submission submission) {
		AddCause.CauseText text = AddCause.CauseText.read(line.replaceFirst("^\\*\\s*", "primary "));
		PersonId by = submission.caller().person().id();
		if (question.type() == QuestionType.CAUSES) {
			if (file.causes().all().stream().noneMatch(known -> known.text().equals(text.text()))) {
				file.causes().add(text.text(), text.because(), text.primary(), by);
			}
		}
		else if (question.type() == QuestionType.NOT_CAUSES) {
			if (file.causes().ruledOut().stream().noneMatch(known -> known.text().equals(text.text()))) {
				file.causes().ruleOut(text.text(), text.because(), by);
			}
		}
		else if (question.type() == QuestionType.FIXES) {
			promise(file, line, submission);
		}
		else if (question.type() == QuestionType.WHYS) {
			WhyText why = WhyText.read(line);
			if (file.causes().whys().stream().noneMatch(known -> known.answer().equals(why.answer()))) {
				file.causes().why(file.causes().whys().size() + 1, why.answer(), why.evidence(), by);
			}
		}
	}

	/**
	 * A line as it would be typed after the verb; if it names nobody, the person who
	 * answers owns it.
	 */
	private void promise(Casefile file, String line, Submission submission) {
		PersonId by = submission.caller().person().id();
		LocalDate today = submission.at().atZone(submission.caller().person().zone()).toLocalDate();
		FixText text = FixText.read(submission.asCommand(line), today, policy);
		if (file.fixes().stream().anyMatch(known -> known.title().equals(text.title()))) {
			return;
		}
		List<Owner> owners = text.owners().isEmpty() ? List.of(Owner.of(by)) : text.owners();
		LocalDate due = text.due() == null ? text.scope().dueBy(today, policy.fixes()) : text.due();
		List<String> causes = text.causes().stream().filter(id -> file.causes().find(id).isPresent()).toList();
		Fix fix = file.promise(new NewFix(text.title(), submission.at(), by, owners, causes, due, text.plan()));
		fix.scoped(text.scope());
		fix.schedule(text.schedule());
		fix.keepToWorkingDays(policy.hours());
	}

	/** What can't be read in the lines that promise fixes, by question. */
	private Map<String, String> unreadable(Section section, Submission submission) {
		Map<String, String> problems = new LinkedHashMap<>();
		LocalDate today = submission.at().atZone(submission.caller().person().zone()).toLocalDate();
		section.questions().stream().filter(question -> question.type() == QuestionType.FIXES).forEach(question -> {
			for (String line : lines(submission.exact(question.id()))) {
				String problem = FixText.read(submission.asCommand(line), today, policy).problem();
				if (problem != null) {
					problems.put(question.id(), problem);
				}
			}
		});
		return problems;
	}

}
