package dev.firewatch.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.firewatch.policy.PriorityRule;
import dev.firewatch.priority.Factor;
import dev.firewatch.priority.PriorityChange;
import dev.firewatch.priority.PriorityRecords;
import dev.firewatch.priority.PriorityRun;
import dev.firewatch.priority.PriorityRun.ScoredRecord;
import dev.firewatch.priority.RealRecord;
import dev.firewatch.workflow.priority.PriorityPlot;
import dev.firewatch.workflow.priority.PriorityRuns.RunInput;

/**
 * What the page of priority shows of records, before and after a change.
 *
 * @param comesIn what comes first only after the change
 */
record PriorityView(boolean synthetic, boolean tooFew, int count, boolean changed, RunFigures before, RunFigures after,
		String comesIn, String dropsOut, String plot, List<PriorityRow> rows) {

	private static final int MOST_ROWS = 1_000;

	/** The figures of one run. */
	record RunFigures(String weights, String quantile, String threshold, int priorityCount, String top) {

		static RunFigures of(PriorityRun run, RunInput input) {
			return new RunFigures(weighted(input.rule()), plain(input.rule().quantile()), digits(run.threshold()),
					run.priority().size(), listed(run.top(), input.names()));
		}

		/** In one line, as reflections have it. */
		String words() {
			return "%d come first, from %s on; the highest are %s".formatted(priorityCount, threshold, top);
		}

	}

	/**
	 * One record, with why it stands where it stands.
	 *
	 * @param address its page; empty if it has none
	 * @param why each factor's share of the score, the largest first
	 * @param context what else to know before anybody acts
	 */
	record PriorityRow(String name, String address, String title, String severity, String score, boolean first,
			String why, List<String> context) {
	}

	/** Shows the records before and after the change. */
	static PriorityView of(RunInput before, RunInput after, List<RealRecord> real) {
		PriorityRun was = PriorityRun.of(before.records(), before.rule());
		PriorityRun now = PriorityRun.of(after.records(), after.rule());
		PriorityChange change = new PriorityChange(was, now);
		List<ScoredRecord> shown = now.highestFirst().stream().limit(MOST_ROWS).toList();
		Map<String, RealRecord> known = new HashMap<>();
		real.forEach(one -> known.put(one.id(), one));
		return new PriorityView(PriorityRecords.areSynthetic(before.records()), now.tooFew(), before.records().size(),
				!before.equals(after), RunFigures.of(was, before), RunFigures.of(now, after),
				listed(change.comesIn(), after.names()), listed(change.dropsOut(), after.names()),
				PriorityPlot.of(now, shown, after.names()).svg(),
				shown.stream().map(scored -> row(scored, now, after, known)).toList());
	}

	private static PriorityRow row(ScoredRecord scored, PriorityRun run, RunInput input,
			Map<String, RealRecord> known) {
		String name = name(scored.of().index(), input.names());
		RealRecord real = known.get(name);
		List<String> context = new ArrayList<>();
		if (real != null) {
			for (Factor factor : Factor.values()) {
				context.add("%s %s: %s".formatted(factor.words(), plain(real.factor(factor).value()),
						real.factor(factor).because()));
			}
			context.addAll(real.context());
		}
		String address = real == null ? "" : (name.startsWith("RISK-") ? "/risks/" : "/incidents/") + name;
		return new PriorityRow(name, address, real == null ? "" : real.title() + (real.isPrivate() ? " (private)" : ""),
				digits(scored.of().severity()), digits(scored.score()), run.comesFirst(scored),
				why(scored, input.rule()), context);
	}

	private static String why(ScoredRecord scored, PriorityRule rule) {
		if (scored.score() == 0) {
			return "nothing";
		}
		return Stream.of(Factor.values())
			.sorted(Comparator.comparingDouble((Factor factor) -> scored.part(factor, rule)).reversed())
			.map(factor -> factor.words() + " "
					+ String.format(Locale.ROOT, "%.0f %%", 100 * scored.part(factor, rule) / scored.score()))
			.collect(Collectors.joining(", "));
	}

	static String weighted(PriorityRule rule) {
		return Stream.of(Factor.values())
			.map(factor -> factor.words() + " " + plain(factor.weight(rule)))
			.collect(Collectors.joining(", "));
	}

	static String plain(double value) {
		return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
	}

	private static String digits(double value) {
		return String.format(Locale.ROOT, "%.3f", value);
	}

	private static String name(long index, List<String> names) {
		return index >= 0 && index < names.size() ? names.get((int) index) : String.valueOf(index);
	}

	private static String listed(List<Long> indices, List<String> names) {
		return indices.isEmpty() ? "none"
				: indices.stream().map(index -> name(index, names)).collect(Collectors.joining(", "));
	}

}
