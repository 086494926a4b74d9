package dev.firewatch.postmortem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * What caused an incident and what did not; the first cause is primary until another is.
 */
public final class Causes {

	// Not final, so that stored values can be filled in.
	private List<Cause> causes = new ArrayList<>();

	private List<NotCause> ruledOut = new ArrayList<>();

	private List<Why> whys = new ArrayList<>();

	/** Causes as they were written out. */
	public static Causes of(List<Cause> causes, List<NotCause> ruledOut, List<Why> whys) {
		Causes restored = new Causes();
		restored.causes.addAll(causes);
		restored.ruledOut.addAll(ruledOut);
		restored.whys.addAll(whys);
		return restored;
	}

	public Cause add(String text, @Nullable String because, boolean primary, PersonId by) {
		boolean isPrimary = primary || causes.isEmpty();
		if (isPrimary) {
			causes.replaceAll(cause -> cause.asPrimary(false));
		}
		Cause cause = new Cause(causes.size() + 1, text, because, isPrimary, by, null, null);
		causes.add(cause);
		return cause;
	}

	public NotCause ruleOut(String text, @Nullable String because, PersonId by) {
		NotCause notCause = new NotCause(ruledOut.size() + 1, text, because, by);
		ruledOut.add(notCause);
		return notCause;
	}

	public Optional<Cause> find(String id) {
		return causes.stream().filter(cause -> cause.id().equalsIgnoreCase(id)).findFirst();
	}

	/** Makes the cause the primary one; false if there is none with that id. */
	public boolean makePrimary(String id) {
		if (find(id).isEmpty()) {
			return false;
		}
		causes.replaceAll(cause -> cause.asPrimary(cause.id().equalsIgnoreCase(id)));
		return true;
	}

	/** Says where the cause lies; false if there is none with that id. */
	public boolean classify(String id, CauseKind kind) {
		if (find(id).isEmpty()) {
			return false;
		}
		causes.replaceAll(cause -> cause.id().equalsIgnoreCase(id) ? cause.of(kind) : cause);
		return true;
	}

	/** Says why the cause needs no fix; false if there is none with that id. */
	public boolean accept(String id, String reason) {
		if (find(id).isEmpty()) {
			return false;
		}
		causes.replaceAll(cause -> cause.id().equalsIgnoreCase(id) ? cause.accepted(reason) : cause);
		return true;
	}

	/**
	 * Goes one level deeper in the chain of whys, or changes a level's answer; deeper
	 * levels no longer follow then and are removed.
	 * @param level from 1; one more than the last level continues the chain
	 */
	public Why why(int level, String answer, @Nullable String evidence, PersonId by) {
		int place = Math.min(Math.max(level, 1), whys.size() + 1);
		whys = new ArrayList<>(whys.subList(0, place - 1));
		Why why = new Why(place, answer, evidence, false, by);
		whys.add(why);
		return why;
	}

	/** Makes the deepest level the root cause; false if there is none. */
	public boolean reachRoot() {
		if (whys.isEmpty()) {
			return false;
		}
		whys.replaceAll(why -> why.asRoot(why.level() == whys.size()));
		return true;
	}

	/** Why it happened, level by level. */
	public List<Why> whys() {
		return List.copyOf(whys);
	}

	public List<Cause> all() {
		return List.copyOf(causes);
	}

	public List<NotCause> ruledOut() {
		return List.copyOf(ruledOut);
	}

}
