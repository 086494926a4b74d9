package dev.firewatch.casefile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.firewatch.incident.RoleHolder;
import dev.firewatch.people.PersonId;

/**
 * What waits in a casefile, as it is written beside it: so that lists needn't read the
 * casefile, and find it by the people it may concern.
 *
 * @param open what waits
 * @param owing those for whom it may wait, and {@link #ANYBODY} if that depends on who
 * may decide; never too few
 * @param deadlines what compliance has to see to by a moment, the next one first; it
 * outlives the incident's end
 */
public record Ledger(List<Obligation> open, Set<String> owing, List<OpenDeadline> deadlines) {

	/** Whoever may decide, which is a matter of policy and not of the casefile. */
	public static final String ANYBODY = "*";

	public Ledger {
		open = List.copyOf(open);
		owing = Set.copyOf(owing);
		deadlines = List.copyOf(deadlines);
	}

	/** When the first of the deadlines is; empty if there is none. */
	public Optional<Instant> deadlineAt() {
		return deadlines.stream().map(OpenDeadline::at).findFirst();
	}

	/** What waits in the casefile now. */
	public static Ledger of(Casefile file, Obligations obligations) {
		List<Obligation> open = obligations.of(file);
		Set<String> owing = new LinkedHashSet<>();
		for (Obligation one : open) {
			List<PersonId> owed = new ArrayList<>(file.people(one.owedBy()));
			if (owed.isEmpty()) {
				owing.add(ANYBODY);
			}
			owed.addAll(file.people(one.owners()));
			owed.forEach(person -> owing.add(person.value()));
		}
		if (!open.isEmpty()) {
			// Whoever holds a role may be next on the ladder when the others are away.
			file.incident().roles().stream().map(RoleHolder::person).forEach(person -> owing.add(person.value()));
			if (file.incident().isPrivate()) {
				// They are asked where nobody on the ladder may know of it.
				file.incident().members().forEach(person -> owing.add(person.value()));
			}
		}
		return new Ledger(open, owing, obligations.deadlines(file));
	}

}
