package dev.firewatch.workflow.priority;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Span;
import dev.firewatch.chat.Submission;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.policy.PriorityRule;
import dev.firewatch.priority.Weightings.Weighting;
import dev.firewatch.workflow.kernel.ElsewhereDecisions;
import dev.firewatch.workflow.kernel.RefusalWithText;

/** Approves or rejects proposed weights in chat: {@code approve weights}. */
class DecideWeights implements ElsewhereDecisions {

	private static final String NAME = "weights";

	private final PriorityDecisions decisions;

	private final People people;

	DecideWeights(PriorityDecisions decisions, People people) {
		this.decisions = decisions;
		this.people = people;
	}

	@Override
	public Optional<Reply> decide(Command command, boolean approves) {
		FirstWord words = FirstWord.of(command.argument());
		if (!words.first().equalsIgnoreCase(NAME) || FirstWord.of(words.rest()).rest().length() > 0) {
			return Optional.empty();
		}
		Person person = command.caller().person();
		if (person.isOutsider()) {
			return Optional.of(RefusalWithText.text("Only people of the organisation decide about weights.", command));
		}
		String named = words.rest().strip();
		List<Weighting> open = decisions.weightings().open();
		List<Weighting> meant = named.isEmpty() ? open
				: open.stream().filter(one -> one.comparison().equals(named)).toList();
		if (meant.size() == 1) {
			return Optional.of(decided(command, meant.get(0), approves));
		}
		return Optional
			.of(open.isEmpty() ? Reply.whisper("No weights wait for approval. They are proposed on /priority.")
					: new Reply.Whisper(choice(open)));
	}

	private Reply decided(Command command, Weighting one, boolean approves) {
		Optional<String> refusal = decisions.decide(one.comparison(), approves, command.caller().person());
		return refusal.map(why -> RefusalWithText.text(why, command))
			.orElseGet(() -> Reply
				.whisper(approves ? "Adopted: " + words(one.rule()) + ". Scores use these weights from now on."
						: "Rejected: " + words(one.rule()) + ". The weights stay as they are."));
	}

	/** Which of them is meant. */
	private Message choice(List<Weighting> open) {
		String first = "Which weights?";
		List<Block> blocks = new ArrayList<>(List.of(Block.paragraph(Span.strong(first))));
		open.forEach(one -> blocks.add(new Block.Item(
				List.of(Span.plain(words(one.rule()) + " · proposed by " + people.nameOf(one.proposedBy()))),
				List.of(Button.primary("Approve", new Action("approve", null, NAME + " " + one.comparison())),
						Button.of("Reject", new Action("reject", null, NAME + " " + one.comparison()))))));
		return new Message(first, blocks);
	}

	private static String words(PriorityRule rule) {
		return String.format(Locale.ROOT,
				"exposure %s, severity %s, control gap %s, activity %s, business impact %s, quantile %s",
				plain(rule.exposure()), plain(rule.severity()), plain(rule.controlGap()), plain(rule.activity()),
				plain(rule.businessImpact()), plain(rule.quantile()));
	}

	private static String plain(double number) {
		return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
	}

	@Override
	public Optional<Reply> decide(Submission submission, boolean approves) {
		return Optional.empty();
	}

}
