package dev.firewatch.recovery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

import dev.firewatch.people.PersonId;

/**
 * What an incident leaves to be followed beside causes and fixes: interim controls and
 * hypotheses.
 */
public final class Aftermath {

	// Not final, so that stored values can be filled in.
	private List<Control> controls = new ArrayList<>();

	private List<Hypothesis> hypotheses = new ArrayList<>();

	/** The last numbers given: one that was taken back is not given again. */
	private int lastControl;

	private int lastHypothesis;

	/** As it was written out. */
	public static Aftermath of(List<Control> controls, List<Hypothesis> hypotheses) {
		Aftermath restored = new Aftermath();
		restored.controls = new ArrayList<>(controls);
		restored.hypotheses = new ArrayList<>(hypotheses);
		restored.lastControl = last(controls, Control::number);
		restored.lastHypothesis = last(hypotheses, Hypothesis::number);
		return restored;
	}

	private static <T> int last(List<T> all, ToIntFunction<T> number) {
		return all.stream().mapToInt(number).max().orElse(0);
	}

	/** Whether there is nothing to follow, nor ever was. */
	public boolean isBlank() {
		return lastControl == 0 && lastHypothesis == 0;
	}

	/**
	 * Puts up a control.
	 * @param typed what was typed
	 * @param origin the key of the act
	 */
	public Control control(String text, String typed, ControlEnd end, PersonId by, Instant at, String origin) {
		lastControl++;
		Control control = new Control(lastControl, text, typed, by, at, origin, end, null, null);
		controls.add(control);
		return control;
	}

	/** The control that chat calls so, such as {@code IC1}, whatever the case. */
	public Optional<Control> control(String called) {
		return controls.stream().filter(one -> one.id().equalsIgnoreCase(called.strip())).findFirst();
	}

	/** Puts the changed control in its place. */
	public Control change(Control changed) {
		controls.replaceAll(one -> one.number() == changed.number() ? changed : one);
		return changed;
	}

	/** Forgets a control that was none. */
	public void forget(Control control) {
		controls.removeIf(one -> one.number() == control.number());
	}

	/** All controls, in the order in which they were put up. */
	public List<Control> controls() {
		return List.copyOf(controls);
	}

	/** Those that nobody has taken down yet. */
	public List<Control> controlsOn() {
		return controls.stream().filter(Control::isOn).toList();
	}

	/**
	 * Adds a hypothesis.
	 * @param typed what was typed
	 * @param origin the key of the act
	 */
	public Hypothesis suppose(String text, String typed, PersonId by, Instant at, String origin) {
		lastHypothesis++;
		Hypothesis hypothesis = new Hypothesis(lastHypothesis, text, typed, by, at, origin, null, null, null, null);
		hypotheses.add(hypothesis);
		return hypothesis;
	}

	/** The hypothesis that chat calls so, such as {@code H1}, whatever the case. */
	public Optional<Hypothesis> hypothesis(String called) {
		return hypotheses.stream().filter(one -> one.id().equalsIgnoreCase(called.strip())).findFirst();
	}

	/** Puts the changed hypothesis in its place. */
	public Hypothesis change(Hypothesis changed) {
		hypotheses.replaceAll(one -> one.number() == changed.number() ? changed : one);
		return changed;
	}

	/** Forgets a hypothesis that was none. */
	public void forget(Hypothesis hypothesis) {
		hypotheses.removeIf(one -> one.number() == hypothesis.number());
	}

	/** All hypotheses, the first one first. */
	public List<Hypothesis> hypotheses() {
		return List.copyOf(hypotheses);
	}

	/** Those that are neither confirmed nor refuted. */
	public List<Hypothesis> openHypotheses() {
		return hypotheses.stream().filter(Hypothesis::isOpen).toList();
	}

	/** What of it still says one of the texts, by its id. */
	public List<String> quoting(Predicate<String> says) {
		List<String> places = new ArrayList<>();
		controls.stream()
			.filter(one -> says.test(one.text()) || says.test(one.typed()))
			.map(Control::id)
			.forEach(places::add);
		hypotheses.stream()
			.filter(one -> says.test(one.text()) || says.test(one.typed()))
			.map(Hypothesis::id)
			.forEach(places::add);
		return places;
	}

}
