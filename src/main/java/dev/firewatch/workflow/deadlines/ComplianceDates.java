package dev.firewatch.workflow.deadlines;

import java.util.Comparator;
import java.util.List;

import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.casefile.ComplianceDate;
import dev.firewatch.casefile.DatedDuties;

/** All that compliance has to see to, whatever kind it is, the next one first. */
public class ComplianceDates {

	private final List<DatedDuties> kinds;

	ComplianceDates(List<DatedDuties> kinds) {
		this.kinds = List.copyOf(kinds);
	}

	/** Those of the incidents that are searched for. */
	public List<ComplianceDate> among(CasefileSearch search) {
		return kinds.stream()
			.flatMap(kind -> kind.among(search).stream())
			.sorted(Comparator.comparing(ComplianceDate::due).thenComparing(date -> date.incident().value()))
			.toList();
	}

}
