package dev.firewatch.recovery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * What an incident leaves to be followed beside causes and fixes: interim controls,
 * hypotheses, affected people and lessons for other teams.
 */
public final class Aftermath {

	// Not final, so that stored values can be filled in.
	private List<Control> controls = new ArrayList<>();

	private List<Hypothesis> hypotheses = new ArrayList<>();

	private List<Affected> affected = new ArrayList<>();

	/** Null until somebody says since when the organisation is aware. */
	private @Nullable Awareness aware;

	private List<NoticeAnswer> notices = new ArrayList<>();

	private List<ToldLesson> lessons = new ArrayList<>();

	private List<NoticeReminder> reminders = new ArrayList<>();

	/** The last numbers given: one that was taken back is not given again. */
	private int lastControl;

	private int lastHypothesis;

	/** As it was written out. */
	public static Aftermath of(List<Control> controls, List<Hypothesis> hypotheses, List<Affected> affected,
			@Nullable Awareness aware, List<NoticeAnswer> notices, List<ToldLesson> lessons) {
		Aftermath restored = new Aftermath();
		restored.controls = new ArrayList<>(controls);
		restored.hypotheses = new ArrayList<>(hypotheses);
		restored.affected = new ArrayList<>(affected);
		restored.aware = aware;
		restored.notices = new ArrayList<>(notices);
		restored.lessons = new ArrayList<>(lessons);
		restored.lastControl = last(controls, Control::number);
		restored.lastHypothesis = last(hypotheses, Hypothesis::number);
		return restored;
	}

	private static <T> int last(List<T> all, ToIntFunction<T> number) {
		return all.stream().mapToInt(number).max().orElse(0);
	}

	/** Whether there is nothing to follow, nor ever was. */
	public boolean isBlank() {
		return lastControl == 0 && lastHypothesis == 0 && affected.isEmpty() && aware == null && notices.isEmpty()
				&& lessons.isEmpty() && reminders.isEmpty();
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

	/** Adds people whom it harmed. */
	public Affected harmed(String whom, long count, @Nullable String harm, PersonId by, Instant at) {
		Affected found = new Affected(affected.size() + 1, whom, count, harm, by, at, null, null, null, null, null,
				null, null);
		affected.add(found);
		return found;
	}

	/** The affected people that chat calls so, such as {@code A1}, whatever the case. */
	public Optional<Affected> affected(String called) {
		return affected.stream().filter(one -> one.id().equalsIgnoreCase(called.strip())).findFirst();
	}

	/** Puts what changed in its place. */
	public Affected change(Affected changed) {
		affected.replaceAll(one -> one.number() == changed.number() ? changed : one);
		return changed;
	}

	/** All affected people, in the order in which they were found. */
	public List<Affected> affected() {
		return List.copyOf(affected);
	}

	/** Those for whom something is still to be done. */
	public List<Affected> affectedOpen() {
		return affected.stream().filter(one -> !one.state().settled()).toList();
	}

	/** How many people they are, and how far it has come; empty if there are none. */
	public Optional<String> affectedInShort() {
		if (affected.isEmpty()) {
			return Optional.empty();
		}
		Map<AffectedState, Long> states = new EnumMap<>(AffectedState.class);
		affected.forEach(one -> states.merge(one.state(), one.count(), Long::sum));
		return Optional.of(states.entrySet()
			.stream()
			.map(state -> String.format(Locale.ROOT, "%,d %s", state.getValue(), state.getKey().words()))
			.collect(Collectors.joining(", ")));
	}

	/** Since when the organisation is aware, if somebody has said so. */
	public Optional<Awareness> aware() {
		return Optional.ofNullable(aware);
	}

	/** Says since when. */
	public void awareSince(Awareness awareness) {
		aware = awareness;
	}

	/** What became of the notice with the id. */
	public Optional<NoticeAnswer> answer(String id) {
		return notices.stream().filter(one -> one.id().equals(id)).findFirst();
	}

	/** Says what became of a notice. */
	public void answer(NoticeAnswer answer) {
		notices.add(answer);
	}

	/** What became of each notice that somebody saw to. */
	public List<NoticeAnswer> notices() {
		return List.copyOf(notices);
	}

	/** Keeps that whoever owes a notice was reminded. */
	public void reminded(NoticeReminder reminder) {
		reminders.removeIf(one -> one.id().equals(reminder.id()));
		reminders.add(reminder);
	}

	/** When they were reminded of it last, while it was due then. */
	public Optional<Instant> remindedOf(String notice, Instant due) {
		return reminders.stream()
			.filter(one -> one.id().equals(notice) && one.due().equals(due))
			.map(NoticeReminder::at)
			.findFirst();
	}

	/**
	 * Keeps that a team is told a lesson.
	 * @param channel where; empty if its lead is told alone
	 */
	public ToldLesson tell(String text, String team, String teamName, String channel, @Nullable PersonId lead,
			PersonId by, Instant at) {
		ToldLesson told = new ToldLesson(lessons.size() + 1, text, team, teamName, channel, lead, by, at, null);
		lessons.add(told);
		return told;
	}

	/** The lesson that chat calls so, such as {@code L1}, whatever the case. */
	public Optional<ToldLesson> lesson(String called) {
		return lessons.stream().filter(one -> one.id().equalsIgnoreCase(called.strip())).findFirst();
	}

	/** Puts the changed lesson in its place. */
	public ToldLesson change(ToldLesson changed) {
		lessons.replaceAll(one -> one.number() == changed.number() ? changed : one);
		return changed;
	}

	/** All lessons that other teams were told, the first one first. */
	public List<ToldLesson> lessons() {
		return List.copyOf(lessons);
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
		affected.stream().filter(one -> one.texts().anyMatch(says)).map(Affected::id).forEach(places::add);
		lessons.stream().filter(one -> says.test(one.text())).map(ToldLesson::id).forEach(places::add);
		return places;
	}

}
