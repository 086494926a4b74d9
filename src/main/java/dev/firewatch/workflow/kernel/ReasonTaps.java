package dev.firewatch.workflow.kernel;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Field;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.ReasonCode;

/**
 * Reason codes for one use, as a choice in a form and as taps after a typed command.
 */
public record ReasonTaps(Policy policy, String use) {

	/** More go under "More". */
	private static final int SHOWN = 4;

	/** A longer text does not fit a button of every platform. */
	private static final int LONGEST = 1_200;

	/** The choice of a form; nothing is chosen unless the form says so. */
	public Field.ChoiceField field(boolean first) {
		List<Field.Option> codes = policy.reasonCodes(use)
			.stream()
			.map(code -> new Field.Option(code.id(), label(code)))
			.toList();
		return new Field.ChoiceField("code", "Reason", true, codes,
				first && !codes.isEmpty() ? codes.get(0).value() : null, null);
	}

	/** The choice of a form that can't do without. */
	public Field.ChoiceField required() {
		Field.ChoiceField field = field(false);
		return new Field.ChoiceField(field.id(), field.label(), false, field.options(), null, null);
	}

	/** A reason as typed, its code spelled out. */
	public String spelledOut(String reason) {
		return policy.isCoded(reason, use) ? policy.spelledOut(reason) : reason;
	}

	/** The same of a reason whose code was chosen apart from the sentence. */
	public String spelledOut(Optional<String> code, String sentence) {
		return spelledOut(code.map(given -> given + ": ").orElse("") + sentence);
	}

	/**
	 * A tap for each code, where a typed reason names none.
	 * @param argument what is sent with the code
	 */
	public Optional<Block.Buttons> after(String reason, String verb, String incident,
			Function<String, String> argument) {
		List<ReasonCode> codes = policy.reasonCodes(use);
		boolean fits = codes.stream().allMatch(code -> argument.apply(code.id()).length() <= LONGEST);
		if (policy.isCoded(reason, use) || codes.isEmpty() || !fits) {
			return Optional.empty();
		}
		List<Button> buttons = codes.stream()
			.map(code -> Button.of(label(code), new Action(verb, incident, argument.apply(code.id()))))
			.toList();
		int shown = Math.min(SHOWN, buttons.size());
		return Optional.of(new Block.Buttons(buttons.subList(0, shown), buttons.subList(shown, buttons.size())));
	}

	private static String label(ReasonCode code) {
		return code.id() + " · " + code.text();
	}

}
