package dev.firewatch.policy;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Stops the start because configuration files cannot be used; names every problem at
 * once.
 */
public class InvalidConfiguration extends RuntimeException {

	private final transient List<ConfigProblem> problems;

	public InvalidConfiguration(List<ConfigProblem> problems) {
		super(problems.stream().map(ConfigProblem::toString).collect(Collectors.joining("\n")));
		this.problems = List.copyOf(problems);
	}

	public List<ConfigProblem> problems() {
		return this.problems;
	}

}
