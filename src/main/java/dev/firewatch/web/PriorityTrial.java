package dev.firewatch.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.firewatch.policy.PriorityRule;
import dev.firewatch.priority.Factor;
import dev.firewatch.priority.PriorityRecord;
import dev.firewatch.web.PriorityParameters.UnreadableParameter;
import dev.firewatch.workflow.priority.PriorityRuns.RunInput;
import jakarta.servlet.http.HttpServletRequest;

/**
 * What a visitor tries out on records: other weights, another quantile, or a factor of
 * one record.
 *
 * @param problem what can't be read; empty if all can, else nothing is changed
 */
record PriorityTrial(RunInput before, RunInput after, List<WeightField> fields, String record, String factor,
		String value, String problem) {

	/** A number that can be changed, as it was typed. */
	record WeightField(String name, String words, String value) {
	}

	static PriorityTrial of(RunInput before, HttpServletRequest request) {
		String record = given(request, "record").strip();
		String factor = given(request, "factor");
		String value = given(request, "value").strip();
		try {
			PriorityRule rule = PriorityParameters.read(name -> given(request, name), before.rule());
			RunInput after = new RunInput(changed(before, record, factor, value), rule, before.names());
			return new PriorityTrial(before, after, fields(request, rule), record, factor, value, "");
		}
		catch (UnreadableParameter unreadable) {
			return new PriorityTrial(before, before, fields(request, before.rule()), record, factor, value,
					unreadable.sentence());
		}
	}

	/** Nothing is tried out. */
	static PriorityTrial untouched(RunInput input) {
		List<WeightField> fields = new ArrayList<>();
		for (Factor factor : Factor.values()) {
			fields.add(new WeightField(factor.key(), weight(factor), PriorityView.plain(factor.weight(input.rule()))));
		}
		fields.add(new WeightField(PriorityParameters.QUANTILE, PriorityParameters.QUANTILE,
				PriorityView.plain(input.rule().quantile())));
		return new PriorityTrial(input, input, fields, "", "", "", "");
	}

	private static String weight(Factor factor) {
		return "weight of " + factor.words();
	}

	private static List<PriorityRecord> changed(RunInput before, String record, String factor, String value)
			throws UnreadableParameter {
		if (record.isEmpty() && value.isEmpty()) {
			return before.records();
		}
		if (!Factor.keys().contains(factor)) {
			throw new UnreadableParameter("Choose which factor of the record is another one.");
		}
		double number = PriorityParameters.factor(factor, value);
		List<PriorityRecord> changed = new ArrayList<>();
		boolean found = false;
		for (PriorityRecord one : before.records()) {
			boolean meant = name(one, before.names()).equalsIgnoreCase(record);
			found |= meant;
			changed.add(meant ? one.with(Factor.named(factor), number) : one);
		}
		if (!found) {
			throw new UnreadableParameter(
					"There is no record \"%s\". Write its name as in the list.".formatted(record));
		}
		return changed;
	}

	private static String name(PriorityRecord record, List<String> names) {
		long index = record.index();
		return index >= 0 && index < names.size() ? names.get((int) index) : String.valueOf(index);
	}

	/** What was changed, in words; empty if nothing was. */
	String words() {
		List<String> words = new ArrayList<>();
		for (Factor factor : Factor.values()) {
			double was = factor.weight(before.rule());
			double now = factor.weight(after.rule());
			if (was != now) {
				words.add("weight of %s %s → %s".formatted(factor.words(), PriorityView.plain(was),
						PriorityView.plain(now)));
			}
		}
		if (before.rule().quantile() != after.rule().quantile()) {
			words.add("quantile %s → %s".formatted(PriorityView.plain(before.rule().quantile()),
					PriorityView.plain(after.rule().quantile())));
		}
		if (!before.records().equals(after.records())) {
			words.add("%s of %s: %s".formatted(factor.replace('_', ' '), record, value));
		}
		return String.join(", ", words);
	}

	static String given(HttpServletRequest request, String name) {
		return Optional.ofNullable(request.getParameter(name)).orElse("");
	}

	/** As they were typed, else as they are. */
	private static List<WeightField> fields(HttpServletRequest request, PriorityRule rule) {
		return untouched(new RunInput(List.of(), rule)).fields()
			.stream()
			.map(field -> given(request, field.name()).isBlank() ? field
					: new WeightField(field.name(), field.words(), given(request, field.name())))
			.toList();
	}

}
