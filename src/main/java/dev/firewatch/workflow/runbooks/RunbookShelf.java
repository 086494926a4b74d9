package dev.firewatch.workflow.runbooks;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.CasefileRuns;
import dev.firewatch.policy.Service;
import dev.firewatch.policy.Services;
import dev.firewatch.runbook.Run;
import dev.firewatch.runbook.RunFacts;
import dev.firewatch.runbook.Runbook;
import dev.firewatch.runbook.Runbooks;
import org.jspecify.annotations.Nullable;

/** The runbooks there are, and those that fit an incident. */
public class RunbookShelf {

	private final Runbooks runbooks;

	private final Services services;

	/** Those with a rule for when they begin; each sweep asks for them. */
	private final List<Runbook> startable;

	RunbookShelf(Runbooks runbooks, Services services) {
		this.startable = runbooks.all().stream().filter(one -> !one.starts().isEmpty()).toList();
		this.runbooks = runbooks;
		this.services = services;
	}

	/** All of them, by their titles. */
	List<Runbook> all() {
		return runbooks.all();
	}

	/** The runbook that people call so. */
	Optional<Runbook> called(String name) {
		return runbooks.called(name);
	}

	/** The id that comes closest to a misspelt name. */
	Optional<String> closest(String name) {
		return runbooks.closest(name);
	}

	/** The service that the incident is about, by its id; null if none is named. */
	@Nullable String service(Casefile file) {
		return services.mentionedIn(file.incident().title()).map(Service::id).orElse(null);
	}

	/** Those offered for the incident that are neither begun nor declined. */
	public List<Runbook> proposed(Casefile file) {
		return matching(file, Runbook::isProposed).stream()
			.filter(runbook -> file.declined(runbook.id()).isEmpty())
			.toList();
	}

	/** Those that begin by themselves and haven't yet. */
	List<Runbook> beginning(Casefile file) {
		return matching(file, Runbook::begins);
	}

	private List<Runbook> matching(Casefile file, BiPredicate<Runbook, RunFacts> matches) {
		List<String> begun = file.runs().stream().map(Run::runbook).map(Runbook::id).toList();
		List<Runbook> left = file.incident().status().ended() ? List.of()
				: startable.stream().filter(one -> !begun.contains(one.id())).toList();
		if (left.isEmpty()) {
			return List.of();
		}
		RunFacts facts = CasefileRuns.facts(file, service(file));
		return left.stream().filter(one -> matches.test(one, facts)).toList();
	}

}
