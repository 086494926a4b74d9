package dev.firewatch.workflow.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import dev.firewatch.people.Directory;
import dev.firewatch.people.DirectoryAway;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Policy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The people of the configured senior group. Who is meant is looked up once a day and
 * then kept by identity, so that nobody gets in by taking somebody's name.
 */
public class SeniorGroup {

	private static final Logger log = LoggerFactory.getLogger(SeniorGroup.class);

	private static final Duration FRESH = Duration.ofDays(1);

	private static final Duration UNTIL_NEXT_TRY = Duration.ofMinutes(10);

	private final Policy policy;

	private final People people;

	private final Supplier<List<Directory>> directories;

	private volatile @Nullable Resolved resolved;

	SeniorGroup(Policy policy, People people, Supplier<List<Directory>> directories) {
		this.policy = policy;
		this.people = people;
		this.directories = directories;
	}

	/** Whom each configured name means. */
	private record Resolved(Map<String, List<PersonId>> byName, @Nullable Instant at) {

		List<String> unknown() {
			return byName.entrySet()
				.stream()
				.filter(entry -> entry.getValue().isEmpty())
				.map(Map.Entry::getKey)
				.toList();
		}

	}

	/** The people who are in it. */
	public List<PersonId> members() {
		Set<PersonId> all = new LinkedHashSet<>();
		now().byName().values().forEach(all::addAll);
		return List.copyOf(all);
	}

	/** The configured names that nobody is known by. */
	public List<String> unknown() {
		return now().unknown();
	}

	/** Looks up again who is meant, if it is time to. */
	void refresh(Instant at) {
		Resolved before = resolved;
		Instant last = before == null ? null : before.at();
		Duration wait = before != null && !before.unknown().isEmpty() ? UNTIL_NEXT_TRY : FRESH;
		if (before == null || last == null || Duration.between(last, at).abs().compareTo(wait) >= 0) {
			resolve(at);
		}
	}

	private Resolved now() {
		Resolved known = resolved;
		return known == null ? resolve(null) : known;
	}

	private synchronized Resolved resolve(@Nullable Instant at) {
		Resolved before = resolved;
		Map<String, List<PersonId>> byName = new LinkedHashMap<>();
		for (String name : policy.seniorGroup()) {
			byName.put(name, lookedUp(name, before));
		}
		Resolved after = new Resolved(byName, at);
		resolved = after;
		if (before == null || !before.unknown().equals(after.unknown())) {
			warn(after);
		}
		return after;
	}

	private List<PersonId> lookedUp(String name, @Nullable Resolved before) {
		Set<PersonId> found = new LinkedHashSet<>();
		people.identified(name).map(Person::id).ifPresent(found::add);
		for (Directory directory : directories.get()) {
			try {
				found.addAll(directory.named(name));
			}
			catch (DirectoryAway away) {
				// A platform that can't be asked at the moment takes nobody's rights
				// away.
				found.addAll(before == null ? List.of() : before.byName().getOrDefault(name, List.of()));
			}
		}
		return List.copyOf(found);
	}

	private void warn(Resolved after) {
		if (!after.unknown().isEmpty()) {
			log.warn("I know nobody by {} (senior-group in policy.yml). Write an e-mail address, a member id, a user"
					+ " group or a handle.", String.join(", ", after.unknown()));
		}
		if (after.byName().values().stream().allMatch(List::isEmpty)) {
			log.warn("There is no senior group, so nobody can approve what a commander's own fixes wait for, or stand"
					+ " in for a commander. Name people under senior-group in policy.yml.");
		}
	}

	/** What an administrator has to mend in it; empty if nothing. */
	public List<String> problems() {
		List<String> problems = new ArrayList<>();
		unknown().forEach(name -> problems.add("I know nobody by " + name + " (senior-group in policy.yml)."
				+ " An administrator can write an e-mail address, a member id or a user group instead."));
		return problems;
	}

}
