package dev.firewatch.workflow.priority;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Span;
import dev.firewatch.plot.Plot;
import dev.firewatch.policy.PriorityRule;
import dev.firewatch.priority.Factor;
import dev.firewatch.priority.FactorValue;
import dev.firewatch.priority.PriorityRecord;
import dev.firewatch.priority.PriorityRun;
import dev.firewatch.priority.PriorityRun.ScoredRecord;
import dev.firewatch.priority.RealRecord;
import dev.firewatch.workflow.kernel.Wording;
import org.jspecify.annotations.Nullable;

/** What comes first, and why, in chat. */
final class PriorityCard {

	/** Opens the form. */
	static final String CORRECT = "correct";

	private static final int SHOWN = 5;

	/** A plot of more is a cloud. */
	private static final int PLOTTED = 200;

	private PriorityCard() {
	}

	static String factors() {
		return Stream.of(Factor.values()).map(Factor::words).collect(Collectors.joining(", "));
	}

	/** The highest scores with their shares, and all of them as a picture. */
	static Message list(List<RealRecord> records, PriorityRule rule, String page) {
		if (records.isEmpty()) {
			return Message.text("No incident is open and no risk is in the register, so nothing comes first.");
		}
		List<PriorityRecord> scored = new ArrayList<>();
		records.forEach(record -> scored.add(record.scored(scored.size())));
		PriorityRun run = PriorityRun.of(scored, rule);
		List<ScoredRecord> highest = run.highestFirst();
		int come = run.priority().size();
		String first = come + " of " + Wording.count(records.size(), "record") + (come == 1 ? " comes" : " come")
				+ " first, from " + digits(run.threshold()) + " on";
		List<Block> blocks = new ArrayList<>();
		blocks.add(Block.paragraph(Span.strong(first)));
		for (ScoredRecord one : highest.subList(0, Math.min(SHOWN, highest.size()))) {
			RealRecord record = records.get((int) one.of().index());
			blocks
				.add(new Block.Item(
						List.of(Span.strong(record.id()),
								Span.plain(" " + record.title() + " · " + digits(one.score()) + " · "
										+ shares(one, rule))),
						List.of(Button.of("Why?", new Action(PriorityVerb.NAME, null, record.id())))));
		}
		if (run.tooFew()) {
			blocks.add(
					Block.aside(Span.plain("Below " + PriorityRun.FEWEST + " records, a quantile means nothing yet.")));
		}
		blocks.add(Block.aside(Span.plain(PriorityRun.REVIEW_NOTE)));
		Plot plot = PriorityPlot.of(run, highest.subList(0, Math.min(PLOTTED, highest.size())),
				records.stream().map(RealRecord::id).toList());
		blocks.add(Block.Picture.of("Severity and score", plot.words(), plot.png(), null));
		blocks.add(Block.aside(new Span.Link("Open the page", page),
				Span.plain(" · this link is for you alone and works once, within 15 minutes")));
		return new Message(first, blocks);
	}

	private static String shares(ScoredRecord one, PriorityRule rule) {
		if (one.score() == 0) {
			return "nothing counts";
		}
		return Stream.of(Factor.values())
			.sorted(Comparator.comparingDouble((Factor factor) -> one.part(factor, rule)).reversed())
			.limit(2)
			.map(factor -> factor.words()
					+ String.format(Locale.ROOT, " %.0f %%", 100 * one.part(factor, rule) / one.score()))
			.collect(Collectors.joining(", "));
	}

	/** The factors of one, and what each rests on. */
	static Message of(RealRecord record) {
		String first = record.id() + " " + record.title();
		List<Block> blocks = new ArrayList<>();
		blocks.add(Block.paragraph(Span.strong(first)));
		blocks.add(new Block.Facts(Stream.of(Factor.values()).map(factor -> fact(record, factor)).toList()));
		if (!record.context().isEmpty()) {
			blocks.add(Block.aside(Span.plain(String.join(" · ", record.context()))));
		}
		blocks.add(Block
			.buttons(Button.of("Correct a factor", new Action(PriorityVerb.NAME, null, record.id() + " " + CORRECT))));
		return new Message(first, blocks);
	}

	/** The factor as it counts from now on. */
	static Message corrected(RealRecord record, Factor factor) {
		String first = "Corrected: " + factor.words() + " of " + record.id();
		return Message.of(first, Block.paragraph(Span.strong(first)), new Block.Facts(List.of(fact(record, factor))));
	}

	private static Block.Fact fact(RealRecord record, Factor factor) {
		FactorValue value = record.factor(factor);
		return new Block.Fact(factor.words(), List.of(Span.plain(plain(value.value()) + " · " + value.because())));
	}

	/**
	 * @param factor that is meant; null if any may be
	 */
	static Form form(RealRecord record, @Nullable Factor factor) {
		List<Field.Option> options = Stream.of(Factor.values())
			.map(one -> new Field.Option(one.key(), one.words() + ", now " + plain(record.factor(one).value())))
			.toList();
		return Form
			.of(new Action(PriorityVerb.NAME, null, record.id() + " " + CORRECT), "Correct " + record.id(), "Correct",
					new Field.ChoiceField("factor", "Factor", false, options, factor == null ? null : factor.key(),
							null),
					new Field.TextField("value", "From 0 to 1", false, false, "", "0.7", null),
					Field.line("reason", "Why?"));
	}

	private static String plain(double value) {
		return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
	}

	private static String digits(double value) {
		return String.format(Locale.ROOT, "%.3f", value);
	}

}
