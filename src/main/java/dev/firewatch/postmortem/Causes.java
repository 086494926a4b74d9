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

	// Not final, so that what was stored can be filled in.
	private List<Cause> causes = new ArrayList<>();

	private List<NotCause> ruledOut = new ArrayList<>();

	public Cause add(String text, @Nullable String because, boolean primary, PersonId by) {
		boolean isPrimary = primary || causes.isEmpty();
		if (isPrimary) {
			causes.replaceAll(cause -> cause.asPrimary(false));
		}
		Cause cause = new Cause(causes.size() + 1, text, because, isPrimary, by);
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

	/** Makes the cause the primary one; false if there is none of that id. */
	public boolean makePrimary(String id) {
		if (find(id).isEmpty()) {
			return false;
		}
		causes.replaceAll(cause -> cause.asPrimary(cause.id().equalsIgnoreCase(id)));
		return true;
	}

	public List<Cause> all() {
		return List.copyOf(causes);
	}

	public List<NotCause> ruledOut() {
		return List.copyOf(ruledOut);
	}

}
