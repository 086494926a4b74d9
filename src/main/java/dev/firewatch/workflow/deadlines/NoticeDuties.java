package dev.firewatch.workflow.deadlines;

import java.util.List;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.casefile.CasefileSummary;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.casefile.ComplianceDate;
import dev.firewatch.casefile.DatedDuties;
import dev.firewatch.casefile.NoticeClocks;
import dev.firewatch.casefile.Obligation.ObligationKind;
import dev.firewatch.policy.Policy;

/** The notices that are due in all incidents. */
class NoticeDuties implements DatedDuties {

	/** As many of the latest incidents are looked at. */
	private static final int MOST = 500;

	/** So many are read whole. */
	private static final int SHOWN = 50;

	private final Casefiles casefiles;

	private final NoticeClocks clocks;

	NoticeDuties(Casefiles casefiles, Policy policy) {
		this.casefiles = casefiles;
		this.clocks = new NoticeClocks(policy);
	}

	@Override
	public List<ComplianceDate> among(CasefileSearch search) {
		List<CasefileSummary> due = casefiles.search(search.unfinished(), 0, MOST)
			.stream()
			.filter(file -> file.waiting().stream().anyMatch(one -> one.kind() == ObligationKind.NOTICE))
			.limit(SHOWN)
			.toList();
		return due.isEmpty() ? List.of()
				: casefiles.findAll(due.stream().map(CasefileSummary::id).toList())
					.stream()
					.flatMap(file -> dates(file).stream())
					.toList();
	}

	private List<ComplianceDate> dates(Casefile file) {
		return clocks.open(file)
			.stream()
			.map(clock -> new ComplianceDate(file.id(), file.incident().title(), clock.rule().id(), clock.rule().name(),
					clock.due(), true))
			.toList();
	}

}
