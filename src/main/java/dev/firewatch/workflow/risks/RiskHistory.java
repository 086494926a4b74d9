package dev.firewatch.workflow.risks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.casefile.CasefileSummary;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.People;
import dev.firewatch.risk.Risk;
import dev.firewatch.risk.RiskChange;
import dev.firewatch.risk.RiskProposal;
import dev.firewatch.risk.RiskVersion;
import org.jspecify.annotations.Nullable;

/** How a risk came to be as it is, without what its reader may not know of. */
public class RiskHistory {

	/** A part of a risk that has an id of its own. */
	private static final Pattern PART = Pattern.compile("[PIM]\\d+");

	private final Casefiles casefiles;

	private final People people;

	RiskHistory(Casefiles casefiles, People people) {
		this.casefiles = casefiles;
		this.people = people;
	}

	/**
	 * One version.
	 *
	 * @param incident what gave the occasion; null if nothing did that the reader may
	 * know of
	 */
	public record RiskStep(Instant at, String by, String what, @Nullable String why, @Nullable IncidentId incident) {
	}

	/** The versions, the latest first. */
	public List<RiskStep> steps(Risk risk, CasefileSearch reader) {
		Set<IncidentId> visible = visible(risk, reader);
		List<RiskStep> steps = new ArrayList<>();
		for (RiskVersion version : risk.history()) {
			if (version.link() == null || visible.contains(version.link())) {
				IncidentId occasion = version.made().incident();
				boolean told = occasion != null && !occasion.equals(version.link()) && visible.contains(occasion);
				steps.add(new RiskStep(version.made().at(), by(version), what(version), version.made().why(),
						told ? occasion : null));
			}
		}
		Collections.reverse(steps);
		return steps;
	}

	/** What was proposed, the latest first. */
	public List<RiskProposal> proposals(Risk risk, CasefileSearch reader) {
		Set<IncidentId> asked = risk.proposals().stream().map(RiskProposal::incident).collect(Collectors.toSet());
		Set<IncidentId> visible = among(asked, reader).stream().map(CasefileSummary::id).collect(Collectors.toSet());
		List<RiskProposal> shown = new ArrayList<>(
				risk.proposals().stream().filter(one -> visible.contains(one.incident())).toList());
		Collections.reverse(shown);
		return shown;
	}

	/** The incidents that a risk came true in. */
	public List<CasefileSummary> incidents(Risk risk, CasefileSearch reader) {
		return among(Set.copyOf(risk.incidents()), reader);
	}

	private Set<IncidentId> visible(Risk risk, CasefileSearch reader) {
		Set<IncidentId> named = risk.history()
			.stream()
			.flatMap(version -> Stream.of(version.link(), version.made().incident()))
			.filter(Objects::nonNull)
			.collect(Collectors.toSet());
		return among(named, reader).stream().map(CasefileSummary::id).collect(Collectors.toSet());
	}

	private List<CasefileSummary> among(Set<IncidentId> ids, CasefileSearch reader) {
		return ids.isEmpty() ? List.of() : casefiles.search(reader.only(ids), 0, ids.size());
	}

	private String by(RiskVersion version) {
		return version.made().by() == null ? "a program" : people.nameOf(version.made().by());
	}

	private static String what(RiskVersion version) {
		if (version.link() != null) {
			return "came true in " + version.link();
		}
		return version.changes().isEmpty() ? "entered"
				: version.changes().stream().map(RiskHistory::change).collect(Collectors.joining("; "));
	}

	/** P1 and I1 alone could be a probability and an impact. */
	private static String named(String field) {
		if (!PART.matcher(field).matches()) {
			return field;
		}
		return switch (field.charAt(0)) {
			case 'P' -> "proposal ";
			case 'I' -> "indicator ";
			default -> "mitigation ";
		} + field;
	}

	static String change(RiskChange change) {
		return named(change.field()) + " " + (change.before() == null ? "" : change.before() + " ") + "→ "
				+ (change.after() == null ? "none" : change.after());
	}

}
