package dev.firewatch.runbook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.firewatch.policy.ConfigFiles;
import dev.firewatch.policy.ConfigProblem;
import dev.firewatch.policy.InvalidConfiguration;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.RoleRule;
import dev.firewatch.policy.Service;
import dev.firewatch.policy.Services;
import dev.firewatch.policy.SignalRule;
import dev.firewatch.policy.Spelling;

/** All runbooks by their ids. */
public record Runbooks(Map<String, Runbook> byId) {

	public Runbooks {
		byId = Map.copyOf(byId);
	}

	/**
	 * Reads every runbook file; throws {@code InvalidConfiguration} with what is wrong in
	 * all of them.
	 */
	public static Runbooks load(ConfigFiles files, Policy policy, Services services) {
		KnownNames known = new KnownNames(policy.roles().stream().map(RoleRule::id).toList(),
				policy.signals().stream().map(SignalRule::family).toList(),
				services.services().stream().map(Service::id).toList(), files.runbookIds());
		Map<String, Runbook> byId = new LinkedHashMap<>();
		List<ConfigProblem> problems = new ArrayList<>();
		for (String id : files.runbookIds()) {
			try {
				byId.put(id, new RunbookReader(files.runbook(id), id, known).read());
			}
			catch (InvalidConfiguration faulty) {
				problems.addAll(faulty.problems());
			}
		}
		if (!problems.isEmpty()) {
			throw new InvalidConfiguration(problems);
		}
		return new Runbooks(byId);
	}

	/** What a runbook may name. */
	record KnownNames(List<String> roles, List<String> signals, List<String> services, List<String> runbooks) {
	}

	/** All of them, by their titles. */
	public List<Runbook> all() {
		return byId.values().stream().sorted(Comparator.comparing(Runbook::title)).toList();
	}

	public Optional<Runbook> runbook(String id) {
		return Optional.ofNullable(byId.get(id));
	}

	/** The runbook that people call so, by id or title. */
	public Optional<Runbook> called(String name) {
		String plain = name.strip();
		return byId.values()
			.stream()
			.filter(one -> one.id().equalsIgnoreCase(plain) || one.title().equalsIgnoreCase(plain)
					|| one.id().replace('-', ' ').equalsIgnoreCase(plain))
			.findFirst();
	}

	/** The id that comes closest to a misspelt name. */
	public Optional<String> closest(String name) {
		return Spelling.closest(name, byId.keySet());
	}

}
