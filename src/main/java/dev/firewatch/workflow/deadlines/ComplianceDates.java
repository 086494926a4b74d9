package dev.firewatch.workflow.deadlines;

import java.util.Comparator;
import java.util.List;

import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.casefile.ComplianceDate;

/** All that compliance has to see to, the next one first. */
public class ComplianceDates {

	/**
	 * Nobody reads on beyond so many incidents; those that are due first are among them.
	 */
	private static final int MOST = 500;

	private final Casefiles casefiles;

	ComplianceDates(Casefiles casefiles) {
		this.casefiles = casefiles;
	}

	/** That of the incidents that are searched for. */
	public List<ComplianceDate> among(CasefileSearch search) {
		return casefiles.due(search, MOST)
			.stream()
			.flatMap(file -> file.due().stream().map(one -> ComplianceDate.of(file, one)))
			.sorted(Comparator.comparing(ComplianceDate::due).thenComparing(date -> date.incident().value()))
			.toList();
	}

}
